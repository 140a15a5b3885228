import type { AuditRun } from '../../../../../shared/contracts';
import { useGetRunQuery } from '../../../api/audit';
import { DataTable } from '../../../components/DataTable';
import { Loaded } from '../../../components/Loaded';
import { Muted } from '../../../components/Text';
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
  const asked = useGetRunQuery(run.id);
  return (
    <Frame title={t('runs.changes')} width="64rem" onClose={onClose}>
      <Loaded asked={asked} rows={4}>
        {({ changes }) => (
          <>
            {changes.length < run.changed ? (
              <Muted as="p">{t('runs.changes.part', { count: changes.length, total: run.changed })}</Muted>
            ) : null}
            <DataTable label={t('runs.changes')} head={[t('head.column'), t('head.period'), t('head.before'), t('head.after')]}>
              {changes.map((change) => (
                <tr key={`${change.column}-${change.period.unit}-${change.period.from}`}>
                  <th scope="row">{change.columnName}</th>
                  <td>{periodName(t, change.period, on)}</td>
                  <td>{change.before === null ? t('runs.notJudged') : t(VERDICTS[change.before].name)}</td>
                  <td>{t(VERDICTS[change.after].name)}</td>
                </tr>
              ))}
            </DataTable>
          </>
        )}
      </Loaded>
    </Frame>
  );
};
