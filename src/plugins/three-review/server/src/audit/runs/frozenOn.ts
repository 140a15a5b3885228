import { restsOnChange, VERDICTS } from '../../../../core/audit';
import { epochDay, formatDay } from '../../../../core/kernel/dates';
import type { FrozenOnDays } from '../../../../shared/contracts';
import type { ImportedYear } from '../../calendar/years';
import { allRows, numberOf, table } from '../../platform/database';
import { isOneOf } from '../../platform/json';
import type { Strapi } from '../../platform/strapi';
import { AUDIT_TABLES } from '../tables';

/** The frozen periods whose verdicts rest on days that a notice of holidays changed, as the range of a back-fill that judges them anew; null: none. */
export const frozenOn = async (strapi: Strapi, year: number, { before, after }: ImportedYear): Promise<FrozenOnDays | null> => {
  // A notice speaks of its year, and of the December before.
  const named = table(strapi, strapi.db.connection, AUDIT_TABLES.results)
    .where({ frozen: true })
    .where('period_end', '>=', epochDay(year - 1, 12, 1))
    .where('period_start', '<=', epochDay(year, 12, 31))
    .select('column_id', 'period_start', 'period_end', 'verdict');
  const resting = (await allRows(named)).filter((row) => {
    const period = { from: numberOf(row.period_start), to: numberOf(row.period_end) };
    return isOneOf(VERDICTS, row.verdict) && restsOnChange({ ...period, verdict: row.verdict }, before, after);
  });
  if (resting.length === 0) return null;
  return {
    from: formatDay(Math.min(...resting.map((row) => numberOf(row.period_start)))),
    to: formatDay(Math.max(...resting.map((row) => numberOf(row.period_end)))),
    periods: resting.length,
    columns: new Set(resting.map((row) => row.column_id)).size,
  };
};
