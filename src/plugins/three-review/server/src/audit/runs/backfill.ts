import { configOf } from '../../platform/covered';
import { firstRow, inTransaction, numberOf, table } from '../../platform/database';
import { textOf, type Strapi, type Trx } from '../../platform/strapi';
import { readColumns, type Column } from '../columns/store';
import { readCalendar } from '../facts/calendar';
import { periodsFor } from '../judging/cells';
import { judgeSlice } from '../judging/slice';
import { AUDIT_TABLES } from '../tables';
import { leaseOf, underClaim, type Claim } from './claims';
import { isStopping } from './perform';
import { replaceResults, toRow, type ResultRow } from './results';

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
  const row = await firstRow(table(strapi, strapi.db.connection, AUDIT_TABLES.runs).where({ id }));
  return {
    from: numberOf(row?.from_day),
    to: numberOf(row?.to_day),
    cursor: textOf(row?.cursor),
    done: numberOf(row?.done),
    cells: numberOf(row?.cells),
    changed: numberOf(row?.changed),
  };
};

/**
 * Judges every closed period with a day in the range anew, frozen or not, as of `today`. Slice by slice, each in a transaction behind the
 * fence together with how far it got: whoever takes over a dead run goes on where it stopped.
 */
export const runBackfill = async (strapi: Strapi, claim: Claim, today: number): Promise<void> => {
  const db = strapi.db.connection;
  const policies = configOf(strapi).policy;
  const columns = [...(await readColumns(strapi, db))].sort((a, b) => (a.id < b.id ? -1 : 1));
  const calendar = await readCalendar(strapi, db);
  let state = await stateOf(strapi, claim.id);
  for (;;) {
    const { from, to, cursor } = state;
    const some = columns.filter(({ id }) => cursor === null || id > cursor).slice(0, SLICE);
    const last = some.at(-1);
    if (!last) break;
    if (isStopping(strapi)) throw new Error('the host is stopping: to be continued');
    const rows: ResultRow[] = [];
    const periods = (column: Column) => periodsFor(column, policies, { from, to }, (end) => end < today);
    await judgeSlice(strapi, db, some, periods, { calendar, today }, (cell) => rows.push(toRow(cell, claim.id)));
    state = await inTransaction(strapi, async (trx: Trx): Promise<State> => {
      await underClaim(strapi, trx, claim, { lease_until: Date.now() + leaseOf(strapi), total: columns.length });
      const which = { endsFrom: from, endsBy: today - 1, beginsBy: to };
      const ids = some.map(({ id }) => id);
      const written = await replaceResults(strapi, trx, { columns: ids, which, rows, runId: claim.id, over: true });
      const next = {
        ...state,
        cursor: last.id,
        done: state.done + some.length,
        cells: state.cells + written.cells,
        changed: state.changed + written.changed,
      };
      await underClaim(strapi, trx, claim, { cursor: next.cursor, done: next.done, cells: next.cells, changed: next.changed });
      return next;
    });
  }
  await inTransaction(strapi, (trx) => underClaim(strapi, trx, claim, { status: 'done', ended_at_ms: Date.now() }));
};
