import knex, { type Knex } from 'knex';
import { isEqual, pick } from 'lodash';
import { ask, onServer, serverClient } from '../support/template/servers';

type Row = Readonly<Record<string, unknown>>;

/** A table as it stands: its columns, and every row. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}
export type Dump = Readonly<Record<string, Table>>;

/** What Strapi keeps for itself, the super administrator's rights among it, is written by every boot; the rest of the names are the plugin's. */
const ASIDE = /^(strapi_|sqlite_|three_review_|admin_permissions)/;

const NAMES = {
  sqlite: "SELECT name FROM sqlite_master WHERE type = 'table'",
  postgres: 'SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()',
  mysql: 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()',
};

/** Works on the database of an app with a connection of its own, whether the app runs or not. */
export const onDatabase = async <T>(database: string, work: (db: Knex) => Promise<T>): Promise<T> => {
  const client = serverClient();
  if (client !== null) return onServer(client, work, { database });
  const db = knex({ client: 'better-sqlite3', connection: { filename: database }, useNullAsDefault: true });
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
};

const namesIn = async (db: Knex): Promise<string[]> => {
  const client = serverClient();
  const rows = client === null ? await db.raw<{ name: string }[]>(NAMES.sqlite) : await ask<{ name: string }>(db, NAMES[client]);
  return rows.map(({ name }) => name).sort();
};

/** Every table, the plugin's too. */
export const allTables = (database: string): Promise<string[]> => onDatabase(database, namesIn);

/** The host's own tables. */
export const dumpOf = (database: string): Promise<Dump> =>
  onDatabase(database, async (db) => {
    const tables: Record<string, Table> = {};
    for (const name of (await namesIn(db)).filter((one) => !ASIDE.test(one))) {
      const columns = Object.keys(await db(name).columnInfo());
      const rows = (await db(name).select('*')) as unknown as Row[];
      tables[name] = { columns, rows: rows.map((row) => JSON.parse(JSON.stringify(row)) as Row) };
    }
    return tables;
  });

export interface TableDifference {
  readonly columns: { readonly added: readonly string[]; readonly gone: readonly string[] };
  readonly rows: { readonly added: readonly Row[]; readonly gone: readonly Row[] };
}

const without = (rows: readonly Row[], others: readonly Row[]): Row[] => {
  const held = new Set(others.map((row) => JSON.stringify(row)));
  return rows.filter((row) => !held.has(JSON.stringify(row)));
};

/** What is other in the second dump: rows are held against one another by the columns that both have. Empty when nothing is. */
export const differences = (before: Dump, after: Dump): Record<string, TableDifference> => {
  const none: Table = { columns: [], rows: [] };
  const found: Record<string, TableDifference> = {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [was, is] = [before[name] ?? none, after[name] ?? none];
    const shared = was.columns.filter((column) => is.columns.includes(column));
    const kept = (table: Table): Row[] => table.rows.map((row) => pick(row, shared));
    const one: TableDifference = {
      columns: {
        added: is.columns.filter((column) => !shared.includes(column)),
        gone: was.columns.filter((column) => !shared.includes(column)),
      },
      rows: { added: without(kept(is), kept(was)), gone: without(kept(was), kept(is)) },
    };
    if (!isEqual(one, { columns: { added: [], gone: [] }, rows: { added: [], gone: [] } })) found[name] = one;
  }
  return found;
};
