import { randomBytes } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import net from 'node:net';
import { inRoot } from '../root.mjs';

/**
 * @typedef {{ env: Record<string, string>, drop: () => Promise<unknown> }} Database  one of our own, and how to be rid of it
 * @typedef {{ title: string, create: (name: string) => Promise<Database> } | { missing: string }} Found
 * @typedef {{ id: 'sqlite' | 'postgres' | 'mariadb', title: string, find: () => Promise<Found> }} Engine
 */

const TCP_MS = 1500;
/** @param {URL} url */
const portOf = (url) => Number(url.port);

/**
 * Does anything listen there?
 * @param {URL} url
 * @returns {Promise<boolean>}
 */
const answers = (url) =>
  new Promise((resolve) => {
    const socket = net.connect({ host: url.hostname, port: portOf(url) });
    const end = (/** @type {boolean} */ result) => {
      socket.destroy();
      resolve(result);
    };
    socket
      .setTimeout(TCP_MS, () => end(false))
      .once('connect', () => end(true))
      .once('error', () => end(false));
  });

/**
 * The variables of config/database.ts. Every one is set, so that none of the site's own .env comes through.
 * @param {'postgres' | 'mysql'} client
 * @param {URL} url
 * @param {string} name
 */
const environment = (client, url, name) => ({
  DATABASE_CLIENT: client,
  DATABASE_HOST: url.hostname,
  DATABASE_PORT: url.port,
  DATABASE_NAME: name,
  DATABASE_USERNAME: decodeURIComponent(url.username),
  DATABASE_PASSWORD: decodeURIComponent(url.password),
  DATABASE_SCHEMA: 'public',
  DATABASE_SSL: 'false',
});

/**
 * A server is used when it answers and lets us in.
 * @param {string} where its address: an environment variable, or where it stands by default
 * @param {(url: URL) => Promise<string>} version
 * @param {(url: URL, name: string) => Promise<Database>} create
 * @returns {Promise<Found>}
 */
const server = async (where, version, create) => {
  const url = new URL(where);
  if (!(await answers(url))) return { missing: `${url.host} does not answer` };
  try {
    return { title: await version(url), create: (name) => create(url, name) };
  } catch (error) {
    return { missing: `${url.host} answers, but: ${error instanceof Error ? error.message : String(error)}` };
  }
};

/**
 * @param {URL} url
 * @param {string} sql
 * @returns {Promise<Record<string, unknown>[]>}
 */
const postgres = async (url, sql) => {
  // Not imported above: in a fresh clone it is not there yet. It comes without types.
  const pg = createRequire(import.meta.url)('pg');
  const client = new pg.Client({
    host: url.hostname,
    port: portOf(url),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: url.pathname.slice(1) || 'postgres',
    connectionTimeoutMillis: 5000,
  });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
};

/**
 * @param {URL} url
 * @param {string} sql
 * @returns {Promise<Record<string, unknown>[]>}
 */
const mariadb = async (url, sql) => {
  const { default: mysql } = await import('mysql2/promise');
  const connection = await mysql.createConnection({
    host: url.hostname,
    port: portOf(url),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    connectTimeout: 5000,
  });
  try {
    const [rows] = await connection.query(sql);
    return /** @type {Record<string, unknown>[]} */ (rows);
  } finally {
    await connection.end();
  }
};

/** @type {readonly Engine[]} */
export const ENGINES = [
  {
    id: 'sqlite',
    title: 'SQLite',
    find: async () => ({
      title: 'SQLite',
      create: async (name) => ({
        env: { DATABASE_CLIENT: 'sqlite', DATABASE_FILENAME: `.tmp/${name}.db` },
        drop: async () => {
          // The journals beside it too.
          const files = await readdir(inRoot('.tmp')).catch(() => []);
          await Promise.all(files.filter((file) => file.startsWith(`${name}.db`)).map((file) => rm(inRoot('.tmp', file), { force: true })));
        },
      }),
    }),
  },
  {
    id: 'postgres',
    title: 'PostgreSQL',
    find: () =>
      server(
        process.env.TEST_POSTGRES_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres',
        async (url) => `PostgreSQL ${String((await postgres(url, 'SHOW server_version'))[0]?.server_version).split(' ')[0]}`,
        async (url, name) => {
          await postgres(url, `CREATE DATABASE "${name}" ENCODING 'UTF8' TEMPLATE template0`);
          return {
            env: environment('postgres', url, name),
            drop: () => postgres(url, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`),
          };
        }
      ),
  },
  {
    id: 'mariadb',
    title: 'MariaDB',
    find: () =>
      server(
        process.env.TEST_MARIADB_URL ?? 'mysql://root@127.0.0.1:3306',
        async (url) => {
          const version = String((await mariadb(url, 'SELECT VERSION() AS version'))[0]?.version);
          return `${version.includes('MariaDB') ? 'MariaDB' : 'MySQL'} ${version.split('-')[0]}`;
        },
        async (url, name) => {
          await mariadb(url, `CREATE DATABASE \`${name}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
          return {
            env: environment('mysql', url, name),
            drop: () => mariadb(url, `DROP DATABASE IF EXISTS \`${name}\``),
          };
        }
      ),
  },
];

/** A name that no other run has. */
export const freshName = () => `three_review_test_${randomBytes(5).toString('hex')}`;

/**
 * Does the work on a database of its own, and drops that whatever comes of the work.
 * @template T
 * @param {Extract<Found, { title: string }>} found
 * @param {(env: Record<string, string>) => Promise<T>} work
 * @returns {Promise<T>}
 */
export const withDatabase = async (found, work) => {
  const { env, drop } = await found.create(freshName());
  try {
    return await work(env);
  } finally {
    await drop();
  }
};
