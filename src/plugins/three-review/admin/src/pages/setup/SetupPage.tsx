import { ArrowClockwise } from '@strapi/icons';
import { useState } from 'react';
import { styled } from 'styled-components';
import type { Setup, SiteOut } from '../../../../shared/contracts';
import { useGetSetupQuery } from '../../api/setup';
import { useGetSiteModeQuery } from '../../api/site';
import { BigButton } from '../../components/BigButton';
import { Surface } from '../../components/Card';
import { Loaded } from '../../components/Loaded';
import { Notice } from '../../components/Notice';
import { PageFrame } from '../../components/PageFrame';
import { Muted } from '../../components/Text';
import { useWords } from '../../hooks/useWords';
import { Lead } from './Lead';
import { SetupDialogs } from './SetupDialogs';
import { ColumnsStep } from './steps/ColumnsStep';
import { EnforceStep } from './steps/EnforceStep';
import { PostsStep } from './steps/PostsStep';
import { RolesStep } from './steps/RolesStep';
import type { Dialog } from './steps/step';
import { TypesStep } from './steps/TypesStep';
import { UnitsStep } from './steps/UnitsStep';
import { EnforceCard } from './trial/EnforceCard';
import { TrialCard } from './trial/TrialCard';

const Columns = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr) 34.4rem;
  align-items: start;
  gap: 2rem;

  @media (max-width: 1199px) {
    grid-template-columns: minmax(0, 1fr);
  }
`;

const List = styled.ol`
  list-style: none;
`;

const Side = styled.div`
  display: flex;
  flex-direction: column;
  gap: 2rem;
  min-width: 0;
`;

/** ms; while what is live is being adopted. */
const POLL = 2_000;

const Steps = ({ setup, site }: { readonly setup: Setup; readonly site: SiteOut }) => {
  const { t } = useWords();
  const [dialog, open] = useState<Dialog | null>(null);
  const props = { setup, open };
  return (
    <>
      <Lead setup={setup} site={site} />
      <Columns>
        <Surface aria-label={t('setup.steps')}>
          <List>
            <TypesStep {...props} />
            <UnitsStep {...props} />
            <PostsStep {...props} />
            <ColumnsStep {...props} />
            <RolesStep {...props} />
            <EnforceStep {...props} site={site} />
          </List>
        </Surface>
        <Side>
          {site.mode === 'trial' || site.trial.from !== null ? (
            <TrialCard site={site} timeZone={setup.timeZone} onEach={() => open({ what: 'trial' })} />
          ) : null}
          <EnforceCard {...props} site={site} />
        </Side>
      </Columns>
      <SetupDialogs setup={setup} dialog={dialog} open={open} />
    </>
  );
};

/** 开始使用: what is still missing before the rule is enforced. Nothing changes by looking. */
export const SetupPage = () => {
  const { t, when } = useWords();
  // What others have done since somebody looked is looked up when they come back.
  const asked = useGetSetupQuery(undefined, { refetchOnMountOrArgChange: true });
  const [adopting, setAdopting] = useState(false);
  const site = useGetSiteModeQuery(undefined, { refetchOnMountOrArgChange: true, ...(adopting ? { pollingInterval: POLL } : {}) });
  const runs = site.data?.adoption.state === 'running';
  if (runs !== adopting) setAdopting(runs);
  const again = () => {
    void asked.refetch();
    void site.refetch();
  };
  const { data: setup } = asked;
  const checked = setup ? when(setup.checkedAt, setup.timeZone) : null;
  const failed = asked.error !== undefined && checked !== null;
  const mode = site.data?.mode;
  return (
    <PageFrame
      title={t('setup.title')}
      subtitle={mode ? t(mode === 'enforced' ? 'setup.subtitle.enforced' : 'setup.subtitle.trial') : undefined}
      under={checked ? <Muted>{t('setup.checked', { at: checked })}</Muted> : null}
      busy={asked.isFetching}
      actions={
        <BigButton type="button" variant="tertiary" startIcon={<ArrowClockwise aria-hidden />} loading={asked.isFetching} onClick={again}>
          {t('setup.again')}
        </BigButton>
      }
    >
      {failed ? <Notice tone="danger" title={t('setup.failed', { at: checked })} alert /> : null}
      <Loaded asked={{ ...asked, error: failed ? undefined : asked.error }} rows={8}>
        {(data) => (
          <Loaded asked={site} rows={8}>
            {(state) => <Steps setup={data} site={state} />}
          </Loaded>
        )}
      </Loaded>
    </PageFrame>
  );
};
