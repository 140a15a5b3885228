import { CheckCircle, Clock, CrossCircle } from '@strapi/icons';
import { styled } from 'styled-components';
import type { AuditRun } from '../../../../../shared/contracts';
import { WordButton } from '../../../components/BigButton';
import { Stack } from '../../../components/Card';
import { DataTable } from '../../../components/DataTable';
import { Chip } from '../../../components/StatusChip';
import { Muted, Text } from '../../../components/Text';
import type { Tone } from '../../../components/tones';
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

const Wide = styled.td`
  min-width: 22rem;
`;

interface RunRowsProps {
  readonly runs: readonly AuditRun[];
  readonly on: string;
  readonly timeZone: string;
  readonly onChanges: (run: AuditRun) => void;
}

export const RunRows = ({ runs, on, timeZone, onChanges }: RunRowsProps) => {
  const { t, when } = useWords();
  const result = (run: AuditRun): string => {
    if (run.status !== 'done') return '';
    return run.job === 'backfill' ? t('runs.changed', { cells: run.cells, changed: run.changed }) : t('runs.cells', { cells: run.cells });
  };
  return (
    <DataTable label={t('runs.list')} head={[t('head.when'), t('head.job'), t('head.range'), t('head.standing'), t('head.result')]}>
      {runs.map((run) => {
        const look = LOOK[run.status];
        const under = run.status === 'running' || run.status === 'waiting';
        return (
          <tr key={run.id}>
            <th scope="row">{run.startedAt === null ? t('runs.notStarted') : when(run.startedAt, timeZone)}</th>
            <td>
              <Stack>
                <Text>{t(run.job === 'daily' ? 'runs.job.daily' : 'runs.job.backfill')}</Text>
                {run.by ? <Muted>{run.by}</Muted> : null}
              </Stack>
            </td>
            <td>{run.from === run.to ? run.from : periodDays(run, on)}</td>
            <td>
              <Chip tone={look.tone} icon={look.icon}>
                {t(look.name)}
              </Chip>
            </td>
            <Wide>
              <Stack>
                {under ? <Progress value={run.progress} label={t('runs.progress', { range: periodDays(run, on) })} /> : null}
                {result(run) ? <Text>{result(run)}</Text> : null}
                {run.changed > 0 && run.status === 'done' ? (
                  <WordButton type="button" onClick={() => onChanges(run)}>
                    {t('runs.changes')}
                  </WordButton>
                ) : null}
                {run.reason ? <Muted>{t('runs.reason', { reason: run.reason })}</Muted> : null}
                {run.attempt > 1 ? <Muted>{t('runs.attempt', { attempt: run.attempt })}</Muted> : null}
                {run.error ? <Text $color="danger700">{run.error}</Text> : null}
              </Stack>
            </Wide>
          </tr>
        );
      })}
    </DataTable>
  );
};
