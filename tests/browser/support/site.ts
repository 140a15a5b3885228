import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { prepareEnvironment } from '../../support/site';

const ROOT = path.resolve(__dirname, '..', '..', '..');
const ADMIN = path.join(ROOT, 'dist', 'build', 'index.html');
/** ms; a loaded machine takes its time. */
const START = 120_000;
const STOP = 15_000;

export interface RunningSite {
  /** http://127.0.0.1:<port> */
  readonly base: string;
  /** The first draft of the seeds. */
  readonly article: string;
  stop(): Promise<void>;
}

export interface Ready {
  readonly port: number;
}

const isReady = (message: unknown): message is Ready => typeof message === 'object' && message !== null && 'port' in message;

/** Resolves with what the child reports, rejects with all it said when it ends before that. */
const ready = (child: ChildProcess): Promise<Ready> =>
  new Promise((resolve, reject) => {
    let output = '';
    const say = (chunk: Buffer) => (output += chunk.toString());
    child.stdout?.on('data', say);
    child.stderr?.on('data', say);
    const timer = setTimeout(() => reject(new Error(`The site did not start within ${String(START / 1000)} s:\n${output}`)), START);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`The site ended with code ${String(code)} while it was starting:\n${output}`));
    });
    child.on('message', (message) => {
      if (!isReady(message)) return;
      clearTimeout(timer);
      resolve(message);
    });
  });

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), STOP).unref();
  });

/** A program that serves a site in a process of its own: there once it reports its port over IPC. `close` ends it. */
export const launch = async <T extends Ready>(
  program: string,
  { env, execArgv = [] }: { env: NodeJS.ProcessEnv; execArgv?: string[] }
): Promise<{ readonly told: T; readonly base: string; readonly close: () => Promise<void> }> => {
  const child = fork(program, [], { cwd: ROOT, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'], execArgv });
  const close = () => ended(child);
  try {
    const told = (await ready(child)) as T;
    return { told, base: `http://127.0.0.1:${String(told.port)}`, close };
  } catch (error) {
    await close();
    throw error;
  }
};

export interface SiteOptions {
  /** With a year of publications, judged, so that there are columns in every state to look at. */
  readonly year?: boolean;
  /** A trial run on which nothing has been set up: people and their roles, and nothing else. */
  readonly fresh?: boolean;
  /** Does it wake up by itself? A back-fill that is started by a click has to be done by somebody: with the year, if nothing is said. */
  readonly background?: boolean;
}

/** The site as `npm run demo` serves it, admin panel included, on a free port with an embedded, seeded database of its own. */
export const startSite = async ({ year = false, fresh = false, background = year }: SiteOptions = {}): Promise<RunningSite> => {
  if (!fs.existsSync(ADMIN)) throw new Error('The admin panel is not built: run `npm run setup`, then this test again.');
  const database = path.join('.tmp', `browser-${randomUUID()}.db`);
  fs.mkdirSync(path.join(ROOT, '.tmp'), { recursive: true });
  prepareEnvironment(database);
  const remove = () => {
    for (const suffix of ['', '-wal', '-shm', '-journal']) fs.rmSync(path.join(ROOT, database + suffix), { force: true });
  };
  const env = {
    NODE_ENV: 'production',
    DATABASE_CLIENT: 'sqlite',
    DATABASE_FILENAME: database,
    HOST: '127.0.0.1',
    PORT: '0',
    SITE_WITH_YEAR: String(year),
    SITE_FRESH: String(fresh),
    ENFORCE: String(!fresh),
    THREE_REVIEW_BACKGROUND: String(background),
  };
  try {
    const { told, base, close } = await launch<Ready & { readonly article: string }>(path.join(__dirname, 'serve.mjs'), { env });
    const stop = async () => {
      await close();
      remove();
    };
    return { base, article: told.article, stop };
  } catch (error) {
    remove();
    throw error;
  }
};
