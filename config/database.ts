import path from 'node:path';
import type { Core } from '@strapi/strapi';

type Env = Core.Config.Shared.ConfigParams['env'];
type Connection = Core.Config.Database['connection'];

const ssl = (env: Env) => env.bool('DATABASE_SSL', false) && { rejectUnauthorized: env.bool('DATABASE_SSL_REJECT_UNAUTHORIZED', true) };

const server = (env: Env, port: number) => ({
  host: env('DATABASE_HOST', '127.0.0.1'),
  port: env.int('DATABASE_PORT', port),
  database: env('DATABASE_NAME', 'three_review'),
  user: env('DATABASE_USERNAME', 'three_review'),
  password: env('DATABASE_PASSWORD', ''),
  ssl: ssl(env),
});

const pool = (env: Env) => ({ min: env.int('DATABASE_POOL_MIN', 2), max: env.int('DATABASE_POOL_MAX', 10) });

const clients: Record<string, (env: Env) => Connection> = {
  sqlite: (env) => ({
    client: 'sqlite',
    // Relative to the root of the app; this file runs as dist/config/database.js.
    connection: { filename: path.resolve(__dirname, '..', '..', env('DATABASE_FILENAME', '.tmp/data.db')) },
    useNullAsDefault: true,
  }),
  postgres: (env) => ({
    client: 'postgres',
    connection: { ...server(env, 5432), schema: env('DATABASE_SCHEMA', 'public') },
    pool: pool(env),
  }),
  mysql: (env) => ({
    client: 'mysql',
    // Strapi names no character set: without this, a latin1 server takes Chinese for rubbish.
    connection: { ...server(env, 3306), charset: 'utf8mb4' },
    pool: pool(env),
  }),
};

export default ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Database => {
  const name = env('DATABASE_CLIENT', 'sqlite');
  const connection = clients[name];
  if (!connection) throw new Error(`DATABASE_CLIENT is "${name}"; it can be ${Object.keys(clients).join(', ')}.`);
  return { connection: { ...connection(env), acquireConnectionTimeout: env.int('DATABASE_CONNECTION_TIMEOUT', 60_000) } };
};
