import type { Calendar } from '../../../../core/audit';
import { configOf } from '../../platform/covered';
import { firstRow, inTransaction, numberOf, table } from '../../platform/database';
import { textOf, type Strapi, type Trx } from '../../platform/strapi';
import { demandMark, onSteadyColumns, readMark } from '../columns/mark';
import { readColumns, type Column } from '../columns/store';
import { readCalendar } from '../../calendar/years';
import { periodsFor } from '../judging/cells';
import { judgeSlice } from '../judging/slice';
import { leaseOf, underClaim, type Claim } from '../../jobs/claims';
import { isStopping } from '../../jobs/perform';
import { replaceResults, toRow, type ResultRow } from './results';
import { JOB_TABLES } from '../../jobs/tables';

/** Columns judged at a time: five years of 25 columns are some 20,000 events and 7,000 cells, and no more is ever held. */
const SLICE = 25;

interface State {
  readonly from: number;
  readonly to: number;
  readonly cursor: string | null;
  readonly done: number;
  readonly cells: number;
  readonly changed: number;
}

const stateOf = async (strapi: Strapi, id: number): Promise<State> => {
  const row = await firstRow(table(strapi, strapi.db.connection, JOB_TABLES.runs).where({ id }));
  return {
    from: numberOf(row?.from_day),
    to: numberOf(row?.to_day),
    cursor: textOf(row?.cursor),
    done: numberOf(row?.done),
    cells: numberOf(row?.cells),
    changed: numberOf(row?.changed),
  };
};

/** What a back-fill judges by, read once: it begins anew where that changes. */
interface Ground {
  readonly columns: readonly Column[];
  readonly mark: number;
  readonly calendar: Calendar;
  readonly today: number;
}

const groundOf = async (strapi: Strapi, today: number): Promise<Ground> => {
  const db = strapi.db.connection;
  const mark = await readMark(strapi, db);
  const columns = [...(await readColumns(strapi, db))].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { columns, mark, calendar: await readCalendar(strapi, db), today };
};

/** Judges some columns, and writes that down together with how far the run got. */
const judgeSome = async (strapi: Strapi, claim: Claim, ground: Ground, state: State, some: readonly Column[]): Promise<State> => {
  const { columns, mark, calendar, today } = ground;
  const { from, to } = state;
  const ids = some.map(({ id }) => id);
  const rows: ResultRow[] = [];
  const periods = (column: Column) => periodsFor(column, configOf(strapi).policy, { from, to }, (end) => end < today);
  await judgeSlice(strapi, strapi.db.connection, some, periods, { calendar, today }, (cell) => rows.push(toRow(cell, claim.id)));
  return inTransaction(strapi, async (trx: Trx): Promise<State> => {
    await underClaim(strapi, trx, claim, { lease_until: Date.now() + leaseOf(strapi), total: columns.length });
    await demandMark(strapi, trx, mark);
    const which = { endsFrom: from, endsBy: today - 1, beginsBy: to };
    const written = await replaceResults(strapi, trx, { columns: ids, which, rows, runId: claim.id, over: true });
    const next = {
      ...state,
      cursor: ids.at(-1) ?? state.cursor,
      done: state.done + some.length,
      cells: state.cells + written.cells,
      changed: state.changed + written.changed,
    };
    await underClaim(strapi, trx, claim, { cursor: next.cursor, done: next.done, cells: next.cells, changed: next.changed });
    return next;
  });
};

/**
 * Judges every closed period with a day in the range anew, frozen or not, as of `today`. Slice by slice, each in a transaction behind the
 * fence together with how far it got: whoever takes over a dead run, or one whose columns were changed, goes on where it stopped.
 */
export const runBackfill = (strapi: Strapi, claim: Claim, today: number): Promise<void> =>
  onSteadyColumns(async () => {
    const ground = await groundOf(strapi, today);
    let state = await stateOf(strapi, claim.id);
    for (;;) {
      const { cursor } = state;
      const some = ground.columns.filter(({ id }) => cursor === null || id > cursor).slice(0, SLICE);
      if (some.length === 0) break;
      if (isStopping(strapi)) throw new Error('the host is stopping: to be continued');
      state = await judgeSome(strapi, claim, ground, state, some);
    }
    await inTransaction(strapi, (trx) => underClaim(strapi, trx, claim, { status: 'done', ended_at_ms: Date.now() }));
  });
