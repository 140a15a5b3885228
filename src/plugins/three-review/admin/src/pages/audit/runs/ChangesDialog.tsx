import type { AuditRun } from '../../../../../shared/contracts';
import { useGetRunQuery } from '../../../api/audit';
import { BigButton } from '../../../components/BigButton';
import { DataTable } from '../../../components/DataTable';
import { Muted } from '../../../components/Text';
import { GreyRows, LoadFailure } from '../../../components/Waiting';
import { Frame } from '../../../dialogs/Frame';
import { useWords } from '../../../hooks/useWords';
import { periodName } from '../../../utils/dayWords';
import { VERDICTS } from '../../../utils/standings';

interface ChangesDialogProps {
  readonly run: AuditRun;
  readonly on: string;
  readonly onClose: () => void;
}

/** Which verdicts of closed periods a back-fill changed, and from what to what. */
export const ChangesDialog = ({ run, on, onClose }: ChangesDialogProps) => {
  const { t } = useWords();
  const { data, error, refetch } = useGetRunQuery(run.id);
  return (
    <Frame
      title={t('runs.changes')}
      width="64rem"
      onClose={onClose}
      foot={
        <BigButton type="button" variant="tertiary" onClick={onClose}>
          {t('action.close')}
        </BigButton>
      }
    >
      <LoadFailure error={error} retry={() => void refetch()} />
      {!data && !error ? <GreyRows rows={4} /> : null}
      {data && data.changes.length < run.changed ? (
        <Muted as="p">{t('runs.changes.part', { count: data.changes.length, total: run.changed })}</Muted>
      ) : null}
      {data ? (
        <DataTable label={t('runs.changes')} head={[t('head.column'), t('head.period'), t('head.before'), t('head.after')]}>
          {data.changes.map((change) => (
            <tr key={`${change.column}-${change.period.unit}-${change.period.from}`}>
              <th scope="row">{change.columnName}</th>
              <td>{periodName(t, change.period, on)}</td>
              <td>{change.before === null ? t('runs.notJudged') : t(VERDICTS[change.before].name)}</td>
              <td>{t(VERDICTS[change.after].name)}</td>
            </tr>
          ))}
        </DataTable>
      ) : null}
    </Frame>
  );
};
