import sum from 'lodash/sum';
import type { AuditResult, ColumnDetail } from '../../../../../shared/contracts';
import { DataTable } from '../../../components/DataTable';
import { useWords } from '../../../hooks/useWords';
import { dayNumber, dayText, weekOf } from '../../../utils/civil';
import { shortDay, weekdayName } from '../../../utils/dayWords';
import { VERDICTS } from '../../../utils/standings';

interface DayTableProps {
  readonly days: ColumnDetail['days'];
  readonly on: string;
  readonly results: readonly AuditResult[];
}

const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6];

/** The figures of the map: a row a week, newest first. */
export const DayTable = ({ days, on, results }: DayTableProps) => {
  const { t, list } = useWords();
  const first = dayNumber(days.from);
  const weeks = Math.ceil(days.counts.length / 7);
  const verdictsIn = (monday: number): string => {
    const ends = results.filter(({ period }) => dayNumber(period.to) >= monday && dayNumber(period.to) < monday + 7);
    return list(ends.map(({ verdict }) => t(VERDICTS[verdict].name)));
  };
  return (
    <DataTable
      label={t('yearMap.title')}
      head={[t('head.week'), ...WEEKDAYS.map((weekday) => weekdayName(t, weekday)), t('head.total'), t('head.ended')]}
    >
      {Array.from({ length: weeks }, (_week, i) => weeks - 1 - i).map((week) => {
        const monday = first + week * 7;
        const counts = WEEKDAYS.map((weekday) => days.counts[week * 7 + weekday] ?? 0);
        return (
          <tr key={week}>
            <th scope="row">{t('table.week', { week: weekOf(monday), day: shortDay(dayText(monday), on) })}</th>
            {counts.map((count, weekday) => (
              <td key={weekday}>{count}</td>
            ))}
            <td>{sum(counts)}</td>
            <td>{verdictsIn(monday)}</td>
          </tr>
        );
      })}
    </DataTable>
  );
};
