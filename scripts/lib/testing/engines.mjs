import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { inRoot } from '../root.mjs';

/**
 * @typedef {{ env: Record<string, string>, drop: () => Promise<unknown> }} Database  one of our own, and how to be rid of it
 * @typedef {{ title: string, open: (name: string) => Database } | { missing: string }} Found
 * @typedef {{ id: 'sqlite' | 'postgres' | 'mariadb', title: string, find: () => Promise<Found> }} Engine
 */

const TCP_MS = 1500;

/**
 * Does anything listen there?
 * @param {URL} url
 * @returns {Promise<boolean>}
 */
const answers = (url) =>
  new Promise((resolve) => {
    const socket = net.connect({ host: url.hostname, port: Number(url.port) });
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
  // What is tested must outlive a killed site, not a machine that loses its power: nobody waits for the disk.
  ...(client === 'postgres' ? { PGOPTIONS: '-c synchronous_commit=off' } : {}),
});

/**
 * One statement to a server, on no database in particular.
 * @param {'pg' | 'mysql2'} client
 * @param {URL} url
 * @param {string} sql
 * @param {readonly string[]} [names]
 */
const ask = async (client, url, sql, names = []) => {
  // Not imported above: in a fresh clone it is not there yet.
  const { default: knex } = await import('knex');
  const { hostname: host, port, username, password } = url;
  const database = client === 'pg' ? { database: 'postgres' } : {};
  const db = knex({
    client,
    connection: { host, port: Number(port), user: decodeURIComponent(username), password: decodeURIComponent(password), ...database },
    pool: { min: 0, max: 1 },
    acquireConnectionTimeout: 10_000,
  });
  try {
    const answer = await db.raw(sql, [...names]);
    return client === 'pg' ? answer.rows : answer[0];
  } finally {
    await db.destroy();
  }
};

/** What MariaDB says when it has emptied a database and a file of its own is left in the folder: see tests/support/template/servers.ts. */
const FOLDER_NOT_EMPTY = 1010;

/** @param {unknown} error */
const unlessFolderStays = (error) => {
  if (!(error instanceof Error && 'errno' in error && error.errno === FOLDER_NOT_EMPTY)) throw error;
};

/**
 * Drops a database of a run, and the templates beside it, whose names begin with its own.
 * @param {{ client: 'pg' | 'mysql2', drop: string, list: string }} engine
 * @param {URL} url
 * @param {string} name
 */
const dropAll = async ({ client, drop, list }, url, name) => {
  for (const { name: one } of await ask(client, url, list)) {
    if (one === name || one.startsWith(`${name}_`)) await ask(client, url, drop, [one]).catch(unlessFolderStays);
  }
};

/**
 * A server is used when it answers and lets us in. tests/support/emptyDatabase.ts creates the database, for each file of tests anew.
 * @param {{ url: string, client: 'pg' | 'mysql2', name: 'postgres' | 'mysql', port: string, version: string, title: (version: string) => string, drop: string, list: string }} engine
 * @returns {Promise<Found>}
 */
const server = async (engine) => {
  const url = new URL(engine.url);
  if (url.port === '') url.port = engine.port;
  if (!(await answers(url))) return { missing: `${url.host} does not answer` };
  try {
    const [{ version }] = await ask(engine.client, url, engine.version);
    return {
      title: engine.title(String(version)),
      open: (name) => ({ env: environment(engine.name, url, name), drop: () => dropAll(engine, url, name) }),
    };
  } catch (error) {
    return { missing: `${url.host} answers, but: ${error instanceof Error ? error.message : String(error)}` };
  }
};

/** @type {readonly Engine[]} */
export const ENGINES = [
  {
    id: 'sqlite',
    title: 'SQLite',
    find: async () => ({
      title: 'SQLite',
      open: (name) => ({
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
      server({
        url: process.env.TEST_POSTGRES_URL ?? 'postgres://postgres@127.0.0.1',
        client: 'pg',
        name: 'postgres',
        port: '5432',
        version: "SELECT current_setting('server_version') AS version",
        title: (version) => `PostgreSQL ${version.split(' ')[0]}`,
        drop: 'DROP DATABASE IF EXISTS ?? WITH (FORCE)',
        list: 'SELECT datname AS name FROM pg_database',
      }),
  },
  {
    id: 'mariadb',
    title: 'MariaDB',
    find: () =>
      server({
        url: process.env.TEST_MARIADB_URL ?? 'mysql://root@127.0.0.1',
        client: 'mysql2',
        name: 'mysql',
        port: '3306',
        version: 'SELECT VERSION() AS version',
        title: (version) => `${version.includes('MariaDB') ? 'MariaDB' : 'MySQL'} ${version.split('-')[0]}`,
        drop: 'DROP DATABASE IF EXISTS ??',
        list: 'SELECT schema_name AS name FROM information_schema.schemata',
      }),
  },
];

/** A name that no other run has. */
export const freshName = () => `three_review_test_${randomBytes(5).toString('hex')}`;

/**
 * Does the work on a database and a folder for uploads of its own, and is rid of both whatever comes of the work.
 * @template T
 * @param {Extract<Found, { title: string }>} found
 * @param {(env: Record<string, string>) => Promise<T>} work
 * @returns {Promise<T>}
 */
export const withDatabase = async (found, work) => {
  const name = freshName();
  const { env, drop } = found.open(name);
  const files = inRoot('.tmp', `${name}-public`);
  await mkdir(path.join(files, 'uploads'), { recursive: true });
  try {
    return await work({ ...env, PUBLIC_DIR: files });
  } finally {
    await drop();
    await rm(files, { recursive: true, force: true });
  }
};
