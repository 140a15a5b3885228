import { parseArgs } from 'node:util';
import { appOf } from './support/app';
import { newDatabase, type EngineName } from './support/database';
import { isMet, median, table, type Row } from './support/figures';
import type { Measured, Step } from './support/inboxServe';
import { stepsIn } from './support/steps';

const HELP = `npm run bench -- inbox [--engine=sqlite,postgres] [--reviews=1000000] [--small=10000] [--units=200] [--people=2000] [--rounds=20]

The first page of the desk with the counts of all boxes, beside the bare SQL by the same indices that comes to the same counts, in one run, in
turn: for the head of one unit, and for a publisher, to whom every approved document is open. Then how both grow from few reviews to many.
engines: sqlite, and postgres and mariadb where they answer (TEST_POSTGRES_URL, TEST_MARIADB_URL as for npm test)`;

const ENGINES: readonly EngineName[] = ['sqlite', 'postgres', 'mariadb'];

const stepIn = stepsIn<Step, Measured>('inboxServe.ts');

type Asked = Omit<Step, 'step'>;

const measured = async (engine: EngineName, asked: Asked): Promise<readonly Row[]> => {
  const database = await newDatabase(engine);
  const app = appOf(`bench-inbox-${engine}-${String(process.pid)}`, 'on');
  try {
    return (await stepIn(engine, app.dir, database, { ...asked, step: 'measure' })).rows;
  } finally {
    await database.drop();
    app.remove();
  }
};

const onEngine = async (engine: EngineName, asked: Asked, small: number): Promise<boolean> => {
  const few = await measured(engine, { ...asked, reviews: small });
  const many = await measured(engine, asked);
  const what = `${String(asked.reviews)} reviews, ${String(asked.units)} units, ${String(asked.people)} people`;
  console.log(`\n${engine}: ${what}; median ms\n${table(many, ['SQL ms', 'desk ms'])}`);
  for (const [i, row] of many.entries()) {
    const before = few[i];
    if (!before) continue;
    const grown = (name: 'off' | 'on'): string => `${median(before[name]).toFixed(1)} → ${median(row[name]).toFixed(1)} ms`;
    console.log(`${row.what}, from ${String(small)} reviews on: SQL ${grown('off')}, desk ${grown('on')}`);
  }
  return many.every(isMet);
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      engine: { type: 'string', default: 'sqlite,postgres' },
      reviews: { type: 'string', default: '1000000' },
      small: { type: 'string', default: '10000' },
      units: { type: 'string', default: '200' },
      people: { type: 'string', default: '2000' },
      rounds: { type: 'string', default: '20' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return console.log(HELP);
  const names = values.engine.split(',');
  const engines = ENGINES.filter((engine) => names.includes(engine));
  if (engines.length !== names.length) throw new Error(`--engine=${values.engine}: it can be ${ENGINES.join(', ')}`);
  const { reviews, small, units, people, rounds } = values;
  const numbers = { reviews: Number(reviews), small: Number(small), units: Number(units), people: Number(people), rounds: Number(rounds) };
  for (const [name, value] of Object.entries(numbers))
    if (!Number.isInteger(value) || value < 1) throw new Error(`--${name}: it must be a whole number from 1 on`);
  let met = true;
  for (const engine of engines) if (!(await onEngine(engine, numbers, numbers.small))) met = false;
  console.log(met ? '\nEvery aim is met.' : '\nAn aim is missed.');
};

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
