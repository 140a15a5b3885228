import chunk from 'lodash/chunk';
import type { Knex } from 'knex';
import { allRows, flagOf, numberOf, numberOrNull, table, NAMED_AT_ONCE } from '../../platform/database';
import { textOf, type Row, type Strapi, type Trx } from '../../platform/strapi';
import { upsert } from '../../platform/upsert';

import type { Cell } from '../judging/cells';
import { AUDIT_TABLES } from '../tables';

/** Keeps one copy of a text for all cells that hold it: one run makes half a million cells. */
const remembered = <T extends object>(text: (of: T) => string): ((of: T) => string) => {
  const known = new WeakMap<T, string>();
  return (of) => {
    const held = known.get(of) ?? text(of);
    known.set(of, held);
    return held;
  };
};
const notesText = remembered((notes: Cell['notes']) => JSON.stringify(notes));
/** The version of the policy that judged a cell, as it is stored. */
export const policyName = remembered((policy: Cell['policy']) => `${policy.id}@${policy.version}`);

/** What is kept of a judged cell. */
export const toRow = (cell: Cell, runId: number) => ({
  column_id: cell.columnId,
  rule: cell.period.unit,
  period_start: cell.period.from,
  period_end: cell.period.to,
  verdict: cell.judgement.verdict,
  n: cell.judgement.counted,
  required: cell.required,
  last_day: cell.judgement.lastDay,
  unit_id: cell.judgement.unitId,
  policy: policyName(cell.policy),
  article: cell.article,
  notes: notesText(cell.notes),
  frozen: cell.settled,
  run_id: runId,
});

export type ResultRow = ReturnType<typeof toRow>;
const keyOf = (row: Row): string => `${String(row.column_id)} ${String(row.rule)} ${String(numberOf(row.period_start))}`;

const NUMBERS = ['period_end', 'n', 'required', 'last_day'] as const;
const TEXTS = ['verdict', 'unit_id', 'policy', 'article', 'notes'] as const;

const same = (held: Row, made: ResultRow): boolean =>
  NUMBERS.every((name) => numberOrNull(held[name]) === made[name]) &&
  TEXTS.every((name) => textOf(held[name]) === made[name]) &&
  flagOf(held.frozen) === made.frozen;

/** Rows of one statement, few enough that no engine finds too many variables in it; those that knex joins by unions, fewer. */
const ROWS = 2000;
const JOINED = 400;
const KEY = ['column_id', 'rule', 'period_start'] as const;

/** Stored periods by the day they end on, and by the last day they may begin on. */
export interface Which {
  readonly endsFrom: number;
  readonly endsBy: number;
  readonly beginsBy: number;
}

/** From so many columns on, the query names the periods instead of the columns. */
const storedOf = async (results: Knex.QueryBuilder, columns: readonly string[], which: Which): Promise<readonly Row[]> => {
  const ended = results.whereBetween('period_end', [which.endsFrom, which.endsBy]).where('period_start', '<=', which.beginsBy);
  if (columns.length <= NAMED_AT_ONCE) return allRows(ended.whereIn('column_id', [...columns]));
  const asked = new Set(columns);
  return (await allRows(ended)).filter((row) => asked.has(String(row.column_id)));
};

export interface Written {
  readonly cells: number;
  /** Closed periods whose verdict is another than it was. */
  readonly changed: number;
}

interface Differences {
  readonly gone: readonly Row[];
  readonly fresh: readonly ResultRow[];
  readonly altered: readonly { readonly before: Row; readonly row: ResultRow }[];
}

/** What is to be written so that `rows` stand instead of `stored`; frozen ones stay unless `over`. */
const differences = (stored: readonly Row[], rows: readonly ResultRow[], over: boolean): Differences => {
  if (stored.length === 0) return { gone: [], fresh: rows, altered: [] };
  const held = new Map(stored.map((row) => [keyOf(row), row]));
  const made = new Set(rows.map(keyOf));
  const mayReplace = (row: Row): boolean => over || !flagOf(row.frozen);
  const altered = rows.flatMap((row) => {
    const before = held.get(keyOf(row));
    return before && mayReplace(before) && !same(before, row) ? [{ before, row }] : [];
  });
  return {
    gone: stored.filter((row) => !made.has(keyOf(row)) && mayReplace(row)),
    fresh: rows.filter((row) => !held.has(keyOf(row))),
    altered,
  };
};

/**
 * Replaces what was judged of these columns in these periods. `over`: frozen verdicts too, which is a back-fill's
 * right alone; each changed verdict is put on record. An unchanged row is not touched: the same run twice writes nothing.
 */
export const replaceResults = async (
  strapi: Strapi,
  trx: Trx,
  what: {
    readonly columns: readonly string[];
    readonly which: Which;
    readonly rows: readonly ResultRow[];
    readonly runId: number;
    readonly over: boolean;
  }
): Promise<Written> => {
  const { columns, which, rows, runId, over } = what;
  const results = (): Knex.QueryBuilder => table(strapi, trx, AUDIT_TABLES.results);
  const stored = await storedOf(results(), columns, which);
  const { gone, fresh, altered } = differences(stored, rows, over);
  for (const row of gone)
    await results()
      .where(Object.fromEntries(KEY.map((name) => [name, row[name]])))
      .delete();
  // In the order of the periods: each index is then written where the last row went, not all over.
  const put = [...fresh, ...altered.map(({ row }) => row)].sort((a, b) => a.period_end - b.period_end);
  for (const some of chunk(put, ROWS)) await upsert(strapi, trx, { name: AUDIT_TABLES.results, key: KEY, rows: some });

  const changes = [
    ...gone.map((row) => ({ row, became: 'not_applicable' })),
    ...altered
      .filter(({ before, row }) => before.verdict !== row.verdict)
      .map(({ before, row }) => ({ row: before, became: String(row.verdict) })),
  ].filter(({ row }) => flagOf(row.frozen));
  if (over) {
    const told = changes.map(({ row, became }) => changeRow(row, became, runId));
    for (const some of chunk(told, JOINED)) await table(strapi, trx, AUDIT_TABLES.changes).insert([...some]);
  }
  return { cells: rows.length, changed: over ? changes.length : 0 };
};

const changeRow = (row: Row, became: string, runId: number) => ({
  run_id: runId,
  column_id: row.column_id,
  rule: row.rule,
  period_start: row.period_start,
  period_end: row.period_end,
  was: row.verdict,
  became,
});
