import type { Knex } from 'knex';
import { engineOf, type Engine } from './database';
import { schemaOf, sessionOn, type Session } from './rawSql';
import type { Strapi } from './strapi';

const NAMES: Readonly<Record<Engine, (schema: string) => string>> = {
  sqlite: () => `SELECT name FROM sqlite_master WHERE type = 'index'`,
  postgres: (schema) => `SELECT indexname AS name FROM pg_indexes WHERE schemaname = '${schema}'`,
  mysql: () => 'SELECT DISTINCT INDEX_NAME AS name FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE()',
};

/** The names of all indexes of the site's database. */
export const indexNames = async (session: Session, engine: Engine, schema: string): Promise<ReadonlySet<string>> =>
  new Set((await session.rows(NAMES[engine](schema))).map(({ name }) => String(name)));

export interface Index {
  readonly name: string;
  readonly table: string;
  readonly columns: readonly string[];
}

/**
 * Creates what is missing of these indexes on tables that are there, and drops those that they took the place of: a later version of the
 * plugin may read by another one.
 */
export const bringIndexes = async (
  strapi: Strapi,
  wanted: readonly Index[],
  superseded: readonly Pick<Index, 'name' | 'table'>[]
): Promise<void> => {
  const db = strapi.db.connection;
  const standing = await indexNames(sessionOn(db), engineOf(strapi), schemaOf(strapi));
  const schema = strapi.db.getSchemaName();
  const alter = (table: string, change: (t: Knex.TableBuilder) => void) =>
    (schema ? db.schema.withSchema(schema) : db.schema).alterTable(table, change);
  for (const { name, table, columns } of wanted) if (!standing.has(name)) await alter(table, (t) => void t.index([...columns], name));
  for (const { name, table } of superseded) if (standing.has(name)) await alter(table, (t) => void t.dropIndex([], name));
};
