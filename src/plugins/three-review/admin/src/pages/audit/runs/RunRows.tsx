import { CheckCircle, Clock, CrossCircle } from '@strapi/icons';
import { styled } from 'styled-components';
import type { AuditRun } from '../../../../../shared/contracts';
import { WordButton } from '../../../components/BigButton';
import { Item, Rows, Stack } from '../../../components/Card';
import { DataTable } from '../../../components/DataTable';
import { Chip } from '../../../components/StatusChip';
import { Muted, Text } from '../../../components/Text';
import type { Tone } from '../../../components/tones';
import { useNarrow } from '../../../hooks/useNarrow';
import { useWords } from '../../../hooks/useWords';
import { periodDays } from '../../../utils/dayWords';
import type { MessageKey } from '../../../utils/keys';
import { Progress } from './Progress';

const LOOK: Readonly<Record<AuditRun['status'], { readonly tone: Tone; readonly icon: typeof Clock; readonly name: MessageKey }>> = {
  waiting: { tone: 'neutral', icon: Clock, name: 'runs.status.waiting' },
  running: { tone: 'primary', icon: Clock, name: 'runs.status.running' },
  done: { tone: 'success', icon: CheckCircle, name: 'runs.status.done' },
  failed: { tone: 'danger', icon: CrossCircle, name: 'runs.status.failed' },
};

const Head = styled.div`
  display: flex;
  align-items: center;
  justify-content: space-between;
  gap: 1.2rem;
  width: 100%;
`;

const Wide = styled.td`
  min-width: 22rem;
`;

interface RunRowsProps {
  readonly runs: readonly AuditRun[];
  readonly on: string;
  readonly timeZone: string;
  readonly onChanges: (run: AuditRun) => void;
}

type RunProps = Omit<RunRowsProps, 'runs'> & { readonly run: AuditRun };

const Status = ({ run }: { readonly run: AuditRun }) => {
  const { t } = useWords();
  const look = LOOK[run.status];
  return (
    <Chip tone={look.tone} icon={look.icon}>
      {t(look.name)}
    </Chip>
  );
};

/** How far it has come, or what came of it, and why it was started. */
const Outcome = ({ run, on, onChanges }: Omit<RunProps, 'timeZone'>) => {
  const { t } = useWords();
  const under = run.status === 'running' || run.status === 'waiting';
  const values = { cells: run.cells, changed: run.changed };
  const result = run.status === 'done' ? t(run.job === 'backfill' ? 'runs.changed' : 'runs.cells', values) : '';
  return (
    <Stack>
      {under ? <Progress value={run.progress} label={t('runs.progress', { range: periodDays(run, on) })} /> : null}
      {result ? <Text>{result}</Text> : null}
      {run.changed > 0 && run.status === 'done' ? (
        <WordButton type="button" onClick={() => onChanges(run)}>
          {t('runs.changes')}
        </WordButton>
      ) : null}
      {run.reason ? <Muted>{t('runs.reason', { reason: run.reason })}</Muted> : null}
      {run.attempt > 1 ? <Muted>{t('runs.attempt', { attempt: run.attempt })}</Muted> : null}
      {run.error ? <Text $color="danger700">{run.error}</Text> : null}
    </Stack>
  );
};

const useRunWords = () => {
  const { t, when } = useWords();
  return {
    job: (run: AuditRun) => t(run.job === 'daily' ? 'runs.job.daily' : 'runs.job.backfill'),
    range: (run: AuditRun, on: string) => (run.from === run.to ? run.from : periodDays(run, on)),
    started: (run: AuditRun, timeZone: string) => (run.startedAt === null ? t('runs.notStarted') : when(run.startedAt, timeZone)),
  };
};

const RunRow = ({ run, on, timeZone, onChanges }: RunProps) => {
  const { job, range, started } = useRunWords();
  return (
    <tr>
      <th scope="row">{started(run, timeZone)}</th>
      <td>
        <Stack>
          <Text>{job(run)}</Text>
          {run.by ? <Muted>{run.by}</Muted> : null}
        </Stack>
      </td>
      <td>{range(run, on)}</td>
      <td>
        <Status run={run} />
      </td>
      <Wide>
        <Outcome run={run} on={on} onChanges={onChanges} />
      </Wide>
    </tr>
  );
};

const RunItem = ({ run, on, timeZone, onChanges }: RunProps) => {
  const { job, range, started } = useRunWords();
  return (
    <Item>
      <Head>
        <Text $bold>{job(run)}</Text>
        <Status run={run} />
      </Head>
      <Text as="p">{range(run, on)}</Text>
      <Muted as="p">{[started(run, timeZone), run.by].filter(Boolean).join(' · ')}</Muted>
      <Outcome run={run} on={on} onChanges={onChanges} />
    </Item>
  );
};

export const RunRows = ({ runs, ...shared }: RunRowsProps) => {
  const { t } = useWords();
  const narrow = useNarrow();
  if (narrow) {
    return (
      <Rows>
        {runs.map((run) => (
          <RunItem key={run.id} run={run} {...shared} />
        ))}
      </Rows>
    );
  }
  return (
    <DataTable label={t('runs.list')} head={[t('head.when'), t('head.job'), t('head.range'), t('head.standing'), t('head.result')]}>
      {runs.map((run) => (
        <RunRow key={run.id} run={run} {...shared} />
      ))}
    </DataTable>
  );
};
