import type { Core } from '@strapi/strapi';
import { COLUMNS, PUBLICATIONS, TERMS } from './auditData';

/*
 * What anybody would write by hand who wants the same counts (A9.2): changed or new, not taken down within a day, a document once a day.
 */

const COUNTED = `
  SELECT e.column_id, e.local_day, COUNT(DISTINCT e.document_id) AS n
  FROM ${PUBLICATIONS} e
  WHERE e.local_day BETWEEN ? AND ?
    AND (e.kind IN ('first', 'import') OR (e.kind = 'update' AND e.content_changed = true))
    AND NOT EXISTS (
      SELECT 1 FROM ${PUBLICATIONS} d
      WHERE d.document_id = e.document_id AND d.locale = e.locale AND d.at_ms BETWEEN e.at_ms AND e.at_ms + 86400000 AND d.kind = 'take_down'
    )
  GROUP BY e.column_id, e.local_day`;

/** Days since 1970-01-01; the weeks begin on Monday. */
const WEEKLY = `
  SELECT c.column_id, c.local_day - (c.local_day + 3) % 7 AS week, SUM(c.n) AS n, MAX(c.local_day) AS last_day
  FROM (${COUNTED}) c
  GROUP BY c.column_id, c.local_day - (c.local_day + 3) % 7`;

/** Every column with its duty and what it has done of it in one week. */
const OF_A_WEEK = `
  SELECT k.id AS column_id, t.unit_id, t.frequency, COALESCE(SUM(w.n), 0) AS n, MAX(w.local_day) AS last_day
  FROM ${COLUMNS} k
  JOIN ${TERMS} t ON t.column_id = k.id
  LEFT JOIN (${COUNTED}) w ON w.column_id = k.id
  GROUP BY k.id, t.unit_id, t.frequency`;

interface Counted {
  readonly column_id: string;
  readonly week?: number | string;
  readonly n: number | string;
}

/** SQLite and MySQL answer with rows, in one way or another; PostgreSQL with `rows`. */
const rowsIn = (answer: unknown): readonly Counted[] => {
  if (Array.isArray(answer)) return (Array.isArray(answer[0]) ? answer[0] : answer) as Counted[];
  return (answer as { rows: Counted[] }).rows;
};

const ask = async (strapi: Core.Strapi, sql: string, from: number, to: number): Promise<readonly Counted[]> =>
  rowsIn(await strapi.db.connection.raw(sql, [from, to]));

export const rawWeek = (strapi: Core.Strapi, monday: number): Promise<readonly Counted[]> => ask(strapi, OF_A_WEEK, monday, monday + 6);
export const rawWeeks = (strapi: Core.Strapi, from: number, to: number): Promise<readonly Counted[]> => ask(strapi, WEEKLY, from, to);

/** What both have to come to: how many updates each column has in each week, those without any left out. */
export type Counts = ReadonlyMap<string, number>;
export const countsOf = (cells: Iterable<readonly [column: string, week: number, n: number]>): Counts =>
  new Map([...cells].filter(([, , n]) => n > 0).map(([column, week, n]) => [`${column} ${String(week)}`, n]));

export const rawCounts = (rows: readonly Counted[], week?: number): Counts =>
  countsOf(rows.map((row) => [row.column_id, week ?? Number(row.week), Number(row.n)] as const));

export const demandSame = (what: string, raw: Counts, product: Counts): void => {
  const differ = [...new Set([...raw.keys(), ...product.keys()])].filter((key) => raw.get(key) !== product.get(key));
  const [first] = differ;
  if (first === undefined) return;
  const told = `${first}: ${String(raw.get(first))} by SQL, ${String(product.get(first))} by the product`;
  throw new Error(`${what}: ${String(differ.length)} of ${String(raw.size)} counts differ, ${told}`);
};
