import { engineOf } from '../../platform/database';
import { schemaOf, type Session } from '../../platform/rawSql';
import type { Strapi } from '../../platform/strapi';
import { catalogueOf, type Standing } from './catalogue';
import { sqlFor, type Sql } from './sql';

export const dropTrigger = (sql: Sql, { name, table: on }: Pick<Standing, 'name' | 'table'>): string =>
  sql.engine === 'postgres' ? `DROP TRIGGER IF EXISTS ${sql.name(name)} ON ${sql.table(on)}` : `DROP TRIGGER IF EXISTS ${sql.name(name)}`;

/** Functions of the guard that no trigger calls any more. */
export const dropIdleFunctions = async (session: Session, sql: Sql, schema: string): Promise<void> => {
  const catalogue = catalogueOf(sql.engine);
  const used = new Set((await catalogue.triggers(session, schema)).map(({ name }) => name));
  const idle = (await catalogue.functions(session, schema)).filter((name) => !used.has(name));
  for (const name of idle) await session.run(`DROP FUNCTION IF EXISTS ${sql.table(name)}()`);
};

/** Takes every trigger of the guard away, found by its name alone; answers those that stood. Also without the plugin in the host. */
export const takeDown = async (strapi: Strapi, session: Session): Promise<readonly Standing[]> => {
  const schema = schemaOf(strapi);
  const sql = sqlFor(engineOf(strapi), schema, () => []);
  const standing = await catalogueOf(sql.engine).triggers(session, schema);
  for (const trigger of standing) await session.run(dropTrigger(sql, trigger));
  await dropIdleFunctions(session, sql, schema);
  return standing;
};
