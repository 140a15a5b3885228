import type { Knex } from 'knex';
import { allRows, flagOf, numberOf, numberOrNull, table } from '../../platform/database';
import { textOf, type Row, type Strapi, type Trx } from '../../platform/strapi';
import { upsert } from '../../platform/upsert';
import { chunks } from '../facts/events';
import type { Cell } from '../judging/cells';
import { AUDIT_TABLES } from '../tables';

export const policyName = ({ policy }: Cell): string => `${policy.id}@${policy.version}`;

const toRow = (cell: Cell, runId: number) => ({
  column_id: cell.columnId,
  rule: cell.period.unit,
  period_start: cell.period.from,
  period_end: cell.period.to,
  verdict: cell.judgement.verdict,
  n: cell.judgement.counted,
  required: cell.required,
  last_day: cell.judgement.lastDay,
  unit_id: cell.judgement.unitId,
  policy: policyName(cell),
  article: cell.article,
  notes: JSON.stringify(cell.notes),
  frozen: cell.settled,
  run_id: runId,
});

type ResultRow = ReturnType<typeof toRow>;
const keyOf = (row: Row): string => `${String(row.column_id)} ${String(row.rule)} ${String(numberOf(row.period_start))}`;

const NUMBERS = ['period_end', 'n', 'required', 'last_day'] as const;
const TEXTS = ['verdict', 'unit_id', 'policy', 'article', 'notes'] as const;

const same = (held: Row, made: ResultRow): boolean =>
  NUMBERS.every((name) => numberOrNull(held[name]) === made[name]) &&
  TEXTS.every((name) => textOf(held[name]) === made[name]) &&
  flagOf(held.frozen) === made.frozen;

/** Rows of one statement, few enough that no engine finds too many variables in it. */
const ROWS = 400;
const KEY = ['column_id', 'rule', 'period_start'] as const;

/** Stored periods by the day they end on, and by the last day they may begin on. */
export interface Which {
  readonly endsFrom: number;
  readonly endsBy: number;
  readonly beginsBy: number;
}

export interface Written {
  readonly cells: number;
  /** Closed periods whose verdict is another than it was. */
  readonly changed: number;
}

/**
 * Replaces what was judged of these columns in these periods. `over`: frozen verdicts too, which is a back-fill's
 * right alone; each verdict that becomes another is put on record. What stays as it is, is not touched: the same run twice writes nothing.
 */
export const replaceResults = async (
  strapi: Strapi,
  trx: Trx,
  what: {
    readonly columns: readonly string[];
    readonly which: Which;
    readonly cells: readonly Cell[];
    readonly runId: number;
    readonly over: boolean;
  }
): Promise<Written> => {
  const { columns, which, cells, runId, over } = what;
  const results = (): Knex.QueryBuilder => table(strapi, trx, AUDIT_TABLES.results);
  const stored = results()
    .whereIn('column_id', [...columns])
    .whereBetween('period_end', [which.endsFrom, which.endsBy])
    .where('period_start', '<=', which.beginsBy);
  const rows = await allRows(stored);
  const held = new Map(rows.map((row) => [keyOf(row), row]));
  const made = new Map(cells.map((cell) => toRow(cell, runId)).map((row) => [keyOf(row), row]));
  const mayReplace = (row: Row): boolean => over || !flagOf(row.frozen);

  const gone = [...held].filter(([key, row]) => !made.has(key) && mayReplace(row)).map(([, row]) => row);
  const fresh = [...made].filter(([key]) => !held.has(key)).map(([, row]) => row);
  const altered = [...made].flatMap(([key, row]) => {
    const before = held.get(key);
    return before && mayReplace(before) && !same(before, row) ? [{ before, row }] : [];
  });

  for (const row of gone)
    await results()
      .where(Object.fromEntries(KEY.map((name) => [name, row[name]])))
      .delete();
  const put = [...fresh, ...altered.map(({ row }) => row)];
  for (const some of chunks(put, ROWS)) await upsert(strapi, trx, { name: AUDIT_TABLES.results, key: KEY, rows: some });

  const changes = [
    ...gone.map((row) => ({ row, became: 'not_applicable' })),
    ...altered
      .filter(({ before, row }) => before.verdict !== row.verdict)
      .map(({ before, row }) => ({ row: before, became: String(row.verdict) })),
  ].filter(({ row }) => flagOf(row.frozen));
  if (over) {
    const told = changes.map(({ row, became }) => changeRow(row, became, runId));
    for (const some of chunks(told, ROWS)) await table(strapi, trx, AUDIT_TABLES.changes).insert([...some]);
  }
  return { cells: made.size, changed: over ? changes.length : 0 };
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
