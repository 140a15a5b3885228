import { Text } from '../../../components/Text';
import { useWords } from '../../../hooks/useWords';
import { ActButton, StepRow } from '../StepRow';
import { someOf, strayName } from '../words';
import { StateChip, stepIn, toneOf, weightOf, type StepProps } from './step';

export const UnitsStep = ({ setup, open }: StepProps) => {
  const words = useWords();
  const { t } = words;
  const { state } = stepIn(setup, 'units');
  const { units, strays, matched } = setup.units;
  const tone = toneOf(setup, 'units');
  const name = t('setup.step.units');
  const chip = {
    done: t('setup.chip.done'),
    off: t('setup.chip.off'),
    nothing: t('setup.chip.nothing'),
    missing: t('setup.chip.stray', { count: strays.length }),
  };
  const act = () => open(state === 'nothing' && strays.length === 0 ? { what: 'unit', stray: null } : { what: 'units' });
  const count = t(matched > 0 && strays.length === 0 ? 'setup.units.matched' : 'setup.units.count', { count: units.length, matched });
  return (
    <StepRow
      number={2}
      name={name}
      tone={tone}
      done={state === 'done'}
      chip={<StateChip tone={tone}>{chip[state]}</StateChip>}
      action={
        <ActButton
          weight={weightOf(setup, 'units')}
          act={{ label: t(state === 'done' || !setup.may.manage ? 'setup.view' : 'setup.units.make'), about: name, onClick: act }}
        />
      }
    >
      <Text as="p">{state === 'nothing' ? t('setup.units.none') : count}</Text>
      {strays.length > 0 ? (
        <Text as="p">
          {t('setup.units.strays', {
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
