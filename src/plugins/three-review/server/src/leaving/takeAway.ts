import { sqlFor } from '../gate/triggers/sql';
import { takeDown } from '../gate/triggers/takeDown';
import { TABLES } from '../ledger/tables';
import { engineOf } from '../platform/database';
import { STORED_SCHEMA } from '../platform/metadata';
import { inSession, schemaOf, type Session } from '../platform/rawSql';
import type { Strapi } from '../platform/strapi';
import { NOTES, STORE } from './noted';
import { OWN_RIGHT, type Parts } from './parts';

/** How far the ledger has come. Another one than was exported: somebody is at work. */
export const entriesIn = async (strapi: Strapi, session: Session): Promise<number> => {
  const sql = sqlFor(engineOf(strapi), schemaOf(strapi), () => []);
  const [row] = await session.rows(`SELECT COUNT(*) AS n FROM ${sql.table(TABLES.ledger)}`);
  return Number(row?.n);
};

/** Takes the guard off the host's tables. `entries`: what was exported; null where there is no ledger. */
export const takeGuards = (strapi: Strapi, entries: number | null): Promise<number> =>
  inSession(strapi, async (session) => {
    if (entries !== null && (await entriesIn(strapi, session)) !== entries)
      throw new Error('The site wrote while it was exported. Stop it, and run the command again.');
    return (await takeDown(strapi, session)).length;
  });

/** Tables that can go now, those that refer to others before them. */
export const goingTables = ({ tables }: Parts): readonly string[] => {
  const going = tables.filter(({ neededBy }) => neededBy.length === 0).map(({ name }) => name);
  return [...going.filter((name) => name.endsWith('_lnk')), ...going.filter((name) => !name.endsWith('_lnk'))];
};

/**
 * Takes tables, added columns, indexes, rights and notes out of the database; in one transaction where the engine has that. Strapi's record
 * of the schema is made one that no model has: the next boot with the plugin then makes its tables anew.
 */
export const dropParts = (strapi: Strapi, parts: Parts): Promise<void> =>
  inSession(strapi, async (session) => {
    const sql = sqlFor(engineOf(strapi), schemaOf(strapi), () => []);
    const { indexes, columns, rights } = parts;
    for (const { table, name } of indexes)
      await session.run(sql.engine === 'mysql' ? `DROP INDEX ${sql.name(name)} ON ${sql.name(table)}` : `DROP INDEX ${sql.table(name)}`);
    for (const name of goingTables(parts)) await session.run(`DROP TABLE IF EXISTS ${sql.table(name)}`);
    if (sql.engine === 'postgres') await session.run(`DROP FUNCTION IF EXISTS ${sql.table('three_review_append_only')}()`);
    for (const [table, names] of Object.entries(columns))
      for (const name of names) await session.run(`ALTER TABLE ${sql.table(table)} DROP COLUMN ${sql.name(name)}`);
    for (const table of Object.keys(rights)) await session.run(`DELETE FROM ${sql.table(table)} WHERE action LIKE ${sql.text(OWN_RIGHT)}`);
    await session.run(`DELETE FROM ${sql.table(STORE)} WHERE ${sql.name('key')} LIKE ${sql.text(`${NOTES}%`)}`);
    await session.run(`UPDATE ${sql.table(STORED_SCHEMA)} SET hash = ''`);
  });
