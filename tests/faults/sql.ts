import { createRequire } from 'node:module';
import path from 'node:path';

type Row = Readonly<Record<string, unknown>>;

/** The database by its own driver and in plain SQL: nothing of Strapi's and nothing of the plugin's stands between. */
export interface Sql {
  /** `?` stands for a value, `(?)` for a list of them. */
  all(query: string, values?: readonly unknown[]): Promise<Row[]>;
  /** What `work` reads is the database at one instant, whoever writes meanwhile. */
  snapshot<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

interface Pg {
  Client: new (options: object) => {
    connect(): Promise<void>;
    query(query: string, values: readonly unknown[]): Promise<{ rows: Row[] }>;
    end(): Promise<void>;
  };
}
interface Mysql {
  createConnection(
    options: object
  ): Promise<{ query(query: string, values: readonly unknown[]): Promise<[unknown]>; end(): Promise<void> }>;
}
type Sqlite = new (file: string) => {
  prepare(query: string): {
    readonly reader: boolean;
    all(...values: readonly unknown[]): Row[];
    run(...values: readonly unknown[]): unknown;
  };
  close(): void;
};

const load = createRequire(__filename);
const ROOT = path.resolve(__dirname, '..', '..');
const env = (name: string, otherwise: string): string => process.env[name] ?? otherwise;

/** Lists become as many places as they have values. */
const spread = (query: string, values: readonly unknown[]): { text: string; flat: unknown[] } => {
  let at = 0;
  const text = query.replace(/\?/g, () => {
    const value = values[at++];
    return Array.isArray(value) ? value.map(() => '?').join(', ') || 'NULL' : '?';
  });
  return { text, flat: values.flat() };
};

const within = (run: (query: string) => Promise<unknown>, begin: string) => async (work: () => Promise<unknown>) => {
  await run(begin);
  try {
    return await work();
  } finally {
    await run('COMMIT');
  }
};

const opened = (run: (query: string, values: readonly unknown[]) => Promise<Row[]>, begin: string, close: () => Promise<void>): Sql => {
  const all = (query: string, values: readonly unknown[] = []): Promise<Row[]> => {
    const { text, flat } = spread(query, values);
    return run(text, flat);
  };
  return { all, snapshot: within(all, begin) as Sql['snapshot'], close };
};

const account = (port: string) => ({
  host: env('DATABASE_HOST', '127.0.0.1'),
  port: Number(env('DATABASE_PORT', port)),
  database: env('DATABASE_NAME', 'three_review'),
  user: env('DATABASE_USERNAME', 'three_review'),
  password: env('DATABASE_PASSWORD', ''),
});

const OPEN: Readonly<Record<string, () => Promise<Sql>>> = {
  sqlite: () => {
    const Database = load('better-sqlite3') as Sqlite;
    const db = new Database(path.resolve(ROOT, env('DATABASE_FILENAME', '.tmp/data.db')));
    const run = (query: string, values: readonly unknown[]): Promise<Row[]> => {
      const statement = db.prepare(query);
      if (statement.reader) return Promise.resolve(statement.all(...values));
      statement.run(...values);
      return Promise.resolve([]);
    };
    return Promise.resolve(opened(run, 'BEGIN', () => Promise.resolve(db.close())));
  },
  postgres: async () => {
    const { Client } = load('pg') as Pg;
    const client = new Client(account('5432'));
    await client.connect();
    await client.query(`SET search_path TO "${env('DATABASE_SCHEMA', 'public')}"`, []);
    const run = async (query: string, values: readonly unknown[]): Promise<Row[]> => {
      let n = 0;
      return (
        await client.query(
          query.replace(/\?/g, () => `$${String(++n)}`),
          values
        )
      ).rows;
    };
    return opened(run, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', () => client.end());
  },
  mysql: async () => {
    const mysql = load('mysql2/promise') as Mysql;
    const connection = await mysql.createConnection({ ...account('3306'), charset: 'utf8mb4' });
    const run = async (query: string, values: readonly unknown[]): Promise<Row[]> => {
      const [rows] = await connection.query(query, values);
      return Array.isArray(rows) ? (rows as Row[]) : [];
    };
    await run('SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ', []);
    return opened(run, 'START TRANSACTION WITH CONSISTENT SNAPSHOT', () => connection.end());
  },
};

/** The database that DATABASE_* names. */
export const openSql = (): Promise<Sql> => {
  const open = OPEN[env('DATABASE_CLIENT', 'sqlite')];
  if (!open) throw new Error(`no driver for ${env('DATABASE_CLIENT', '')}`);
  return open();
};
