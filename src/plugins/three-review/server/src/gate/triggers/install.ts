import { TABLES } from '../../ledger/tables';
import { sha256 } from '../../platform/sha256';
import { engineOf, numberOf, table } from '../../platform/database';
import { indexNames } from '../../platform/indexes';
import { schemaChangeDue } from '../../platform/metadata';
import { inSession, schemaOf, type Session } from '../../platform/rawSql';
import type { Strapi } from '../../platform/strapi';
import { catalogueOf, type Standing } from './catalogue';
import { planOf } from './describe';
import { contentTables, guardsOf } from './guards';
import { isGuarded } from './guarded';
import { COLUMN, type Plan } from './plan';
import { sqlFor, type Sql } from './sql';
import { triggersFor, type Trigger } from './statements';
import { dropIdleFunctions, dropTrigger, takeDown } from './takeDown';

export interface Difference {
  readonly missing: readonly Trigger[];
  /** Somebody changed or switched off what stands under one of our names. */
  readonly altered: readonly Standing[];
  /** Of an earlier schema or version. */
  readonly surplus: readonly Standing[];
}

export const compare = (wanted: readonly Trigger[], standing: readonly Standing[]): Difference => {
  const found = new Map(standing.map((trigger) => [trigger.name, trigger]));
  const whole = (trigger: Trigger): boolean => found.get(trigger.name)?.signature === trigger.signature;
  const names = new Set(wanted.map(({ name }) => name));
  return {
    missing: wanted.filter((trigger) => !whole(trigger)),
    altered: wanted.flatMap((trigger) => (whole(trigger) ? [] : (found.get(trigger.name) ?? []))),
    surplus: standing.filter(({ name }) => !names.has(name)),
  };
};

const wantedTriggers = async (strapi: Strapi, session: Session): Promise<{ sql: Sql; plan: Plan | null; wanted: Trigger[] }> => {
  const engine = engineOf(strapi);
  const columns = await catalogueOf(engine).columns(session, schemaOf(strapi));
  const sql = sqlFor(engine, schemaOf(strapi), (name) => columns.get(name) ?? []);
  if (!isGuarded(strapi)) return { sql, plan: null, wanted: [] };
  const plan = planOf(strapi);
  return { sql, plan, wanted: triggersFor(sql, guardsOf(sql, plan), contentTables(plan)) };
};

/** Creates what is missing, replaces what was tampered with, and takes down what no longer belongs: in this order. */
const bringAbout = async (session: Session, sql: Sql, schema: string, difference: Difference): Promise<void> => {
  const { missing, altered, surplus } = difference;
  for (const trigger of altered) await session.run(dropTrigger(sql, trigger));
  for (const trigger of missing) for (const statement of trigger.create) await session.run(statement);
  for (const trigger of surplus) await session.run(dropTrigger(sql, trigger));
  if (altered.length + missing.length + surplus.length > 0) await dropIdleFunctions(session, sql, schema);
};

/** Strapi has no index by which a component finds who holds it. */
const indexParts = async (session: Session, sql: Sql, schema: string, plan: Plan): Promise<void> => {
  const links = new Set([...plan.chains.values()].flat().flatMap(({ steps }) => steps.map(({ link }) => link)));
  const standing = await indexNames(session, sql.engine, schema);
  for (const link of links) {
    const name = `three_review_part_${sha256(link).slice(0, 10)}`;
    if (standing.has(name)) continue;
    // MySQL: an index over the whole type would pass its limit with four-byte characters.
    const type = `${sql.name(COLUMN.componentType)}${sql.engine === 'mysql' ? '(100)' : ''}`;
    await session.run(`CREATE INDEX ${sql.name(name)} ON ${sql.table(link)} (${sql.name(COLUMN.part)}, ${type})`);
  }
};

/** No transaction that commits leaves a permit behind; one that is there was written past the gate. */
const clearPermits = async (strapi: Strapi): Promise<void> => {
  const left = numberOf(await table(strapi, strapi.db.connection, TABLES.permits).delete());
  if (left > 0)
    strapi.log.warn(
      `three-review: ${String(left)} permits to write live content stood in ${TABLES.permits}; nobody but the gate writes there. Removed: run a reconciliation.`
    );
};

/** MySQL and MariaDB let nobody but a SUPER create triggers while they keep a binary log. */
const explained = (error: unknown): unknown => {
  if (!(error instanceof Error) || !('errno' in error)) return error;
  if (error.errno === 1419) {
    return new Error(
      'three-review: the database refuses to create the triggers that guard live content, because it keeps a binary log. Set log_bin_trust_function_creators = 1 ' +
        '(SET GLOBAL log_bin_trust_function_creators = 1, and in the server’s configuration), or switch the guard off: databaseGuard: false. The site does not start.',
      { cause: error }
    );
  }
  if (error.errno === 1142 || error.errno === 1227) {
    return new Error(
      'three-review: the account of the site may not create the triggers that guard live content. Grant it TRIGGER on the database, or switch the guard off: ' +
        'databaseGuard: false. The site does not start.',
      { cause: error }
    );
  }
  return error;
};

/** At every boot, once the schema stands: the triggers are as they should be, or they are made so. With the guard switched off: none. */
export const installTriggers = async (strapi: Strapi): Promise<void> => {
  const schema = schemaOf(strapi);
  try {
    const difference = await inSession(strapi, async (session) => {
      const { sql, plan, wanted } = await wantedTriggers(strapi, session);
      const found = compare(wanted, await catalogueOf(sql.engine).triggers(session, schema));
      if (plan) await indexParts(session, sql, schema, plan);
      await bringAbout(session, sql, schema, found);
      return found;
    });
    for (const { name, table: on } of difference.altered)
      strapi.log.warn(`three-review: the trigger ${name} on ${on} had been altered or switched off; it was put up again.`);
  } catch (error) {
    throw explained(error);
  }
  await clearPermits(strapi);
};

/** What is wrong with the triggers now, without changing anything: for `doctor`. */
export const inspectTriggers = (strapi: Strapi): Promise<{ readonly wanted: number } & Difference> =>
  inSession(strapi, async (session) => {
    const { sql, wanted } = await wantedTriggers(strapi, session);
    return { wanted: wanted.length, ...compare(wanted, await catalogueOf(sql.engine).triggers(session, schemaOf(strapi))) };
  });

/** Takes every trigger of the guard away; `installTriggers` puts them back, and so does the next boot. */
export const removeTriggers = (strapi: Strapi): Promise<unknown> => inSession(strapi, (session) => takeDown(strapi, session));

/**
 * Before Strapi changes its schema: SQLite rebuilds tables and cannot with these triggers in place, and a migration may have to write what
 * is live. Left alone at a boot that changes nothing. They are put up again before anything is served.
 */
export const makeWayForSchemaChange = async (strapi: Strapi): Promise<void> => {
  if (await schemaChangeDue(strapi)) await removeTriggers(strapi);
};
