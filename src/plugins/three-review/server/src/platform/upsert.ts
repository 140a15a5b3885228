import type { Knex } from 'knex';
import { engineOf } from './database';
import type { Strapi, Trx } from './strapi';

/** A row to write: every row of one call has the same columns, in the same order. */
type Written = Readonly<Record<string, string | number | boolean | null>>;

/**
 * Inserts rows, or replaces those that stand under the same key. In plain SQL: on SQLite knex writes many rows as a union of selects, which
 * costs ten times as much. At most some 30,000 values at a time.
 */
export const upsert = async (
  strapi: Strapi,
  trx: Trx,
  { name, key, rows }: { readonly name: string; readonly key: readonly string[]; readonly rows: readonly Written[] }
): Promise<void> => {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  const others = columns.filter((column) => !key.includes(column));
  const schema = strapi.db.getSchemaName();
  const places = (count: number, mark: string): string => Array.from({ length: count }, () => mark).join(', ');
  const row = `(${places(columns.length, '?')})`;
  const [conflict, keys, set] =
    engineOf(strapi) === 'mysql'
      ? ['ON DUPLICATE KEY UPDATE', [], '?? = VALUES(??)']
      : [`ON CONFLICT (${places(key.length, '??')}) DO UPDATE SET`, key, '?? = excluded.??'];
  const sql = `INSERT INTO ?? (${places(columns.length, '??')}) VALUES ${places(rows.length, row)} ${conflict} ${places(others.length, set)}`;
  const values = rows.flatMap((one) => columns.map((column) => one[column] ?? null));
  const replaced = others.flatMap((column) => [column, column]);
  await (trx as Knex).raw(sql, [schema ? `${schema}.${name}` : name, ...columns, ...values, ...keys, ...replaced]);
};
