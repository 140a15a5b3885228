import type { ColumnStanding } from '../../../../../shared/contracts';
import { DataTable } from '../../../components/DataTable';
import { useWords } from '../../../hooks/useWords';
import { dayText, mapStart, weekOf } from '../../../utils/civil';
import { shortDay } from '../../../utils/dayWords';

/** The figures of the maps: a row a week, newest first, a column a column. */
export const WeekTable = ({ columns, on }: { readonly columns: readonly ColumnStanding[]; readonly on: string }) => {
  const { t } = useWords();
  const weeks = Math.max(...columns.map((column) => column.weeks.length));
  const start = mapStart(on, weeks);
  const rows = Array.from({ length: weeks }, (_week, i) => weeks - 1 - i);
  return (
    <DataTable label={t('table.weeks')} head={[t('head.week'), ...columns.map((column) => column.name)]}>
      {rows.map((i) => {
        const monday = start + i * 7;
        return (
          <tr key={i}>
            <th scope="row">{t('table.week', { week: weekOf(monday), day: shortDay(dayText(monday), on) })}</th>
            {columns.map((column) => (
              <td key={column.id}>{column.weeks[i] ?? 0}</td>
            ))}
          </tr>
        );
      })}
    </DataTable>
  );
};
