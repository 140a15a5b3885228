import type { Knex } from 'knex';
import { engineOf } from './database';
import type { Strapi, Trx } from './strapi';

/** A row to write: every row of one call has the same columns, in the same order. */
type Written = Readonly<Record<string, string | number | boolean | null>>;

type Part = readonly [sql: string, values: readonly (string | number | boolean | null)[]];

const places = (count: number, mark: string): string => Array.from({ length: count }, () => mark).join(', ');

/** The rows as one value, of the table's own types: PostgreSQL spends longer on reading thousands of places than on writing what is in them. */
const asOneValue = (name: string, columns: readonly string[], rows: readonly Written[]): Part => [
  `SELECT ${places(columns.length, '??')} FROM json_populate_recordset(NULL::??, ?)`,
  [...columns, name, JSON.stringify(rows)],
];

const asValues = (columns: readonly string[], rows: readonly Written[]): Part => [
  `VALUES ${places(rows.length, `(${places(columns.length, '?')})`)}`,
  rows.flatMap((one) => columns.map((column) => one[column] ?? null)),
];

interface Into {
  readonly name: string;
  readonly rows: readonly Written[];
}

const targetOf = (strapi: Strapi, name: string): string => {
  const schema = strapi.db.getSchemaName();
  return schema ? `${schema}.${name}` : name;
};

const sourceOf = (strapi: Strapi, target: string, columns: readonly string[], rows: readonly Written[]): Part =>
  engineOf(strapi) === 'postgres' ? asOneValue(target, columns, rows) : asValues(columns, rows);

/** Inserts rows in one statement. At most some 30,000 values at a time. */
export const insertRows = async (strapi: Strapi, trx: Trx, { name, rows }: Into): Promise<void> => {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  const target = targetOf(strapi, name);
  const [source, values] = sourceOf(strapi, target, columns, rows);
  await (trx as Knex).raw(`INSERT INTO ?? (${places(columns.length, '??')}) ${source}`, [target, ...columns, ...values]);
};

/**
 * Inserts rows, or replaces those that stand under the same key. In plain SQL: on SQLite knex writes many rows as a union of selects, which
 * costs ten times as much. At most some 30,000 values at a time.
 */
export const upsert = async (strapi: Strapi, trx: Trx, { name, key, rows }: Into & { readonly key: readonly string[] }): Promise<void> => {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  const others = columns.filter((column) => !key.includes(column));
  const target = targetOf(strapi, name);
  const engine = engineOf(strapi);
  const [conflict, keys, set] =
    engine === 'mysql'
      ? ['ON DUPLICATE KEY UPDATE', [], '?? = VALUES(??)']
      : [`ON CONFLICT (${places(key.length, '??')}) DO UPDATE SET`, key, '?? = excluded.??'];
  const [source, values] = sourceOf(strapi, target, columns, rows);
  const sql = `INSERT INTO ?? (${places(columns.length, '??')}) ${source} ${conflict} ${places(others.length, set)}`;
  const replaced = others.flatMap((column) => [column, column]);
  await (trx as Knex).raw(sql, [target, ...columns, ...values, ...keys, ...replaced]);
};
