import { fork } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const HOOK = path.resolve(__dirname, '..', '..', 'support', 'typescript.cjs');
const DATABASE = 'install.db';

/** ms that a boot of the app in this folder takes; `fill`: live documents to write afterwards. */
const boot = (dir: string, fill = 0): Promise<number> =>
  new Promise((resolve, reject) => {
    const env = { ...process.env, THREE_REVIEW_ENGINE: 'sqlite', DATABASE_CLIENT: 'sqlite', DATABASE_FILENAME: DATABASE };
    const child = fork(path.join(__dirname, 'bootOnce.ts'), [], {
      execArgv: ['--require', HOOK],
      env: { ...env, BENCH_DIR: dir, BENCH_FILL: String(fill) },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    child.once('message', (took) => resolve(Number(took)));
    child.once('exit', (code) => {
      if (code !== 0) reject(new Error(`the site in ${dir} ended: ${String(code)}`));
    });
  });

const times = async (rounds: number, work: () => Promise<number>): Promise<number[]> => {
  const all: number[] = [];
  for (let round = 0; round < rounds; round += 1) all.push(await work());
  return all;
};

export interface Boots {
  /** Ordinary boots without and with the plugin, each on a database that has booted before. */
  readonly off: readonly number[];
  readonly on: readonly number[];
  /** The first boot with the plugin, on what was live before. */
  readonly first: number;
}

/** On SQLite: the site without the plugin is filled, and then boots with it. */
export const firstBoot = async (off: string, on: string, { rounds, documents }: { rounds: number; documents: number }): Promise<Boots> => {
  await boot(off, documents);
  const ordinary = await times(rounds, () => boot(off));
  fs.copyFileSync(path.join(off, DATABASE), path.join(on, DATABASE));
  const first = await boot(on);
  return { off: ordinary, first, on: await times(rounds, () => boot(on)) };
};
