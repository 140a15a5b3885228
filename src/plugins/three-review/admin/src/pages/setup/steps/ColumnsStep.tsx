import { useNavigate } from 'react-router-dom';
import { Text } from '../../../components/Text';
import { useWords } from '../../../hooks/useWords';
import { COLUMN_SETTINGS } from '../../audit/paths';
import { ActButton, StepRow } from '../StepRow';
import { someOf, strayName } from '../words';
import { StateChip, stepIn, toneOf, weightOf, type StepProps } from './step';

export const ColumnsStep = ({ setup, open }: StepProps) => {
  const words = useWords();
  const { t } = words;
  const navigate = useNavigate();
  const { state } = stepIn(setup, 'columns');
  const { count, exempt, strays } = setup.columns;
  const tone = toneOf(setup, 'columns');
  const name = t('setup.step.columns');
  const takes = strays.some(({ fits }) => fits) && setup.may.columns && setup.units.units.length > 0;
  const chip = {
    done: t('setup.chip.done'),
    off: t('setup.chip.off'),
    nothing: t('setup.chip.nothing'),
    missing: t('setup.chip.stray', { count: strays.length }),
  };
  const there = t(exempt > 0 ? 'setup.columns.exempt' : 'setup.columns.count', { count, exempt });
  const sentence = state === 'off' ? t('setup.columns.off') : state === 'nothing' ? t('setup.columns.none') : there;
  const act = () => (takes ? open({ what: 'columns' }) : navigate(COLUMN_SETTINGS));
  return (
    <StepRow
      number={4}
      name={name}
      tone={tone}
      done={state === 'done'}
      chip={<StateChip tone={tone}>{chip[state]}</StateChip>}
      action={
        state === 'off' ? null : (
          <ActButton
            weight={weightOf(setup, 'columns')}
            act={{
              label: t(state === 'done' ? 'setup.view' : takes ? 'setup.columns.take' : 'setup.columns.open'),
              about: name,
              onClick: () => void act(),
            }}
          />
        )
      }
    >
      <Text as="p">{sentence}</Text>
      {state !== 'off' && strays.length > 0 ? (
        <Text as="p">
          {t('setup.columns.strays', {
            names: someOf(
              words,
              strays.map((stray) => strayName(words, stray))
            ),
          })}
        </Text>
      ) : null}
    </StepRow>
  );
};
