import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { appOf } from './support/app';
import { newDatabase, type EngineName } from './support/database';

const HELP = `npm run bench -- adoption [--engine=sqlite,postgres,mariadb] [--documents=3000]

How long it takes to take over what is live when the rule is enforced after a trial run, beside reading the same documents one by one through
content/read. May take three times as long.
engines: sqlite, and postgres and mariadb where they answer (TEST_POSTGRES_URL, TEST_MARIADB_URL as for npm test)`;

const ENGINES: readonly EngineName[] = ['sqlite', 'postgres', 'mariadb'];
const HOOK = path.resolve(__dirname, '..', 'support', 'typescript.cjs');
/** Times what reading takes. */
const ALLOWED = 3;

/** ms, and MB resident at most. */
export interface Adopted {
  readonly documents: number;
  readonly read: number;
  readonly readInSlices: number;
  readonly adopted: number;
  readonly memory: number;
}

/** Ends with the benchmark, however that ends. */
let running: ChildProcess | null = null;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => running?.kill('SIGKILL'));

const onEngine = async (engine: EngineName, documents: number): Promise<boolean> => {
  const database = await newDatabase(engine);
  const app = appOf(`bench-adoption-${engine}-${String(process.pid)}`, 'on');
  try {
    const answer = await new Promise<Adopted>((resolve, reject) => {
      const child = fork(path.join(__dirname, 'support', 'adoptionServe.ts'), [], {
        execArgv: ['--require', HOOK],
        env: { ...process.env, ...database.env, THREE_REVIEW_ENGINE: engine, BENCH_DIR: app.dir, BENCH_DOCUMENTS: String(documents) },
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      });
      running = child;
      child.once('message', (sent: Adopted) => resolve(sent));
      child.once('error', reject);
      child.once('exit', (code, signal) => reject(new Error(`adoption on ${engine} ended: ${signal ?? String(code)}`)));
    });
    const times = answer.adopted / answer.read;
    const met = times <= ALLOWED;
    console.log(
      `${engine}: ${String(answer.documents)} live documents: read one by one ${answer.read.toFixed(0)} ms, in slices ${answer.readInSlices.toFixed(0)} ms; ` +
        `adopted ${answer.adopted.toFixed(0)} ms, ${times.toFixed(2)} × reading (≤ ${String(ALLOWED)}: ${met ? 'met' : 'MISSED'}); ${answer.memory.toFixed(0)} MB more at most`
    );
    return met;
  } finally {
    await database.drop();
    app.remove();
  }
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: { engine: { type: 'string' }, documents: { type: 'string', default: '3000' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) return console.log(HELP);
  const engines = values.engine ? ENGINES.filter((one) => values.engine?.split(',').includes(one)) : ENGINES.slice(0, 2);
  let met = true;
  for (const engine of engines) met = (await onEngine(engine, Number(values.documents))) && met;
  process.exitCode = met ? 0 : 1;
};

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
