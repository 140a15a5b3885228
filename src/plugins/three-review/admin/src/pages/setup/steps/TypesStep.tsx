import { Text } from '../../../components/Text';
import { useWords } from '../../../hooks/useWords';
import { ActButton, StepRow } from '../StepRow';
import { TypeTable } from '../TypeTable';
import { StateChip, stepIn, toneOf, weightOf, type StepProps } from './step';

export const TypesStep = ({ setup, open }: StepProps) => {
  const { t, when } = useWords();
  const { state } = stepIn(setup, 'types');
  const { types, confirmed } = setup.types;
  const tone = toneOf(setup, 'types');
  const covered = types.filter((type) => type.covered).length;
  const chip = { done: 'setup.chip.done', missing: 'setup.chip.confirm', nothing: 'setup.chip.nothing', off: 'setup.chip.off' } as const;
  const label = { done: 'setup.view', missing: 'setup.check', nothing: 'setup.proposal', off: 'setup.view' } as const;
  const name = t('setup.step.types');
  const sentence = confirmed
    ? t('setup.types.confirmed', { name: confirmed.by?.name ?? '—', at: when(confirmed.at, setup.timeZone) })
    : t(covered === 0 ? 'setup.types.none' : 'setup.types.unconfirmed', { count: covered });
  return (
    <StepRow
      number={1}
      name={name}
      tone={tone}
      done={state === 'done'}
      chip={<StateChip tone={tone}>{t(chip[state])}</StateChip>}
      action={
        <ActButton
          weight={weightOf(setup, 'types')}
          act={{ label: t(label[state]), about: name, onClick: () => open({ what: 'types' }) }}
        />
      }
      below={types.length > 0 ? <TypeTable types={types} /> : null}
    >
      <Text as="p">{sentence}</Text>
    </StepRow>
  );
};
