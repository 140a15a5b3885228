import { engineOf, type Engine } from '../platform/database';
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
];

/** Evidence is append-only in the database itself: an update or delete fails, whoever sends it. Reinstalled at every boot. */
export const installAppendOnly = async (strapi: Strapi, tables: readonly Evidence[]): Promise<void> => {
  const schema = strapi.db.getSchemaName();
  for (const statement of tables.flatMap((evidence) => STATEMENTS[engineOf(strapi)](evidence, schema ? `"${schema}".` : ''))) {
    await strapi.db.connection.raw(statement);
  }
};

const no = (table: string): string => `${table} is append-only`;

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
      `CREATE TRIGGER ${table}_no_${event.toLowerCase()} BEFORE ${event} ON ${table} FOR EACH ROW SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = 1644, MESSAGE_TEXT = '${no(table)}'`,
    ]),
};
