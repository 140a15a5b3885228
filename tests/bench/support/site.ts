import { fork } from 'node:child_process';
import path from 'node:path';
import { appOf, type Variant } from './app';
import { newDatabase, type Database, type EngineName } from './database';
import type { Asks, Desks, Told } from './serve';

const HOOK = path.resolve(__dirname, '..', '..', 'support', 'typescript.cjs');

/** A running site of the benchmark. */
export interface BenchSite {
  readonly variant: Variant;
  readonly base: string;
  readonly tokens: Desks;
  ask<A extends keyof Asks>(name: A, input: Asks[A]['input']): Promise<Asks[A]['output']>;
  /** The same site in a new process: one that has written much, and grown by it, does not read as others do. This one is of no use any more. */
  restarted(): Promise<BenchSite>;
  close(): Promise<void>;
}

interface Place {
  readonly engine: EngineName;
  readonly variant: Variant;
  readonly database: Database;
  readonly app: ReturnType<typeof appOf>;
}

export const startSite = async (engine: EngineName, variant: Variant): Promise<BenchSite> => {
  const database = await newDatabase(engine);
  return serve({ engine, variant, database, app: appOf(`bench-${engine}-${String(process.pid)}`, variant) }, false);
};

/** `again`: in this place it has been served before, and has its people. */
const serve = async (place: Place, again: boolean): Promise<BenchSite> => {
  const { engine, variant, database, app } = place;
  const child = fork(path.join(__dirname, 'serve.ts'), [], {
    execArgv: ['--require', HOOK],
    env: {
      ...process.env,
      ...database.env,
      THREE_REVIEW_ENGINE: engine,
      BENCH_VARIANT: variant,
      BENCH_AGAIN: String(again),
      BENCH_DIR: app.dir,
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const end = async (): Promise<void> => {
    if (child.connected) child.disconnect();
    await ended;
  };
  const restarted = async (): Promise<BenchSite> => {
    await end();
    return serve(place, true);
  };
  const close = async (): Promise<void> => {
    await end();
    await database.drop();
    app.remove();
  };
  const waiting = new Map<number, (output: unknown) => void>();
  let asked = 0;
  try {
    const { ready, tokens } = await new Promise<Extract<Told, { ready: string }>>((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`the site ${variant} on ${engine} ended: ${String(code)}`)));
      child.on('message', (told: Told) => {
        if ('ready' in told) resolve(told);
        else waiting.get(told.answered)?.(told.output);
      });
    });
    const ask = <A extends keyof Asks>(name: A, input: Asks[A]['input']): Promise<Asks[A]['output']> =>
      new Promise((resolve, reject) => {
        asked += 1;
        waiting.set(asked, (output) => resolve(output as Asks[A]['output']));
        child.once('exit', () => reject(new Error(`the site ${variant} on ${engine} ended`)));
        child.send({ ask: asked, name, input });
      });
    child.setMaxListeners(0);
    return { variant, base: ready, tokens, ask, restarted, close };
  } catch (error) {
    await close();
    throw error;
  }
};
