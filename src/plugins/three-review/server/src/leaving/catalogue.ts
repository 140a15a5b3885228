import groupBy from 'lodash/groupBy';
import mapValues from 'lodash/mapValues';
import type { Engine } from '../platform/database';
import type { Session } from '../platform/rawSql';

type Question = Readonly<Record<Engine, (schema: string) => string>>;

/** The columns of each primary key, in their order. */
const KEYS: Question = {
  sqlite: () =>
    `SELECT m.name AS tbl, c.name AS col FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.pk > 0 ORDER BY m.name, c.pk`,
  postgres: (schema) =>
    `SELECT k.table_name AS tbl, k.column_name AS col FROM information_schema.table_constraints c JOIN information_schema.key_column_usage k ` +
    `ON k.constraint_name = c.constraint_name AND k.table_schema = c.table_schema AND k.table_name = c.table_name ` +
    `WHERE c.table_schema = '${schema}' AND c.constraint_type = 'PRIMARY KEY' ORDER BY k.table_name, k.ordinal_position`,
  mysql: () =>
    `SELECT TABLE_NAME AS tbl, COLUMN_NAME AS col FROM information_schema.KEY_COLUMN_USAGE WHERE TABLE_SCHEMA = DATABASE() AND CONSTRAINT_NAME = 'PRIMARY' ORDER BY TABLE_NAME, ORDINAL_POSITION`,
};

/** Which table refers to which by a foreign key. */
const REFERENCES: Question = {
  sqlite: () => `SELECT m.name AS tbl, f."table" AS col FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table'`,
  postgres: (schema) =>
    `SELECT c.relname AS tbl, t.relname AS col FROM pg_constraint o JOIN pg_class c ON c.oid = o.conrelid JOIN pg_class t ON t.oid = o.confrelid ` +
    `JOIN pg_namespace n ON n.oid = c.relnamespace WHERE o.contype = 'f' AND n.nspname = '${schema}'`,
  mysql: () =>
    `SELECT TABLE_NAME AS tbl, REFERENCED_TABLE_NAME AS col FROM information_schema.KEY_COLUMN_USAGE WHERE TABLE_SCHEMA = DATABASE() AND REFERENCED_TABLE_NAME IS NOT NULL`,
};

/** Indexes by the tables they stand on. */
const INDEXES: Question = {
  sqlite: () => `SELECT tbl_name AS tbl, name AS col FROM sqlite_master WHERE type = 'index'`,
  postgres: (schema) => `SELECT tablename AS tbl, indexname AS col FROM pg_indexes WHERE schemaname = '${schema}'`,
  mysql: () => `SELECT DISTINCT TABLE_NAME AS tbl, INDEX_NAME AS col FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE()`,
};

const ask =
  (question: Question) =>
  async (session: Session, engine: Engine, schema: string): Promise<Readonly<Record<string, readonly string[]>>> => {
    const rows = await session.rows(question[engine](schema));
    return mapValues(
      groupBy(rows, (row) => String(row.tbl)),
      (some) => some.map((row) => String(row.col))
    );
  };

export const keysOfTables = ask(KEYS);
export const referencesOfTables = ask(REFERENCES);
export const indexesOfTables = ask(INDEXES);
