import difference from 'lodash/difference';
import partition from 'lodash/partition';
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

/** What was exported is all there is: nobody has put anything on record since. */
const demandSilence = async (strapi: Strapi, session: Session, entries: number | null): Promise<void> => {
  if (entries !== null && (await entriesIn(strapi, session)) !== entries)
    throw new Error('The site wrote while it was exported. Stop it, and run the command again.');
};

/** Takes the guard off the host's tables. `entries`: what was exported; null where there is no ledger. */
export const takeGuards = (strapi: Strapi, entries: number | null): Promise<number> =>
  inSession(strapi, async (session) => {
    await demandSilence(strapi, session, entries);
    return (await takeDown(strapi, session)).length;
  });

/** The ledger goes last, and first of its own tables: without it a second run has nothing to export, and goes on deleting. */
const LAST: readonly string[] = [TABLES.ledger, TABLES.heads, TABLES.checkpoints];

/** Tables that can go now, those that refer to others before them. */
export const goingTables = ({ tables }: Parts): readonly string[] => {
  const going = tables.filter(({ neededBy }) => neededBy.length === 0).map(({ name }) => name);
  const [links, others] = partition(going, (name) => name.endsWith('_lnk'));
  return [...links, ...difference(others, LAST), ...LAST.filter((name) => others.includes(name))];
};

/**
 * Takes tables, added columns, indexes, rights and notes out of the database; in one transaction where the engine has that. Strapi's record
 * of the schema is made one that no model has: the next boot with the plugin then makes its tables anew. `entries`: as for `takeGuards`.
 */
export const dropParts = (strapi: Strapi, parts: Parts, entries: number | null): Promise<void> =>
  inSession(strapi, async (session) => {
    await demandSilence(strapi, session, entries);
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
