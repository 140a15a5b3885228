import { parseArgs } from 'node:util';
import { appOf } from './support/app';
import { newDatabase, type EngineName } from './support/database';
import { isMet, table } from './support/figures';
import { stepsIn } from './support/steps';
import type { Measured, Step } from './support/verifyServe';

const HELP = `npm run bench -- verify [--engine=sqlite,postgres,mariadb] [--entries=1000000] [--rounds=3]

Verification, export and reconciliation of a ledger of many entries, beside a plain read of the same rows, and the memory that each takes.
Every document of it is published by the ledger, and none is live: reconcile has as much to say as it can have.
engines: sqlite, and postgres and mariadb where they answer (TEST_POSTGRES_URL, TEST_MARIADB_URL as for npm test)`;

const ENGINES: readonly EngineName[] = ['sqlite', 'postgres', 'mariadb'];
/** MB that each may take beyond what the process has already. */
const MEMORY = 200;

const stepIn = stepsIn<Step, Measured>('verifyServe.ts');

const onEngine = async (engine: EngineName, asked: Omit<Step, 'step'>): Promise<boolean> => {
  const database = await newDatabase(engine);
  const app = appOf(`bench-verify-${engine}-${String(process.pid)}`, 'on');
  try {
    const { entries } = await stepIn(engine, app.dir, database, { ...asked, step: 'fill' });
    const measured: Measured[] = [];
    // Each in a process of its own: what one has taken, another would be given for nothing.
    for (const step of ['verify', 'export', 'offline', 'reconcile'] as const)
      measured.push(await stepIn(engine, app.dir, database, { ...asked, step }));
    const rows = measured.flatMap(({ row }) => row ?? []);
    console.log(`\n${engine}: ${String(entries)} entries; median ms\n${table(rows, ['read ms', 'ms'])}`);
    for (const { row, memory } of measured)
      console.log(`memory, ${row?.what ?? ''}: ${memory.toFixed(0)} MB (≤ ${String(MEMORY)}: ${memory <= MEMORY ? 'met' : 'MISSED'})`);
    return rows.every(isMet) && measured.every(({ memory }) => memory <= MEMORY);
  } finally {
    await database.drop();
    app.remove();
  }
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      engine: { type: 'string', default: 'sqlite' },
      entries: { type: 'string', default: '1000000' },
      rounds: { type: 'string', default: '3' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return console.log(HELP);
  const names = values.engine.split(',');
  const engines = ENGINES.filter((engine) => names.includes(engine));
  if (engines.length !== names.length) throw new Error(`--engine=${values.engine}: it can be ${ENGINES.join(', ')}`);
  const asked = { entries: Number(values.entries), rounds: Number(values.rounds) };
  for (const [name, value] of Object.entries(asked))
    if (!Number.isInteger(value) || value < 1) throw new Error(`--${name}: it must be a whole number from 1 on`);
  let met = true;
  for (const engine of engines) if (!(await onEngine(engine, asked))) met = false;
  console.log(met ? '\nEvery aim is met.' : '\nAn aim is missed.');
};

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
