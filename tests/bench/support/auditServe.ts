import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { configOf } from '../../../src/plugins/three-review/server/src/platform/covered';
import { allRows } from '../../../src/plugins/three-review/server/src/platform/database';
import { readColumns } from '../../../src/plugins/three-review/server/src/audit/columns/store';
import { readCalendar } from '../../../src/plugins/three-review/server/src/calendar/years';
import { periodsFor, type Cell } from '../../../src/plugins/three-review/server/src/audit/judging/cells';
import { judgeSlice } from '../../../src/plugins/three-review/server/src/audit/judging/slice';
import { runBackfill } from '../../../src/plugins/three-review/server/src/audit/runs/backfill';
import { claimRun, offerRun, type Claim } from '../../../src/plugins/three-review/server/src/jobs/claims';
import { runDaily } from '../../../src/plugins/three-review/server/src/audit/runs/daily';
import type { Job } from '../../../src/plugins/three-review/shared/contracts';
import { weekMaps } from '../../../src/plugins/three-review/server/src/audit/views/maps';
import { prepareEnvironment } from '../../support/site';
import { fillAudit, FROM, PUBLICATIONS, TODAY } from './auditData';
import { countsOf, demandSame, rawCounts, rawWeek, rawWeeks, type Counts } from './auditSql';
import type { Row } from './figures';
import { growthDuring } from './memory';

/* One step of the benchmark of the audit, in a process of its own: what filled the database has no memory left to lend. */

export interface Step {
  readonly step: 'fill' | 'measure';
  readonly documents: number;
  readonly columns: number;
  readonly rounds: number;
}
export interface Measured {
  readonly rows: readonly Row[];
  /** MB */
  readonly memory: number;
  /** What was compared. */
  readonly cells: number;
}
export type Answered = { readonly events: number } | Measured;

const RESULTS = 'three_review_audit_results';
/** Columns judged at a time, as the runs do: all of them for a day, few for years. */
const ALL = Infinity;
const SLICE = 25;
const HEATMAP_WEEKS = 53;

const claimOf = async (strapi: Core.Strapi, job: Job, key: string, from: number, to: number): Promise<Claim> => {
  const db = strapi.db.connection;
  await db(RESULTS).delete();
  await offerRun(strapi, db, { job, key, from, to, by: null, reason: null });
  const [run] = await allRows(db('three_review_audit_runs').where({ job, period_key: key }).select('id'));
  const claim = await claimRun(strapi, Number(run?.id), Date.now());
  if (!claim) throw new Error(`the run ${key} cannot be claimed`);
  return claim;
};

/** Judges as a run does, and gives every cell away instead of writing it. */
const judged = async (strapi: Core.Strapi, from: number, size: number, take: (cell: Cell) => void): Promise<void> => {
  const db = strapi.db.connection;
  const columns = await readColumns(strapi, db);
  const calendar = await readCalendar(strapi, db);
  const policies = configOf(strapi).policy;
  const range = { from, to: TODAY - 1 };
  const periods = (column: (typeof columns)[number]) => periodsFor(column, policies, range, (end) => end >= from && end < TODAY);
  for (let i = 0; i < columns.length; i += size)
    await judgeSlice(strapi, db, columns.slice(i, i + size), periods, { calendar, today: TODAY }, take);
};

const countsIn = (cells: readonly Cell[]): Counts =>
  countsOf(cells.map(({ columnId, period, judgement }) => [columnId, period.from, judgement.counted] as const));

const storedCounts = async (strapi: Core.Strapi): Promise<Counts> => {
  const rows = await allRows(strapi.db.connection(RESULTS).select('column_id', 'period_start', 'n'));
  return countsOf(rows.map((row) => [String(row.column_id), Number(row.period_start), Number(row.n)] as const));
};

interface Pair {
  readonly what: string;
  readonly aim: number;
  /** Turns for each round that is asked for: what is over in some ms is measured more often. */
  readonly often: number;
  readonly raw: () => Promise<unknown>;
  readonly product: () => Promise<unknown>;
  /** Done before each of the product's turns and not measured. */
  readonly before?: () => Promise<void>;
}

/** Without a collection of garbage before it: that throws compiled code away, too, and what is measured would be the compiler. */
const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const from = performance.now();
  await work();
  return performance.now() - from;
};

/** One and the other in turn, in an order that changes with the round; a first round of each does not count. */
const beside = async ({ what, aim, often, raw, product, before }: Pair, rounds: number): Promise<Row> => {
  const [off, on]: [number[], number[]] = [[], []];
  for (let round = 0; round <= rounds * often; round += 1) {
    for (const turn of round % 2 === 0 ? ['raw', 'product'] : ['product', 'raw']) {
      if (turn === 'product') await before?.();
      const took = await timed(turn === 'raw' ? raw : product);
      if (round > 0) (turn === 'raw' ? off : on).push(took);
    }
  }
  return { what, off, on, aim };
};

