import { Text } from '../../../components/Text';
import { useWords } from '../../../hooks/useWords';
import { ActButton, StepRow } from '../StepRow';
import { isVacant, seatName, someOf } from '../words';
import { StateChip, stepIn, toneOf, weightOf, type StepProps } from './step';

export const PostsStep = ({ setup, open }: StepProps) => {
  const words = useWords();
  const { t } = words;
  const { state } = stepIn(setup, 'posts');
  const { seats, people } = setup.posts;
  const vacant = [...seats.filter(isVacant)].sort((a, b) => b.waiting - a.waiting);
  const tone = toneOf(setup, 'posts');
  const name = t('setup.step.posts');
  const chip = {
    done: t('setup.chip.done'),
    off: t('setup.chip.off'),
    nothing: t('setup.chip.nothing'),
    missing: t('setup.chip.vacant', { count: vacant.length }),
  };
  const named = vacant.map((seat) =>
    seat.waiting > 0 ? t('setup.posts.waiting', { seat: seatName(words, seat), count: seat.waiting }) : seatName(words, seat)
  );
  const appoints = state === 'missing' && setup.may.manage;
  return (
    <StepRow
      number={3}
      name={name}
      tone={tone}
      done={state === 'done'}
      chip={<StateChip tone={tone}>{chip[state]}</StateChip>}
      action={
        state === 'nothing' ? null : (
          <ActButton
            weight={weightOf(setup, 'posts')}
            act={{
              label: t(appoints ? 'setup.posts.appoint' : 'setup.view'),
              about: name,
              onClick: () => open({ what: appoints ? 'appoint' : 'posts' }),
            }}
          />
        )
      }
    >
      <Text as="p">{state === 'nothing' ? t('setup.posts.none') : t('setup.posts.count', { seats: seats.length, people })}</Text>
      {state === 'missing' ? (
        <Text as="p" $bold>
          {t('setup.posts.vacant', { names: someOf(words, named) })}
        </Text>
      ) : null}
    </StepRow>
  );
};
