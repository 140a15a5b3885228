import fs from 'node:fs';
import path from 'node:path';
import { templateKey } from './key';
import { cloneOnMariaDb } from './mariadb';
import { ask, databaseExists, onServer, serverClient, type ServerClient } from './servers';

const ROOT = path.resolve(__dirname, '..', '..', '..');
const FOLDER = path.join(ROOT, '.tmp', 'templates');

/** How a site can begin: as its first boot left the database, or with the bureau of the seeds in it too. */
export type State = 'booted' | 'seeded';

/** On SQLite a file that later runs find; on a server a database beside that of the run, which the runner drops with it. */
const fileOf = (state: State, dist: string): string => path.join(FOLDER, `${templateKey(dist)}-${state}.db`);
const nameOf = (state: State, dist: string): string => `${process.env.DATABASE_NAME ?? ''}_${templateKey(dist)}_${state}`;

const copyOnServer = async (client: ServerClient, from: string, to: string): Promise<void> => {
  if (client === 'mysql') return cloneOnMariaDb(from, to);
  await onServer(client, async (db) => {
    await db.raw('DROP DATABASE IF EXISTS ?? WITH (FORCE)', [to]);
    await db.raw('CREATE DATABASE ?? TEMPLATE ??', [to, from]);
  });
};

const TABLES = {
  postgres: 'SELECT 1 FROM pg_tables WHERE schemaname = current_schema() LIMIT 1',
  mysql: 'SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() LIMIT 1',
};

const holdsNothing = (client: ServerClient, database: string): Promise<boolean> =>
  onServer(client, async (db) => (await ask(db, TABLES[client])).length === 0, { database });

/**
 * Fills the database of DATABASE_* from the template of that state, if it holds nothing yet and the runner has made one for this build.
 * Says whether it did: a site that finds it false has its own first boot before it.
 */
export const beginFrom = async (state: State, dist: string): Promise<boolean> => {
  const client = serverClient();
  if (client === null) {
    const [from, to] = [fileOf(state, dist), path.resolve(ROOT, process.env.DATABASE_FILENAME ?? '')];
    if (fs.existsSync(to) || !fs.existsSync(from)) return false;
    fs.copyFileSync(from, to);
    return true;
  }
  const [from, to] = [nameOf(state, dist), process.env.DATABASE_NAME ?? ''];
  if (!(await onServer(client, (db) => databaseExists(db, client, from))) || !(await holdsNothing(client, to))) return false;
  await copyOnServer(client, from, to);
  return true;
};

/** Has the run already got them? */
export const isMade = (dist: string): boolean => serverClient() === null && fs.existsSync(fileOf('seeded', dist));

/** Keeps the database of DATABASE_*, which nobody uses any more, as the template of that state. */
export const keepAs = async (state: State, dist: string): Promise<void> => {
  const client = serverClient();
  if (client !== null) return copyOnServer(client, process.env.DATABASE_NAME ?? '', nameOf(state, dist));
  fs.mkdirSync(FOLDER, { recursive: true });
  const half = path.join(FOLDER, `${String(process.pid)}.half`);
  fs.copyFileSync(path.resolve(ROOT, process.env.DATABASE_FILENAME ?? ''), half);
  fs.renameSync(half, fileOf(state, dist));
};

/** Templates of other builds and other days, which no run will want. */
export const forgetOthers = (dist: string): void => {
  if (serverClient() !== null || !fs.existsSync(FOLDER)) return;
  const key = templateKey(dist);
  for (const name of fs.readdirSync(FOLDER)) if (!name.startsWith(key)) fs.rmSync(path.join(FOLDER, name), { force: true });
};
