import { Download } from '@strapi/icons';
import { useState } from 'react';
import { styled } from 'styled-components';
import { useGetStandingsQuery, type ColumnsAsked } from '../../../api/audit';
import { BigButton } from '../../../components/BigButton';
import { Card } from '../../../components/Card';
import { PageFrame } from '../../../components/PageFrame';
import { GreyRows, LoadFailure } from '../../../components/Waiting';
import { useAddress } from '../../../hooks/useAddress';
import { useAuditRights } from '../../../hooks/useAuditRights';
import { useNarrow, useWide } from '../../../hooks/useNarrow';
import { useWords } from '../../../hooks/useWords';
import { fullDay } from '../../../utils/dayWords';
import { ExportDialog } from '../dialogs/ExportDialog';
import { BulletinDialog } from '../dialogs/BulletinDialog';
import { CalendarBanner } from './CalendarBanner';
import { Columns } from './Columns';
import { DraftClocks } from './DraftClocks';
import { DueSoon } from './DueSoon';
import { Lead } from './Lead';
import { Links } from './Links';
import { Ranking } from './Ranking';
import { RunBanner } from './RunBanner';
import { Vetoes } from './Vetoes';

const Two = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr) 33rem;
  align-items: start;
  gap: 2rem;
`;

const Side = styled.div`
  display: flex;
  flex-direction: column;
  gap: 2rem;
  min-width: 0;

  @media (max-width: 767px) {
    gap: 1.6rem;
  }
`;

export const PAGE_SIZE = 25;
/** A file speaks the reader's language. */
const LANGUAGES = { 'zh-Hans': 'zh-Hans', en: 'en' };

const useAsked = () => {
  const { get, page, ask } = useAddress();
  const asked: ColumnsAsked = {
    standing: get('standing'),
    unit: get('unit'),
    frequency: get('frequency'),
    _q: get('q'),
    sort: get('sort') || 'urgency',
    page: page(),
    pageSize: PAGE_SIZE,
  };
  return { asked, ask };
};

export const Dashboard = () => {
  const { t, when, pick } = useWords();
  const rights = useAuditRights();
  const narrow = useNarrow();
  const wide = useWide();
  const { asked, ask } = useAsked();
  const [dialog, setDialog] = useState<'export' | 'bulletin' | null>(null);
  const { data, error, isFetching, refetch } = useGetStandingsQuery(asked);
  const meta = data?.meta;
  const run = meta?.lastRun;
  const said = meta
    ? [
        fullDay(t, meta.on),
        ...(run?.status === 'done' && run.at !== null ? [t('run.done', { at: when(run.at, meta.timeZone) })] : []),
        ...(run?.status === 'running' ? [t('run.running')] : []),
      ]
    : [];

  const columns = <Columns asked={asked} ask={ask} answer={data} busy={isFetching} failed={error !== undefined} />;
  const pressing = meta ? (
    <>
      <DueSoon on={meta.on} />
      <DraftClocks on={meta.on} />
    </>
  ) : error ? null : (
    <Card title={t('due.title')}>
      <GreyRows rows={4} />
    </Card>
  );
  const side = (
    <Side>
      {narrow ? null : pressing}
      <Ranking />
      <Links />
    </Side>
  );

  return (
    <PageFrame
      title={t('audit.title')}
      subtitle={meta ? said.join(' · ') : undefined}
      busy={isFetching}
      actions={
        <>
          {rights.read ? (
            <BigButton type="button" variant="tertiary" startIcon={<Download aria-hidden />} onClick={() => setDialog('export')}>
              {t('export.open')}
            </BigButton>
          ) : null}
          <BigButton type="button" variant="secondary" disabled={!meta} onClick={() => setDialog('bulletin')}>
            {t('bulletin.open')}
          </BigButton>
        </>
      }
    >
      <LoadFailure error={error} retry={() => void refetch()} />
      {meta ? <RunBanner meta={meta} /> : null}
      {meta && meta.counts.all > 0 ? <Lead meta={meta} /> : null}
      <Vetoes />
      {meta ? <CalendarBanner meta={meta} /> : null}
      {narrow ? pressing : null}
      {wide ? (
        <Two>
          {columns}
          {side}
        </Two>
      ) : (
        <>
          {columns}
          {side}
        </>
      )}
      {dialog === 'export' ? <ExportDialog asked={{ ...asked, language: pick(LANGUAGES) }} onClose={() => setDialog(null)} /> : null}
      {dialog === 'bulletin' && meta ? <BulletinDialog on={meta.on} onClose={() => setDialog(null)} /> : null}
    </PageFrame>
  );
};
