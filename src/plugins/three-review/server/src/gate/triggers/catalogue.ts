import groupBy from 'lodash/groupBy';
import type { Engine } from '../../platform/database';
import type { Session } from '../../platform/rawSql';
import { PREFIX } from './guard';
import type { Column } from './sql';
import { mysqlSignature, postgresSignature } from './statements';

/** What stands in the database now. */
export interface Standing {
  readonly name: string;
  readonly table: string;
  readonly signature: string;
}

interface Catalogue {
  /** Tables with their columns. */
  columns(session: Session, schema: string): Promise<ReadonlyMap<string, readonly Column[]>>;
  triggers(session: Session, schema: string): Promise<Standing[]>;
  /** Functions of the guard: PostgreSQL alone has them. */
  functions(session: Session, schema: string): Promise<string[]>;
}

const text = (value: unknown): string => {
  if (typeof value === 'string') return value;
  return value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : '';
};
const like = PREFIX.replaceAll('_', '\\_');
const none = (): Promise<string[]> => Promise.resolve([]);

const group = (rows: readonly Readonly<Record<string, unknown>>[]): ReadonlyMap<string, readonly Column[]> =>
  new Map(
    Object.entries(groupBy(rows, (row) => text(row.tbl))).map(([table, some]) => [
      table,
      some.map((row) => ({ name: text(row.col), type: text(row.typ).toLowerCase() })),
    ])
  );

const standing = (
  rows: readonly Readonly<Record<string, unknown>>[],
  signature: (row: Readonly<Record<string, unknown>>) => string
): Standing[] => rows.map((row) => ({ name: text(row.name), table: text(row.tbl), signature: signature(row) }));

const sqlite: Catalogue = {
  columns: async (session) =>
    group(
      await session.rows(
        `SELECT m.name AS tbl, c.name AS col, c.type AS typ FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' ORDER BY m.name, c.cid`
      )
    ),
  triggers: async (session) =>
    standing(
      await session.rows(
        `SELECT name, tbl_name AS tbl, sql AS body FROM sqlite_master WHERE type = 'trigger' AND name LIKE '${like}%' ESCAPE '\\'`
      ),
      (row) => text(row.body)
    ),
  functions: none,
};

const postgres: Catalogue = {
  columns: async (session, schema) =>
    group(
      await session.rows(
        `SELECT table_name AS tbl, column_name AS col, data_type AS typ FROM information_schema.columns WHERE table_schema = '${schema}' ORDER BY table_name, ordinal_position`
      )
    ),
  triggers: async (session, schema) =>
    standing(
      await session.rows(
        `SELECT t.tgname AS name, c.relname AS tbl, t.tgtype AS kind, t.tgenabled AS enabled, t.tgqual IS NULL AND t.tgattr::text = '' AND t.tgnargs = 0 AS plain, p.prosrc AS body ` +
          `FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_proc p ON p.oid = t.tgfoid ` +
          `WHERE n.nspname = '${schema}' AND NOT t.tgisinternal AND t.tgname LIKE '${like}%'`
      ),
      (row) => {
        const shown = { table: text(row.tbl), kind: Number(row.kind), enabled: text(row.enabled), body: text(row.body) };
        return row.plain === true ? postgresSignature(shown) : 'conditional';
      }
    ),
  functions: async (session, schema) =>
    (
      await session.rows(
        `SELECT p.proname AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = '${schema}' AND p.proname LIKE '${like}%'`
      )
    ).map((row) => text(row.name)),
};

const mysql: Catalogue = {
  columns: async (session) =>
    group(
      await session.rows(
        'SELECT TABLE_NAME AS tbl, COLUMN_NAME AS col, DATA_TYPE AS typ FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() ORDER BY TABLE_NAME, ORDINAL_POSITION'
      )
    ),
  triggers: async (session) =>
    standing(
      await session.rows(
        `SELECT TRIGGER_NAME AS name, EVENT_OBJECT_TABLE AS tbl, ACTION_TIMING AS timing, EVENT_MANIPULATION AS event, ACTION_STATEMENT AS body ` +
          `FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE() AND TRIGGER_NAME LIKE '${like.replaceAll('\\', '\\\\')}%'`
      ),
      (row) => mysqlSignature({ table: text(row.tbl), timing: text(row.timing), event: text(row.event), body: text(row.body) })
    ),
  functions: none,
};

export const catalogueOf = (engine: Engine): Catalogue => (engine === 'sqlite' ? sqlite : engine === 'mysql' ? mysql : postgres);
