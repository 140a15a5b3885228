import { useState } from 'react';
import type { AuditRun } from '../../../../../shared/contracts';
import { useGetRunsQuery, useGetStandingsQuery } from '../../../api/audit';
import { BigButton } from '../../../components/BigButton';
import { Card, CardPad } from '../../../components/Card';
import { Loaded } from '../../../components/Loaded';
import { PageFrame } from '../../../components/PageFrame';
import { Pager } from '../../../components/Pager';
import { useAuditRights } from '../../../hooks/useAuditRights';
import { useWords } from '../../../hooks/useWords';
import { AUDIT } from '../paths';
import { ChangesDialog } from './ChangesDialog';
import { RunDialog } from './RunDialog';
import { RunRows } from './RunRows';

const PAGE = 20;
/** ms between two looks at a run that is under way; without one nothing is asked. */
const LOOK = 1_500;

/** When what was judged, by whom and why; and the way to judge a range anew. */
export const RunsPage = () => {
  const { t } = useWords();
  const rights = useAuditRights();
  const [page, setPage] = useState(1);
  const [open, setOpen] = useState(false);
  const [watching, setWatching] = useState(false);
  const asked = useGetRunsQuery({ page, pageSize: PAGE }, { pollingInterval: watching ? LOOK : 0 });
  const { data: audit } = useGetStandingsQuery({ pageSize: 1 });
  const [shown, setShown] = useState<AuditRun | null>(null);
  const [started, setStarted] = useState<AuditRun | null>(null);
  const listed = asked.data?.data ?? [];
  // A run that was just started is shown as running at once, before the list is read again.
  const runs = started && page === 1 && !listed.some(({ id }) => id === started.id) ? [started, ...listed] : listed;
  const under = runs.some(({ status }) => status === 'running' || status === 'waiting');
  if (under !== watching) setWatching(under);
  return (
    <PageFrame
      title={t('runs.title')}
      subtitle={t('runs.text')}
      back={{ to: AUDIT, label: t('audit.title') }}
      actions={
        rights.manage && audit ? (
          <BigButton type="button" variant="secondary" onClick={() => setOpen(true)}>
            {t('runs.start')}
          </BigButton>
        ) : null
      }
    >
      <Card title={t('runs.list')} flush>
        <Loaded asked={asked} rows={6} none={() => (runs.length === 0 ? t('runs.none') : null)} inset>
          {({ meta }) => (
            <>
              {audit ? <RunRows runs={runs} on={audit.meta.on} timeZone={audit.meta.timeZone} onChanges={setShown} /> : null}
              <CardPad>
                <Pager page={page} pageSize={PAGE} total={meta.pagination.total} onPage={setPage} />
              </CardPad>
            </>
          )}
        </Loaded>
      </Card>
      {open && audit ? <RunDialog on={audit.meta.on} onStarted={setStarted} onClose={() => setOpen(false)} /> : null}
      {shown && audit ? <ChangesDialog run={shown} on={audit.meta.on} onClose={() => setShown(null)} /> : null}
    </PageFrame>
  );
};
