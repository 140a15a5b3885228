import { parseArgs } from 'node:util';
import { verifyLedger, type ChainHead, type LedgerEntry } from '../../src/plugins/three-review/core/ledger';
import { bringTo, call, demand, edit, publish, type Answer, type Desk } from '../faults/desk';
import { ARTICLE } from '../support/review';
import type { EngineName } from './support/database';
import { isMet, median, table, type Row } from './support/figures';
import { chainNumber, PER_CHAIN, sha256 } from './support/ledger';
import type { Queries } from './support/queries';
import type { Desks } from './support/serve';
import { startSite, type BenchSite } from './support/site';

const HELP = `npm run bench -- gate [--engine=sqlite,postgres] [--rounds=40] [--reads=400] [--entries=100000]

The site beside the same site without the plugin, in one run: every act is done on the one and on the other in turn, over HTTP.
engines: sqlite, postgres, mariadb (TEST_POSTGRES_URL, TEST_MARIADB_URL as for npm test)`;

const ENGINES: readonly EngineName[] = ['sqlite', 'postgres', 'mariadb'];
/** All that a page shows; `unit` is left out, for the public may not read the plugin's type and may read what stands in its place. */
const POPULATE = ['column', 'tags', 'related', 'cover', 'attachments', 'facts', 'sections'].map(
  (name, i) => `populate[${String(i)}]=${name}`
);
const SHOWN = ['locale=zh-Hans', ...POPULATE].join('&');
const LIST = `/api/articles?${SHOWN}&sort=publishedAt:desc&pagination[pageSize]=25`;
const detail = (documentId: string): string => `/api/articles/${documentId}?${SHOWN}`;
/** Rounds before those that count. */
const WARM = 4;

interface Settings {
  readonly rounds: number;
  readonly reads: number;
  readonly entries: number;
}

/** One of the two sites, and the document that the rounds are about. */
interface Side {
  readonly site: BenchSite;
  readonly desks: Readonly<Record<keyof Desks, Desk>>;
  readonly documents: string[];
}

const sideOf = (site: BenchSite): Side => {
  const desk = (token: string): Desk => ({ base: site.base, token });
  const { officer, head, leader, publisher, superAdmin } = site.tokens;
  const desks = {
    officer: desk(officer),
    head: desk(head),
    leader: desk(leader),
    publisher: desk(publisher),
    superAdmin: desk(superAdmin),
  };
  return { site, documents: [], desks };
};

const review = async ({ site, desks }: Side, documentId: string): Promise<void> => {
  if (site.variant === 'on') await bringTo(desks, ARTICLE, documentId, 3);
};

interface Measured {
  readonly ms: Record<'on' | 'off', number[]>;
  readonly queries: Record<'on' | 'off', Queries[]>;
}
const measured = (): Measured => ({ ms: { on: [], off: [] }, queries: { on: [], off: [] } });

/** Does the same act on both, in an order that changes with the round, and keeps what each took. */
const both = async (sides: readonly Side[], round: number, into: Measured, act: (side: Side) => Promise<Answer>): Promise<void> => {
  const counts = round >= WARM;
  for (const side of round % 2 === 0 ? sides : [...sides].reverse()) {
    await side.site.ask('queries', null);
    const from = performance.now();
    demand(await act(side), 'act');
    const took = performance.now() - from;
    const queries = await side.site.ask('queries', null);
    if (!counts) continue;
    into.ms[side.site.variant].push(took);
    into.queries[side.site.variant].push(queries);
  }
};

const row = (what: string, { ms }: Measured, aim: number): Row => ({ what, off: ms.off, on: ms.on, aim });

interface Figures {
  readonly rows: readonly Row[];
  readonly asked: readonly (readonly [string, Measured])[];
}

const documentOf = (side: Side, round: number): string => side.documents[round] ?? '';

