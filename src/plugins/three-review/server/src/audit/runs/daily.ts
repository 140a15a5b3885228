import { configOf } from '../../platform/covered';
import { inTransaction } from '../../platform/database';
import type { Strapi, Trx } from '../../platform/strapi';
import { demandMark, onSteadyColumns, readMark } from '../columns/mark';
import { readColumns, type Column } from '../columns/store';
import { readCalendar } from '../../calendar/years';
import { periodsFor } from '../judging/cells';
import { graceDays } from '../judging/history';
import { judgeSlice } from '../judging/slice';
import { underClaim, type Claim } from '../../jobs/claims';
import { replaceResults, toRow, type ResultRow } from './results';

/** Finds out whom to warn of what on a day; what comes back writes it down. */
export type Warn = (day: number) => Promise<(trx: Trx) => Promise<void>>;

/**
 * The audit of one day: judges every period that ended the day before, and settles those in which no take-down can change anything any
 * more. Judging reads only; verdicts and warnings are written in one transaction, behind the fence, and judged anew if columns were changed
 * meanwhile.
 */
export const runDaily = (strapi: Strapi, claim: Claim, day: number, warn: Warn | null): Promise<void> =>
  onSteadyColumns(() => judgeDay(strapi, claim, day, warn));

const judgeDay = async (strapi: Strapi, claim: Claim, day: number, warn: Warn | null): Promise<void> => {
  const db = strapi.db.connection;
  const mark = await readMark(strapi, db);
  const policies = configOf(strapi).policy;
  const ends = { from: day - 1 - graceDays(policies), to: day - 1 };
  const columns = await readColumns(strapi, db);
  const calendar = await readCalendar(strapi, db);
  const ending = (end: number): boolean => end >= ends.from && end <= ends.to;
  const rows: ResultRow[] = [];
  const periods = (column: Column) => periodsFor(column, policies, ends, ending);
  await judgeSlice(strapi, db, columns, periods, { calendar, today: day }, (cell) => rows.push(toRow(cell, claim.id)));
  const write = warn ? await warn(day) : null;
  await inTransaction(strapi, async (trx) => {
    // Counted, not set: a second completion would show.
    const done = trx.raw('done + 1');
    await underClaim(strapi, trx, claim, { status: 'done', ended_at_ms: Date.now(), cells: rows.length, done, total: 1 });
    await demandMark(strapi, trx, mark);
    const which = { endsFrom: ends.from, endsBy: ends.to, beginsBy: ends.to };
    const ids = columns.map(({ id }) => id);
    await replaceResults(strapi, trx, { columns: ids, which, rows, runId: claim.id, over: false });
    await write?.(trx);
  });
};