const measure = async (strapi: Core.Strapi, rounds: number): Promise<Measured> => {
  let claim: Claim | null = null;
  let runs = 0;
  const before = (job: Job, from: number) => async (): Promise<void> => {
    claim = await claimOf(strapi, job, `bench ${String((runs += 1))}`, from, TODAY - 1);
  };
  const ours = (): Claim => {
    if (!claim) throw new Error('no claim');
    return claim;
  };
  const daily = () => runDaily(strapi, ours(), TODAY, null);
  const backfill = () => runBackfill(strapi, ours(), TODAY);
  const week = TODAY - 7;
  const ids = (await readColumns(strapi, strapi.db.connection)).map(({ id }) => id);
  const heatFrom = TODAY - (HEATMAP_WEEKS - 1) * 7;

  await before('backfill', FROM)();
  const memory = await growthDuring(backfill);
  const raw = rawCounts(await rawWeeks(strapi, FROM, TODAY - 1));
  demandSame('back-fill', raw, await storedCounts(strapi));
  const cells = raw.size;
  await before('daily', TODAY)();
  await daily();
  demandSame('audit of today', rawCounts(await rawWeek(strapi, week), week), await storedCounts(strapi));
  const now: Cell[] = [];
  await judged(strapi, week, ALL, (cell) => now.push(cell));
  demandSame('audit of today, not written', rawCounts(await rawWeek(strapi, week), week), countsIn(now));
  const { from, counts } = await weekMaps(strapi, ids, TODAY, HEATMAP_WEEKS);
  const heat = countsOf(ids.flatMap((id) => (counts.get(id) ?? []).map((n, i) => [id, from + i * 7, n] as const)));
  demandSame('heat-map', rawCounts(await rawWeeks(strapi, heatFrom, TODAY)), heat);

  const pairs: readonly Pair[] = [
    {
      what: 'audit of today',
      aim: 1.3,
      often: 4,
      raw: () => rawWeek(strapi, week),
      product: () => judged(strapi, week, ALL, () => undefined),
    },
    { what: 'audit of today, written', aim: 3, often: 4, raw: () => rawWeek(strapi, week), product: daily, before: before('daily', TODAY) },
    {
      what: 'back-fill of five years',
      aim: 1.5,
      often: 1,
      raw: () => rawWeeks(strapi, FROM, TODAY - 1),
      product: () => judged(strapi, FROM, SLICE, () => undefined),
    },
    {
      what: 'back-fill of five years, written',
      aim: 4,
      often: 1,
      raw: () => rawWeeks(strapi, FROM, TODAY - 1),
      product: backfill,
      before: before('backfill', FROM),
    },
    {
      what: `heat-map, ${String(HEATMAP_WEEKS)} weeks`,
      aim: 1.5,
      often: 2,
      raw: () => rawWeeks(strapi, heatFrom, TODAY),
      product: () => weekMaps(strapi, ids, TODAY, HEATMAP_WEEKS),
    },
  ];
  const rows: Row[] = [];
  for (const pair of pairs) rows.push(await beside(pair, rounds));
  return { rows, memory, cells };
};

/** Servers choose how to join by what they know of the tables; SQLite knows nothing until it is told, as on any site. */
const analyze = async (strapi: Core.Strapi, engine: string): Promise<void> => {
  if (engine === 'postgres') await strapi.db.connection.raw('VACUUM ANALYZE');
  if (engine === 'mariadb') await strapi.db.connection.raw(`ANALYZE TABLE ${PUBLICATIONS}`);
};

const main = async (): Promise<void> => {
  const asked = JSON.parse(process.env.BENCH_STEP ?? '{}') as Step;
  const dir = process.env.BENCH_DIR ?? '';
  prepareEnvironment('data.db');
  process.env.NODE_ENV = 'production';
  // The bench signs by code that holds a session, not by a person at a keyboard.
  process.env.SIGNING_REAUTHENTICATE = 'false';
  process.chdir(dir);
  const { createStrapi } = await import('@strapi/strapi');
  const strapi = await createStrapi({ appDir: dir, distDir: path.join(dir, 'dist'), serveAdminPanel: false, autoReload: false }).load();
  let answer: Answered;
  if (asked.step === 'fill') {
    answer = { events: await fillAudit(strapi, asked) };
    await analyze(strapi, process.env.THREE_REVIEW_ENGINE ?? '');
  } else answer = await measure(strapi, asked.rounds);
  await new Promise<void>((resolve) => process.send?.(answer, () => resolve()));
  await strapi.destroy();
  process.exit(0);
};

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