const writes = async (sides: readonly Side[], { rounds }: Settings): Promise<Figures> => {
  const [first, ending, saved, again] = [measured(), measured(), measured(), measured()];
  const save = (title: string) => (side: Side) => edit(side.desks.superAdmin, ARTICLE, documentOf(side, 0), { title });
  for (let round = 0; round < rounds + WARM; round += 1) {
    for (const side of sides) {
      side.documents.push((await side.site.ask('make', { title: `第${String(round)}篇` })).documentId);
      await review(side, documentOf(side, round));
    }
    await both(sides, round, first, (side) => publish(side.desks.publisher, ARTICLE, documentOf(side, round)));
  }
  for (let round = 0; round < rounds + WARM; round += 1) {
    await both(sides, round, ending, save(`第${String(round)}次修订`));
    await both(sides, round, saved, save(`第${String(round)}次修订，再改`));
    for (const side of sides) await review(side, documentOf(side, 0));
    await both(sides, round, again, (side) => publish(side.desks.publisher, ARTICLE, documentOf(side, 0)));
  }
  return {
    rows: [
      row('publish, the first time', first, 1.1),
      row('publish again', again, 1.1),
      row('draft save', saved, 1.05),
      row('draft save that ends a round', ending, 1.1),
    ],
    asked: [
      ['publish, the first time', first],
      ['publish again', again],
      ['draft save', saved],
      ['draft save that ends a round', ending],
    ],
  };
};

const reads = async (sides: readonly Side[], settings: Settings): Promise<Figures> => {
  const [list, one] = [measured(), measured()];
  const visitor = ({ site }: Side): Desk => ({ base: site.base, token: '' });
  const get = (side: Side, url: string) => call(visitor(side), 'GET', url);
  for (let round = 0; round < settings.reads + WARM; round += 1) {
    await both(sides, round, list, (side) => get(side, LIST));
    await both(sides, round, one, (side) => get(side, detail(documentOf(side, 0))));
  }
  return {
    rows: [row('Content API, list of 25', list, 1.02), row('Content API, one document', one, 1.02)],
    asked: [
      ['Content API, list of 25', list],
      ['Content API, one document', one],
    ],
  };
};

const pieces = async ({ site, documents }: Side, { rounds }: Settings): Promise<readonly Row[]> => {
  const about = { documentId: documents[0] ?? '', times: rounds };
  return [
    { what: 'the hash of a draft', off: [], on: await site.ask('hash', about) },
    { what: 'the lock of a document', off: [], on: await site.ask('lock', about) },
  ];
};

/** How often each statement is sent in the round in the middle of all rounds: what a single one had to ask beside (a file seen anew) is not in it. */
const shapesOf = (list: readonly Queries[]): Queries['shapes'] =>
  [...list].sort((a, b) => a.count - b.count)[Math.floor(list.length / 2)]?.shapes ?? {};

/** The statements that the plugin adds, and those that it saves, by what they do. */
const whichStatements = (asked: Figures['asked']): string =>
  asked
    .map(([what, { queries }]) => {
      const [on, off] = [shapesOf(queries.on), shapesOf(queries.off)];
      const more = [...new Set([...Object.keys(on), ...Object.keys(off)])]
        .map((shape) => ({ shape, n: (on[shape] ?? 0) - (off[shape] ?? 0) }))
        .filter(({ n }) => n !== 0);
      return [`  ${what}`, ...more.map(({ shape, n }) => `    ${n > 0 ? '+' : ''}${String(n)} ${shape}`)].join('\n');
    })
    .join('\n');

/** How many statements, and how long the database had with them. */
const whereItGoes = (asked: Figures['asked']): string => {
  const of = (list: readonly Queries[], key: Exclude<keyof Queries, 'shapes'>): number => median(list.map((one) => one[key]));
  return asked
    .map(([what, { queries, ms }]) => {
      const { on, off } = queries;
      const more = median(ms.on) - median(ms.off);
      const database = of(on, 'time') - of(off, 'time');
      return (
        `  ${what}: ${String(of(off, 'count'))} → ${String(of(on, 'count'))} statements, ${String(of(on, 'ownCount'))} of them on tables of the plugin ` +
        `(${of(on, 'ownTime').toFixed(1)} ms); ${more.toFixed(1)} ms more, ${database.toFixed(1)} ms of it waiting for the database`
      );
    })
    .join('\n');
};

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;

