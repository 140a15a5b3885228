import type { SiteOut } from '../../../../../shared/contracts';
import { Text } from '../../../components/Text';
import { useWords } from '../../../hooks/useWords';
import { dayOfTrial } from '../trial/days';
import { ActButton, StepRow } from '../StepRow';
import { StateChip, type StepProps } from './step';

export const EnforceStep = ({ setup, open, site }: StepProps & { readonly site: SiteOut }) => {
  const { t, when } = useWords();
  const enforced = site.mode === 'enforced';
  const adopting = site.adoption.state === 'running';
  const tone = enforced ? 'success' : 'primary';
  const name = t('setup.step.enforce');
  const day = dayOfTrial(site, Date.now(), setup.timeZone);
  const chip = enforced ? t('setup.chip.enforced') : adopting ? t('setup.chip.adopting') : t('setup.chip.trial', { day });
  const by =
    site.by && site.since !== null ? t('setup.trial.enforcedBy', { name: site.by.name, at: when(site.since, setup.timeZone) }) : null;
  return (
    <StepRow
      number={6}
      name={name}
      tone={tone}
      done={enforced}
      chip={<StateChip tone={tone}>{chip}</StateChip>}
      action={
        site.trial.from === null ? null : (
          <ActButton weight="other" act={{ label: t('setup.trial.results'), about: name, onClick: () => open({ what: 'trial' }) }} />
        )
      }
    >
      <Text as="p">{enforced ? (by ?? t('setup.trial.enforcedConfig')) : t('setup.trial.text')}</Text>
    </StepRow>
  );
};
