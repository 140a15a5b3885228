import { fork, spawn } from 'node:child_process';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { visitor } from './http.mjs';
import { inRoot, ROOT } from './root.mjs';
import { Problem } from './run.mjs';

const STRAPI = inRoot('node_modules', '@strapi', 'strapi', 'bin', 'strapi.js');
const LOG = inRoot('.tmp', 'demo.log');
/** ms */
const START = 180_000;
const STOP = 15_000;

/** The demonstration has its own embedded database, whatever .env says of another. */
const DATABASE = { DATABASE_CLIENT: 'sqlite', DATABASE_FILENAME: '.tmp/data.db' };
const QUIET = { NODE_ENV: 'production', STRAPI_TELEMETRY_DISABLED: 'true' };

export const HOST = process.env.HOST ?? '127.0.0.1';
export const PORT = Number(process.env.PORT ?? 1337);
/** What a browser on this machine opens: a wildcard is an address to listen on, not to call. */
export const BASE = `http://${['0.0.0.0', '::'].includes(HOST) ? '127.0.0.1' : HOST}:${String(PORT)}`;

/** @returns {Promise<void>} */
export const portIsFree = () =>
  new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      const taken = error.code === 'EADDRINUSE';
      reject(
        new Problem(
          taken ? `端口已被占用 Port ${String(PORT)} of ${HOST} is taken` : `Cannot listen on ${HOST}:${String(PORT)}: ${error.message}`,
          {
            advice: `Stop what listens there (another demo?), or take another port: PORT=${String(PORT + 1)} npm run demo`,
          }
        )
      );
    });
    probe.listen(PORT, HOST, () => probe.close(() => resolve()));
  });

const tailOfLog = async () => (await readFile(LOG, 'utf8').catch(() => '')).trimEnd();

/** What an earlier demo said is of no use to this one. */
export const forgetLog = () => rm(LOG, { force: true });

/**
 * Lets a program of this folder work with Strapi in a process of its own.
 * @param {string} program @param {NodeJS.ProcessEnv} env @param {{ failed: string, advice: string }} words
 * @returns {Promise<any>} what it reports
 */
const inProcess = async (program, env, { failed, advice }) => {
  await mkdir(path.dirname(LOG), { recursive: true });
  const log = createWriteStream(LOG, { flags: 'a' });
  const child = fork(inRoot('scripts', 'lib', program), [], {
    cwd: ROOT,
    env: { ...process.env, ...DATABASE, ...QUIET, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  child.stdout?.pipe(log, { end: false });
  child.stderr?.pipe(log, { end: false });
  /** @type {any} */
  let report = null;
  child.on('message', (message) => (report = message));
  const code = await new Promise((resolve) => child.once('close', resolve));
  log.end();
  if (code !== 0 || report === null) {
    throw new Problem(`${failed} ended with code ${String(code)}`, { output: await tailOfLog(), advice });
  }
  return report;
};

/**
 * Starts Strapi without listening, and lets `in-process.mjs` work in it.
 * @returns {Promise<any>} what it reports
 */
export const insideTheServer = () =>
  inProcess(
    'in-process.mjs',
    {},
    {
      failed: 'Preparing the database',
      advice: 'The database of the demo is .tmp/data.db: move it away to begin with an empty one.',
    }
  );

/** Is there no database of the demo yet? A year is played in an empty one alone, whatever stands in one that is there. */
export const isNew = () => !existsSync(inRoot(DATABASE.DATABASE_FILENAME));

/** Where the year is played: it becomes the demo's database when it is whole. */
const UNFINISHED = '.tmp/data-unfinished.db';

/**
 * Plays the bureau's year into a new database of the demo. People sign without their passwords there: checking one is slow by design, and
 * they would give some hundreds. On the site that opens afterwards they give them.
 * @returns {Promise<{ documents: number, acts: number }>}
 */
export const playYear = async () => {
  await rm(inRoot(UNFINISHED), { force: true });
  const report = await inProcess(
    'year.mjs',
    { DATABASE_FILENAME: UNFINISHED, SIGNING_REAUTHENTICATE: 'false', THREE_REVIEW_BACKGROUND: 'false', LOG_LEVEL: 'warn' },
    { failed: 'Playing the year', advice: 'npm run demo -- --no-year begins without one.' }
  );
  await rename(inRoot(UNFINISHED), inRoot(DATABASE.DATABASE_FILENAME));
  return report;
};

/**
 * `strapi start` on the demo's database, ready to answer.
 * @returns {Promise<{ stop: () => Promise<void>, ended: Promise<number | null> }>}
 */
export const startSite = async () => {
  const log = createWriteStream(LOG, { flags: 'a' });
  const child = spawn(process.execPath, [STRAPI, 'start'], {
    cwd: ROOT,
    env: { ...process.env, ...DATABASE, ...QUIET, HOST, PORT: String(PORT) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  /** @type {Promise<number | null>} */
  const ended = new Promise((resolve) => child.once('close', resolve));
  const running = () => child.exitCode === null && child.signalCode === null;
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);

  const stop = async () => {
    if (running()) child.kill('SIGTERM');
    await Promise.race([ended, pause(STOP, undefined, { ref: false })]);
    if (running()) child.kill('SIGKILL');
    await ended;
    process.off('exit', killWithUs);
    log.end();
  };

  const call = visitor(BASE);
  for (const from = performance.now(); performance.now() - from < START; await pause(200)) {
    if (!running()) break;
    const answer = await call('GET', '/_health').catch(() => null);
    if (answer?.status === 204) return { stop, ended };
  }
  const early = !running();
  await stop();
  throw new Problem(early ? 'The site ended while it was starting' : `The site did not answer within ${String(START / 1000)} s`, {
    output: await tailOfLog(),
    advice: 'All it said is in .tmp/demo.log.',
  });
};
