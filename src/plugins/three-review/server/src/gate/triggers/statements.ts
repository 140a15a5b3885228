import { sha256 } from '../../platform/sha256';
import type { Engine } from '../../platform/database';
import { BEHIND, MARK, PREFIX, SENTENCE, SHORT_SENTENCE, type Guard, type RowEvent } from './guard';
import type { Sql } from './sql';

/** A trigger as it should stand: what creates it, and how the catalogue shows it when it is whole. */
export interface Trigger {
  readonly name: string;
  readonly table: string;
  readonly create: readonly string[];
  readonly signature: string;
}

/** Shortest limit of the three: PostgreSQL's. */
const NAME_LENGTH = 63;

/**
 * The name carries a digest of what the trigger does: another rule is another trigger, so that the new one is put up before the old one
 * is taken down, and two versions of the plugin on one database do not overwrite each other's halfway.
 */
const nameOf = (text: string, event: string, table: string): string =>
  `${PREFIX}${sha256(`${event} ${table} ${text}`).slice(0, 10)}_${event.charAt(0).toLowerCase()}_${table}`.slice(0, NAME_LENGTH);

/**
 * INSERT and UPDATE are judged when they are done: foreign keys have then waited for whoever was writing the rows that are linked, and an
 * upsert is known for what it is.
 */
const timingOf = (event: RowEvent): 'AFTER' | 'BEFORE' => (event === 'DELETE' ? 'BEFORE' : 'AFTER');

/** Before the document: the sentence first, so that nobody has to look for it in a log. */
const head = (table: string): string => `${SENTENCE} · ${MARK} ${table} `;

const sqlite = (sql: Sql, { table, event, offence, first }: Guard): Trigger => {
  const message = sql.concat(sql.text(head(table)), 'o.offence');
  const timing = first ? 'BEFORE' : timingOf(event);
  const rest = `${timing} ${event} ON ${sql.table(table)} FOR EACH ROW BEGIN SELECT RAISE(ABORT, ${message}) FROM (SELECT ${offence} AS offence) o WHERE o.offence IS NOT NULL; END`;
  const name = nameOf(rest, event, table);
  const statement = `CREATE TRIGGER ${sql.name(name)} ${rest}`;
  return { name, table, create: [statement], signature: statement };
};

const mysql = (sql: Sql, { table, event, offence }: Guard): Trigger => {
  const timing = timingOf(event);
  // 128 characters is what a message of SIGNAL may have.
  const message = `LEFT(${sql.concat(sql.text(`${MARK} ${table} `), 'offence', sql.text(`${BEHIND}${SHORT_SENTENCE}`))}, 128)`;
  const body = `BEGIN DECLARE offence TEXT CHARACTER SET utf8mb4; SET offence = ${offence}; IF offence IS NOT NULL THEN SET offence = ${message}; SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = 1644, MESSAGE_TEXT = offence; END IF; END`;
  const name = nameOf(`${timing} ${body}`, event, table);
  return {
    name,
    table,
    create: [`CREATE TRIGGER ${sql.name(name)} ${timing} ${event} ON ${sql.table(table)} FOR EACH ROW ${body}`],
    signature: mysqlSignature({ table, timing, event, body }),
  };
};

export const mysqlSignature = (shown: {
  readonly table: string;
  readonly timing: string;
  readonly event: string;
  readonly body: string;
}): string => `${shown.timing} ${shown.event} ${shown.table} ${shown.body}`;

/** Bits of pg_trigger.tgtype. */
const KIND = { row: 1, before: 2, INSERT: 4, DELETE: 8, UPDATE: 16, TRUNCATE: 32 } as const;

export const postgresSignature = (shown: {
  readonly table: string;
  readonly kind: number;
  readonly enabled: string;
  readonly body: string;
}): string => `${String(shown.kind)} ${shown.enabled} ${shown.table} ${shown.body}`;

const postgresTrigger = (sql: Sql, table: string, event: RowEvent | 'TRUNCATE', body: string): Trigger => {
  const before = event === 'TRUNCATE' || timingOf(event) === 'BEFORE';
  const row = event !== 'TRUNCATE';
  const kind = KIND[event] + (before ? KIND.before : 0) + (row ? KIND.row : 0);
  const name = nameOf(`${String(kind)} ${body}`, event, table);
  const call = `${sql.table(name)}()`;
  const when = `${before ? 'BEFORE' : 'AFTER'} ${event} ON ${sql.table(table)} FOR EACH ${row ? 'ROW' : 'STATEMENT'}`;
  return {
    name,
    table,
    create: [
      `CREATE OR REPLACE FUNCTION ${call} RETURNS trigger LANGUAGE plpgsql AS $guard$${body}$guard$`,
      `CREATE TRIGGER ${sql.name(name)} ${when} EXECUTE FUNCTION ${call}`,
      // session_replication_role turns other triggers off.
      `ALTER TABLE ${sql.table(table)} ENABLE ALWAYS TRIGGER ${sql.name(name)}`,
    ],
    signature: postgresSignature({ table, kind, enabled: 'A', body }),
  };
};

const raise = (sql: Sql, table: string, offence: string): string =>
  `RAISE EXCEPTION USING ERRCODE = 'TR403', MESSAGE = ${sql.concat(sql.text(head(table)), offence)};`;

const postgres = (sql: Sql, { table, event, offence, hold }: Guard): Trigger => {
  const held = hold ? `PERFORM 1 FROM ${sql.table(hold.table)} f WHERE ${hold.where} FOR SHARE; ` : '';
  const judge = `offence := ${offence}; IF offence IS NOT NULL THEN ${raise(sql, table, 'offence')} END IF;`;
  return postgresTrigger(
    sql,
    table,
    event,
    `DECLARE offence text; BEGIN ${held}${judge} RETURN ${event === 'DELETE' ? 'OLD' : 'NEW'}; END`
  );
};

/** TRUNCATE fires no row trigger; Strapi never sends it. (MariaDB and MySQL have no trigger for it, SQLite no such statement.) */
const noTruncate = (sql: Sql, table: string): Trigger => postgresTrigger(sql, table, 'TRUNCATE', `BEGIN ${raise(sql, table, "'*/*'")} END`);

export const triggersFor = (sql: Sql, guards: readonly Guard[], tables: readonly string[]): Trigger[] => {
  const row: Readonly<Record<Engine, (sql: Sql, guard: Guard) => Trigger>> = { sqlite, postgres, mysql };
  const found = guards.map((guard) => row[sql.engine](sql, guard));
  return sql.engine === 'postgres' ? [...found, ...tables.map((table) => noTruncate(sql, table))] : found;
};
