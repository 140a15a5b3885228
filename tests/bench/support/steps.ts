import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { Database, EngineName } from './database';

const HOOK = path.resolve(__dirname, '..', '..', 'support', 'typescript.cjs');

/** Ends with the benchmark, however that ends: busy in SQLite it hears nothing milder, and its database is thrown away. */
let running: ChildProcess | null = null;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => running?.kill('SIGKILL'));

/**
 * How a benchmark has its steps done, each in a process of its own that runs this file of `support` and sends one answer. BENCH_PROF names a
 * folder for profiles of the processor.
 */
export const stepsIn =
  <Step extends { readonly step: string }, Answer extends object>(file: string) =>
  (engine: EngineName, dir: string, database: Database, step: Step): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const profile = process.env.BENCH_PROF ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROF}`] : [];
      const child = fork(path.join(__dirname, file), [], {
        execArgv: ['--expose-gc', ...profile, '--require', HOOK],
        env: { ...process.env, ...database.env, THREE_REVIEW_ENGINE: engine, BENCH_DIR: dir, BENCH_STEP: JSON.stringify(step) },
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      });
      running = child;
      let answer: Answer | null = null;
      child.on('message', (sent: Answer) => (answer = sent));
      child.once('error', reject);
      child.once('exit', (code, signal) => {
        if (answer) resolve(answer);
        else reject(new Error(`${step.step} on ${engine} ended: ${String(signal ?? code)}`));
      });
    });
