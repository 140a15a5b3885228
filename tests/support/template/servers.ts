import knex, { type Knex } from 'knex';

const env = (name: string): string => process.env[name] ?? '';

/** The servers among the engines; SQLite is none. */
export type ServerClient = 'postgres' | 'mysql';

export const serverClient = (): ServerClient | null => {
  const client = process.env.DATABASE_CLIENT;
  return client === 'postgres' || client === 'mysql' ? client : null;
};

const SERVERS = {
  postgres: {
    client: 'pg',
    database: 'postgres',
    drop: 'DROP DATABASE IF EXISTS ?? WITH (FORCE)',
    create: "CREATE DATABASE ?? ENCODING 'UTF8' TEMPLATE template0",
    exists: 'SELECT 1 FROM pg_database WHERE datname = ?',
  },
  mysql: {
    client: 'mysql2',
    database: undefined,
    drop: 'DROP DATABASE IF EXISTS ??',
    create: 'CREATE DATABASE ?? CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci',
    exists: 'SELECT 1 FROM information_schema.schemata WHERE schema_name = ?',
  },
} as const;

/** Connections to the server of DATABASE_*, to one of its databases or to none in particular, for as long as `work` takes. */
export const onServer = async <T>(
  client: ServerClient,
  work: (db: Knex) => Promise<T>,
  { database, connections = 1, begin }: { database?: string; connections?: number; begin?: string } = {}
): Promise<T> => {
  const afterCreate = (connection: { query(sql: string, done: (error: unknown) => void): void }, done: (error: unknown) => void): void =>
    begin === undefined ? done(null) : connection.query(begin, done);
  const db = knex({
    client: SERVERS[client].client,
    connection: {
      host: env('DATABASE_HOST'),
      port: Number(env('DATABASE_PORT')),
      user: env('DATABASE_USERNAME'),
      password: env('DATABASE_PASSWORD'),
      database: database ?? SERVERS[client].database,
      ...(client === 'mysql' ? { charset: 'utf8mb4' } : {}),
    },
    pool: { min: 0, max: connections, afterCreate },
  });
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
};

const rowsIn = (answer: unknown): readonly unknown[] => {
  const rows: unknown = Array.isArray(answer) ? answer[0] : (answer as { rows: unknown }).rows;
  return Array.isArray(rows) ? rows : [];
};

/** The rows of a raw statement, on either server. */
export const ask = async <T = unknown>(db: Knex, sql: string, values: readonly string[] = []): Promise<readonly T[]> =>
  rowsIn(await db.raw(sql, [...values])) as readonly T[];

export const databaseExists = async (db: Knex, client: ServerClient, name: string): Promise<boolean> =>
  (await ask(db, SERVERS[client].exists, [name])).length > 0;

/**
 * MariaDB empties a database and then cannot remove its folder where it has left a file of its own there (a trigger's definition as it was
 * before a change, `.TRG-`). The database is empty all the same, and the next trigger of that name takes the file away.
 */
const FOLDER_NOT_EMPTY = 1010;

const drop = async (db: Knex, client: ServerClient, name: string): Promise<void> => {
  try {
    await db.raw(SERVERS[client].drop, [name]);
  } catch (error) {
    if ((error as { errno?: unknown }).errno !== FOLDER_NOT_EMPTY) throw error;
  }
};

/** An empty database of that name, whatever was there. */
export const recreate = async (db: Knex, client: ServerClient, name: string): Promise<void> => {
  await drop(db, client, name);
  const left = await databaseExists(db, client, name);
  await db.raw(left ? 'ALTER DATABASE ?? CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci' : SERVERS[client].create, [name]);
};

export const dropDatabase = drop;
