import type { Calendar, Period } from '../../../../core/audit';
import { breather } from '../../jobs/breathe';
import type { Strapi } from '../../platform/strapi';
import type { Column } from '../columns/store';
import type { Db } from '../../platform/database';
import { judgeCell, type Cell } from './cells';
import { readHistories } from './history';

/**
 * Judges these columns, each in its periods, as of `today`: the facts are read once for all of them. The cells are given away one by one:
 * who judges years keeps of each only what it writes.
 */
export const judgeSlice = async (
  strapi: Strapi,
  db: Db,
  columns: readonly Column[],
  periodsFor: (column: Column) => readonly Period[],
  { calendar, today }: { readonly calendar: Calendar; readonly today: number },
  take: (cell: Cell) => void
): Promise<void> => {
  const asked = columns.map((column) => ({ column, periods: periodsFor(column) })).filter(({ periods }) => periods.length > 0);
  if (asked.length === 0) return;
  const periods = asked.flatMap((one) => one.periods);
  const range = {
    from: periods.reduce((least, { from }) => Math.min(least, from), Infinity),
    to: periods.reduce((most, { to }) => Math.max(most, to), -Infinity),
  };
  const wanted = new Map(asked.map((one) => [one.column.id, one.periods]));
  const histories = await readHistories(
    strapi,
    db,
    asked.map(({ column }) => column),
    range,
    calendar
  );
  const breathe = breather();
  for (const history of histories) {
    await breathe();
    for (const period of wanted.get(history.column.id) ?? []) take(judgeCell(history, period, today));
  }
};