/** The ledger by the core alone, from memory. */
const verifyInCore = (wanted: number): string => {
  const entries: LedgerEntry[] = [];
  const heads: ChainHead[] = [];
  for (let n = 0; entries.length < wanted; n += 1) {
    const chain = chainNumber(n);
    entries.push(...chain.entries);
    heads.push(chain.head);
  }
  const from = performance.now();
  const { problems } = verifyLedger(entries, heads, sha256);
  const took = performance.now() - from;
  if (problems.length > 0) throw new Error(`a ledger made by the core does not verify: ${JSON.stringify(problems[0])}`);
  return `  core alone: ${String(entries.length)} entries in ${String(entries.length / PER_CHAIN)} chains, ${seconds(took)}`;
};

const verifyStored = async ({ site, desks }: Side, engine: EngineName, { entries }: Settings): Promise<string> => {
  await site.ask('fillLedger', { entries });
  const before = await site.ask('memory', null);
  const from = performance.now();
  const answer = demand(await call(desks.superAdmin, 'GET', '/three-review/ledger/verify'), 'verify');
  const took = performance.now() - from;
  const { most } = await site.ask('memory', null);
  const { data } = answer.body as { data: { ok: boolean; entries: number } };
  if (!data.ok) throw new Error('the stored ledger does not verify');
  return `  ${engine}: ${String(data.entries)} entries, ${seconds(took)}, at most ${String(Math.round(most - before.now))} MB more than before`;
};

const onEngine = async (engine: EngineName, settings: Settings): Promise<{ met: boolean; ledger: string }> => {
  const sites: BenchSite[] = [];
  try {
    for (const variant of ['off', 'on'] as const) sites.push(await startSite(engine, variant));
    const writing = sites.map(sideOf);
    const written = await writes(writing, settings);
    for (const [i, site] of sites.entries()) sites[i] = await site.restarted();
    const sides = sites.map((site, i) => ({ ...sideOf(site), documents: writing[i]?.documents ?? [] }));
    const [, on] = sides;
    if (!on) throw new Error('no site');
    const read = await reads(sides, settings);
    const rows = [...written.rows, ...read.rows, ...(await pieces(on, settings))];
    console.log(`\n${engine}: median ms, off: without the plugin, on: with it\n${table(rows)}\n\nWhere it goes`);
    console.log(whereItGoes([...written.asked, ...read.asked]));
    console.log(`\nWhich statements\n${whichStatements([...written.asked, ...read.asked])}`);
    return { met: rows.every(isMet), ledger: settings.entries === 0 ? '' : await verifyStored(on, engine, settings) };
  } finally {
    for (const site of sites) await site.close();
  }
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      engine: { type: 'string', default: 'sqlite,postgres' },
      rounds: { type: 'string', default: '40' },
      reads: { type: 'string', default: '400' },
      entries: { type: 'string', default: '100000' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return console.log(HELP);
  const asked = values.engine.split(',');
  const engines = ENGINES.filter((engine) => asked.includes(engine));
  if (engines.length !== asked.length) throw new Error(`--engine=${values.engine}: it can be ${ENGINES.join(', ')}`);
  const settings = { rounds: Number(values.rounds), reads: Number(values.reads), entries: Number(values.entries) };
  const ledgers: string[] = [];
  let met = true;
  for (const engine of engines) {
    const found = await onEngine(engine, settings);
    ledgers.push(found.ledger);
    met &&= found.met;
  }
  if (settings.entries > 0) console.log(`\nVerification of the ledger\n${verifyInCore(settings.entries)}\n${ledgers.join('\n')}`);
  console.log(met ? '\nEvery aim is met.' : '\nAn aim is missed: see above where the time goes.');
};

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
