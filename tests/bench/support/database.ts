import { randomBytes } from 'node:crypto';
import knex from 'knex';

export type EngineName = 'sqlite' | 'postgres' | 'mariadb';

/** One for one site: its DATABASE_* variables, and how to be rid of it. */
export interface Database {
  readonly env: Readonly<Record<string, string>>;
  drop(): Promise<void>;
}

const SERVERS = {
  postgres: {
    client: 'postgres',
    driver: 'pg',
    url: process.env.TEST_POSTGRES_URL ?? 'postgres://postgres@127.0.0.1',
    port: '5432',
    database: 'postgres',
    create: "CREATE DATABASE ?? ENCODING 'UTF8' TEMPLATE template0",
    drop: 'DROP DATABASE IF EXISTS ?? WITH (FORCE)',
  },
  mariadb: {
    client: 'mysql',
    driver: 'mysql2',
    url: process.env.TEST_MARIADB_URL ?? 'mysql://root@127.0.0.1',
    port: '3306',
    database: undefined,
    create: 'CREATE DATABASE ?? CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci',
    drop: 'DROP DATABASE IF EXISTS ??',
  },
} as const;

const onServer = async (engine: Exclude<EngineName, 'sqlite'>): Promise<Database> => {
  const server = SERVERS[engine];
  const url = new URL(server.url);
  const account = {
    host: url.hostname,
    port: url.port || server.port,
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
  };
  const name = `three_review_bench_${randomBytes(5).toString('hex')}`;
  const ask = async (statement: string): Promise<void> => {
    const connection = { ...account, port: Number(account.port), database: server.database };
    const db = knex({ client: server.driver, connection, pool: { min: 0, max: 1 } });
    try {
      await db.raw(statement, [name]);
    } finally {
      await db.destroy();
    }
  };
  await ask(server.create);
  return {
    env: {
      DATABASE_CLIENT: server.client,
      DATABASE_HOST: account.host,
      DATABASE_PORT: account.port,
      DATABASE_NAME: name,
      DATABASE_USERNAME: account.user,
      DATABASE_PASSWORD: account.password,
      DATABASE_SCHEMA: 'public',
      DATABASE_SSL: 'false',
    },
    drop: () => ask(server.drop),
  };
};

/** An empty database. SQLite's lies in the directory of the app that uses it and goes with that. */
export const newDatabase = (engine: EngineName): Promise<Database> =>
  engine === 'sqlite'
    ? Promise.resolve({ env: { DATABASE_CLIENT: 'sqlite', DATABASE_FILENAME: 'data.db' }, drop: () => Promise.resolve() })
    : onServer(engine);
