import groupBy from 'lodash/groupBy';
import { Muted, Text } from '../../../components/Text';
import { useWords } from '../../../hooks/useWords';
import { ActButton, StepRow } from '../StepRow';
import { fewOf, rightWords } from '../words';
import { StateChip, stepIn, toneOf, weightOf, type StepProps } from './step';

export const RolesStep = ({ setup, open }: StepProps) => {
  const words = useWords();
  const { t } = words;
  const { state } = stepIn(setup, 'roles');
  const { gaps } = setup.roles;
  const tone = toneOf(setup, 'roles');
  const name = t('setup.step.roles');
  const grants = state === 'missing' && setup.may.roles && setup.may.manage;
  const chip = {
    done: t('setup.chip.done'),
    off: t('setup.chip.off'),
    nothing: t('setup.chip.nothing'),
    missing: t('setup.chip.missing', { count: gaps.length }),
  };
  return (
    <StepRow
      number={5}
      name={name}
      tone={tone}
      done={state === 'done'}
      chip={<StateChip tone={tone}>{chip[state]}</StateChip>}
      action={
        grants ? (
          <ActButton
            weight={weightOf(setup, 'roles')}
            act={{ label: t('setup.roles.grant'), about: name, onClick: () => open({ what: 'roles' }) }}
          />
        ) : null
      }
    >
      {gaps.length === 0 ? <Text as="p">{t(state === 'nothing' ? 'setup.roles.none' : 'setup.roles.fine')}</Text> : null}
      {Object.values(groupBy(gaps, ({ role }) => role.id)).map((some) => (
        <Text key={some[0]?.role.id} as="p">
          {t('setup.roles.role', {
            role: some[0]?.role.name ?? '',
            gaps: fewOf(
              words,
              some.map((gap) => rightWords(words, 'lack', gap))
            ),
          })}
        </Text>
      ))}
      {gaps.length > 0 && !grants ? <Muted as="p">{t('setup.roles.noRight')}</Muted> : null}
    </StepRow>
  );
};
