import { clockAfter, type ClockSeen } from '../../../../core/audit';
import { formatDay } from '../../../../core/kernel/dates';
import { JOB_TABLES } from '../../jobs/tables';
import { localDay } from '../../platform/covered';
import { allRows, inTransaction, numberOf, table } from '../../platform/database';
import type { Strapi, Trx } from '../../platform/strapi';
import { AUDIT_TABLES } from '../tables';

/** The rows of the table of marks that hold what was seen of the clock. */
const ROWS = { believed: 'clock_believed', doubted: 'clock_doubted' } as const;

const readSeen = async (strapi: Strapi, trx: Trx): Promise<ClockSeen> => {
  const rows = await allRows(table(strapi, trx, AUDIT_TABLES.marks).whereIn('name', Object.values(ROWS)));
  const day = (name: string): number | null => {
    const row = rows.find((one) => one.name === name);
    return row ? numberOf(row.n) : null;
  };
  return { believed: day(ROWS.believed), doubted: day(ROWS.doubted) };
};

const writeSeen = async (strapi: Strapi, trx: Trx, seen: ClockSeen): Promise<void> => {
  for (const part of ['believed', 'doubted'] as const) {
    const marks = () => table(strapi, trx, AUDIT_TABLES.marks);
    const n = seen[part];
    if (n === null) await marks().where({ name: ROWS[part] }).delete();
    else await marks().insert({ name: ROWS[part], n }).onConflict('name').merge();
  }
};

/** Offers the runs of days to come anew when they come, and takes back what they said: no verdict stands of a period that has not ended. */
const takeBack = async (strapi: Strapi, trx: Trx, today: number): Promise<number> => {
  const early = () =>
    table(strapi, trx, JOB_TABLES.runs).where({ job: 'daily' }).where('to_day', '>', today).whereNot({ status: 'running' });
  const runs = (await allRows(early().whereNot({ status: 'waiting' }).select('id'))).length;
  if (runs === 0) return 0;
  const results = () => table(strapi, trx, AUDIT_TABLES.results);
  await results().where('period_end', '>=', today).delete();
  await results().whereIn('run_id', early().select('id')).update({ frozen: false });
  await early().update({ status: 'waiting', attempt: 0, done: 0, cells: 0, started_at_ms: null, ended_at_ms: null, error: null });
  return runs;
};

/**
 * Looks at the clock before anything rests on it. False: it has leaped, and nothing is to be judged or told by it; said once a leap. Where it was
 * ahead and is right again, what was judged too early is taken back.
 */
export const believesClock = (strapi: Strapi, now: number): Promise<boolean> =>
  inTransaction(strapi, async (trx) => {
    const today = localDay(strapi, now);
    const before = await readSeen(strapi, trx);
    const after = clockAfter(today, before);
    await writeSeen(strapi, trx, after);
    if (after.doubted !== null) {
      if (after.doubted !== before.doubted)
        strapi.log.warn(
          `three-review: the clock says ${formatDay(today)}, and the last day that was audited is ${formatDay(before.believed ?? today)}. Nothing is judged ` +
            'and nobody is warned until it is put right, or has gone on to the next day.'
        );
      return false;
    }
    const runs = await takeBack(strapi, trx, today);
    if (runs > 0)
      strapi.log.warn(`three-review: the clock was ahead: ${String(runs)} audits of days after ${formatDay(today)} were taken back.`);
    return true;
  });
