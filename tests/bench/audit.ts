import { parseArgs } from 'node:util';
import { appOf } from './support/app';
import type { Answered, Measured, Step } from './support/auditServe';
import { newDatabase, type Database, type EngineName } from './support/database';
import { isMet, table } from './support/figures';
import { stepsIn } from './support/steps';

const HELP = `npm run bench -- audit [--engine=sqlite,postgres,mariadb] [--documents=1000000] [--columns=2000] [--rounds=5]

The audit of columns beside SQL written by hand that comes to the same counts, in one run, in turn: five years of weeks.
engines: sqlite, and postgres and mariadb where they answer (TEST_POSTGRES_URL, TEST_MARIADB_URL as for npm test)`;

const ENGINES: readonly EngineName[] = ['sqlite', 'postgres', 'mariadb'];
/** MB that a back-fill may take beyond what the site has already. */
const MEMORY = 200;

const stepIn = stepsIn<Step, Answered>('auditServe.ts');

const databaseOf = async (engine: EngineName): Promise<Database | null> => {
  try {
    return await newDatabase(engine);
  } catch (error) {
    console.log(`\n${engine} does not answer: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
};

const told = (engine: EngineName, asked: Omit<Step, 'step'>, events: number, { rows, memory, cells }: Measured): boolean => {
  const size = `${String(asked.documents)} documents, ${String(asked.columns)} columns, ${String(events)} events`;
  console.log(`\n${engine}: ${size}; median ms\n${table(rows, ['SQL ms', 'audit ms'])}`);
  const little = memory <= MEMORY;
  console.log(`memory of the back-fill: ${memory.toFixed(0)} MB (≤ ${String(MEMORY)}: ${little ? 'met' : 'MISSED'})`);
  console.log(`SQL and audit agree on every count; ${String(cells)} weeks of columns with updates`);
  return little && rows.every(isMet);
};

const onEngine = async (engine: EngineName, asked: Omit<Step, 'step'>): Promise<boolean> => {
  const database = await databaseOf(engine);
  if (!database) return true;
  const app = appOf(`bench-audit-${engine}-${String(process.pid)}`, 'on');
  try {
    const filled = await stepIn(engine, app.dir, database, { ...asked, step: 'fill' });
    const measured = await stepIn(engine, app.dir, database, { ...asked, step: 'measure' });
    if (!('events' in filled) || !('rows' in measured)) throw new Error('another step was done than was asked for');
    return told(engine, asked, filled.events, measured);
  } finally {
    await database.drop();
    app.remove();
  }
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      engine: { type: 'string', default: ENGINES.join(',') },
      documents: { type: 'string', default: '1000000' },
      columns: { type: 'string', default: '2000' },
      rounds: { type: 'string', default: '5' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return console.log(HELP);
  const names = values.engine.split(',');
  const engines = ENGINES.filter((engine) => names.includes(engine));
  if (engines.length !== names.length) throw new Error(`--engine=${values.engine}: it can be ${ENGINES.join(', ')}`);
  const asked = { documents: Number(values.documents), columns: Number(values.columns), rounds: Number(values.rounds) };
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
