import { engineOf, inTransaction, type Engine } from '../platform/database';
import { onOneConnection, sessionOn, type Session } from '../platform/rawSql';
import type { Strapi } from '../platform/strapi';
import { TABLES } from './tables';

export interface Evidence {
  readonly table: string;
  /** What makes an entry unique: SQLite's REPLACE deletes without firing a DELETE trigger, so an insert over one of these is refused. */
  readonly keys: readonly (readonly string[])[];
}

export const LEDGER_EVIDENCE: readonly Evidence[] = [
  { table: TABLES.ledger, keys: [['id'], ['chain', 'seq']] },
  { table: TABLES.publications, keys: [['id'], ['dedupe_key']] },
  { table: TABLES.snapshots, keys: [['hash']] },
  { table: TABLES.keptMedia, keys: [['id']] },
  { table: TABLES.checkpoints, keys: [['seq']] },
];

/**
 * Evidence is append-only in the database itself: an update or delete fails, whoever sends it. Seen to at every boot, and never with a moment
 * without: another process may be at work.
 */
export const installAppendOnly = async (strapi: Strapi, tables: readonly Evidence[]): Promise<void> => {
  const engine = engineOf(strapi);
  const schema = strapi.db.getSchemaName();
  for (const evidence of tables) {
    const statements = STATEMENTS[engine](evidence, schema ? `"${schema}".` : '');
    if (engine === 'mysql') await onOneConnection(strapi, (session) => replaceMissing(session, evidence, statements));
    // One table a transaction: whoever writes evidence holds several of them, and two who wait for each other would wait for ever.
    else await inTransaction(strapi, (trx) => inOrder(sessionOn(trx), statements));
  }
};

const inOrder = async (session: Session, statements: readonly string[]): Promise<void> => {
  for (const statement of statements) await session.run(statement);
};

/** There DDL commits by itself: only what is missing or altered is taken down and put up. */
const replaceMissing = async (session: Session, { table }: Evidence, statements: readonly string[]): Promise<void> => {
  const standing = await session.rows(
    'SELECT TRIGGER_NAME AS name, CONVERT(ACTION_STATEMENT USING utf8mb4) AS body FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE() AND EVENT_OBJECT_TABLE = ?',
    [table]
  );
  const whole = standing.filter(({ body }) => body === refuseThere(table)).map(({ name }) => String(name));
  const lost = ['update', 'delete'].filter((event) => !whole.includes(`${table}_no_${event}`));
  await inOrder(
    session,
    statements.filter((statement) => lost.some((event) => statement.includes(`${table}_no_${event}`)))
  );
};

const no = (table: string): string => `${table} is append-only`;

const refuseThere = (table: string): string => `SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = 1644, MESSAGE_TEXT = '${no(table)}'`;

const STATEMENTS: Readonly<Record<Engine, (evidence: Evidence, schema: string) => string[]>> = {
  sqlite: ({ table, keys }) => {
    const taken = keys.map((key) => `(${key.map((column) => `o.${column} = NEW.${column}`).join(' AND ')})`).join(' OR ');
    const trigger = (name: string, when: string) => [
      `DROP TRIGGER IF EXISTS ${table}_${name}`,
      `CREATE TRIGGER ${table}_${name} BEFORE ${when} BEGIN SELECT RAISE(ABORT, '${no(table)}'); END`,
    ];
    return [
      ...trigger('no_update', `UPDATE ON ${table}`),
      ...trigger('no_delete', `DELETE ON ${table}`),
      ...trigger('no_replace', `INSERT ON ${table} WHEN EXISTS (SELECT 1 FROM ${table} o WHERE ${taken})`),
    ];
  },
  postgres: ({ table }, schema) => {
    const raise = `${schema}three_review_append_only()`;
    const trigger = (name: string, when: string) => [
      `DROP TRIGGER IF EXISTS ${table}_${name} ON ${schema}${table}`,
      `CREATE TRIGGER ${table}_${name} BEFORE ${when} EXECUTE FUNCTION ${raise}`,
      `ALTER TABLE ${schema}${table} ENABLE ALWAYS TRIGGER ${table}_${name}`,
    ];
    return [
      `CREATE OR REPLACE FUNCTION ${raise} RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$`,
      ...trigger('append_only', `UPDATE OR DELETE ON ${schema}${table} FOR EACH ROW`),
      ...trigger('no_truncate', `TRUNCATE ON ${schema}${table} FOR EACH STATEMENT`),
    ];
  },
  mysql: ({ table }) =>
    ['UPDATE', 'DELETE'].flatMap((event) => [
      `DROP TRIGGER IF EXISTS ${table}_no_${event.toLowerCase()}`,
      `CREATE TRIGGER ${table}_no_${event.toLowerCase()} BEFORE ${event} ON ${table} FOR EACH ROW ${refuseThere(table)}`,
    ]),
};
