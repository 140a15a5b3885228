import chunk from 'lodash/chunk';
import { PERIOD_UNITS, VERDICTS, type Period, type Verdict } from '../../../../core/audit';
import { allRows, numberOf, numberOrNull, table, NAMED_AT_ONCE } from '../../platform/database';
import { isOneOf } from '../../platform/json';
import type { Row, Strapi } from '../../platform/strapi';
import type { Column } from '../columns/store';
import type { Db } from '../../platform/database';

import { AUDIT_TABLES } from '../tables';

/** A closed period as it was judged. */
export interface Closed {
  readonly period: Period;
  readonly verdict: Verdict;
  readonly counted: number;
  readonly required: number | null;
}

export const periodIn = (row: Row): Period => {
  if (!isOneOf(PERIOD_UNITS, row.rule)) throw new TypeError(`no period ${String(row.rule)}`);
  return { unit: row.rule, from: numberOf(row.period_start), to: numberOf(row.period_end) };
};

export const verdictIn = (value: unknown): Verdict => {
  if (isOneOf(VERDICTS, value)) return value;
  throw new TypeError(`no verdict ${String(value)}`);
};

export const toClosed = (row: Row): Closed => ({
  period: periodIn(row),
  verdict: verdictIn(row.verdict),
  counted: numberOf(row.n),
  required: numberOrNull(row.required),
});

/** Days back in which the last judged period of a column is looked for: two years and their ends. */
const BACK = 800;

/** What is on record of the periods of these columns that ended before `on`: the last judged one and whatever is younger. */
export const closedOf = async (
  strapi: Strapi,
  db: Db,
  columns: readonly Column[],
  on: number
): Promise<ReadonlyMap<string, readonly Closed[]>> => {
  const all = new Map<string, Closed[]>();
  for (const some of chunk(columns, NAMED_AT_ONCE)) {
    const query = table(strapi, db, AUDIT_TABLES.results)
      .select('column_id', 'rule', 'period_start', 'period_end', 'verdict', 'n', 'required')
      .whereIn(
        'column_id',
        some.map(({ id }) => id)
      )
      .whereBetween('period_end', [on - BACK, on - 1])
      .orderBy('period_end', 'desc');
    for (const row of await allRows(query)) {
      const id = String(row.column_id);
      const held = all.get(id);
      if (!held) all.set(id, [toClosed(row)]);
      // Younger ones that say nothing of the duty, and the first that does; the rest is history.
      else if (!held.some(({ verdict }) => verdict === 'met' || verdict === 'missed')) held.push(toClosed(row));
    }
  }
  return all;
};
