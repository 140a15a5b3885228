import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Core } from '@strapi/strapi';
import { verifyFile } from '../../../src/plugins/three-review/cli/verify';
import { takeCheckpoints } from '../../../src/plugins/three-review/server/src/ledger/checkpoints';
import { exportLedger } from '../../../src/plugins/three-review/server/src/ledger/export';
import { verifyStored } from '../../../src/plugins/three-review/server/src/ledger/service';
import { reconcile } from '../../../src/plugins/three-review/server/src/reconcile/service';
import { prepareEnvironment } from '../../support/site';
import type { Row } from './figures';
import { fillLedger } from './ledger';
import { growthDuring } from './memory';

/* One step of the benchmark of the ledger, in a process of its own. */

export interface Step {
  readonly step: 'fill' | 'verify' | 'export' | 'offline' | 'reconcile';
  readonly entries: number;
  readonly rounds: number;
}
export interface Measured {
  readonly entries: number;
  readonly row: Row | null;
  /** MB */
  readonly memory: number;
}

const BATCH = 2000;
/** Everything that verification goes through, by the key of each table. */
const LEDGER: readonly (readonly [name: string, key: string])[] = [
  ['three_review_ledger', 'id'],
  ['three_review_ledger_heads', 'chain'],
];
const BESIDE: readonly (readonly [name: string, key: string])[] = [
  ['three_review_states', 'document_id'],
  ['three_review_publication_events', 'id'],
  ['three_review_snapshots', 'hash'],
  ['three_review_checkpoints', 'seq'],
];

/** Reads every row of these tables, a part at a time, and does nothing with it. */
const plainRead = async (strapi: Core.Strapi, tables: typeof LEDGER): Promise<void> => {
  for (const [name, key] of tables) {
    let after: unknown = null;
    for (;;) {
      const query = strapi.db.connection(name).orderBy(key).limit(BATCH);
      const rows = (await (after === null ? query : query.where(key, '>', after as string))) as Record<string, unknown>[];
      const last = rows.at(-1);
      if (!last) break;
      after = last[key];
    }
  }
};

/** The same as lines of a file. */
const plainLines = (file: string): void => {
  for (const line of fs.readFileSync(file, 'utf8').split('\n'))
    if (line.startsWith('{"')) JSON.parse(line.replace(/,$/, '').replace(/\[$/, '[]}'));
};

const timed = async (work: () => unknown): Promise<number> => {
  const from = performance.now();
  await work();
  return performance.now() - from;
};

const beside = async (what: string, raw: () => unknown, product: () => unknown, rounds: number): Promise<Row> => {
  const [off, on]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    for (const turn of round % 2 === 0 ? ['raw', 'product'] : ['product', 'raw']) {
      (turn === 'raw' ? off : on).push(await timed(turn === 'raw' ? raw : product));
    }
  }
  return { what, off, on };
};

const demandOk = ({ ok, problems }: { readonly ok: boolean; readonly problems: readonly unknown[] }): void => {
  if (!ok) throw new Error(`a ledger made for the benchmark does not verify: ${JSON.stringify(problems[0])}`);
};

type Work = readonly [what: string, raw: () => unknown, product: () => unknown];

const workOf = (step: Step['step'], strapi: Core.Strapi | null, file: string): Work => {
  if (step === 'offline') return ['verify an export', () => plainLines(file), () => demandOk(verifyFile(file))];
  if (!strapi) throw new Error('no site');
  const all = [...LEDGER, ...BESIDE];
  if (step === 'verify') return ['verify', () => plainRead(strapi, all), async () => demandOk(await verifyStored(strapi))];
  if (step === 'export')
    return ['export', () => plainRead(strapi, LEDGER), async () => pipeline(await exportLedger(strapi), fs.createWriteStream(file))];
  return ['reconcile', () => plainRead(strapi, LEDGER), () => reconcile(strapi)];
};

const fill = async (strapi: Core.Strapi, wanted: number): Promise<number> => {
  const entries = await fillLedger(strapi, wanted);
  await takeCheckpoints(strapi, Date.now());
  return entries;
};

const main = async (): Promise<void> => {
  const asked = JSON.parse(process.env.BENCH_STEP ?? '{}') as Step;
  const dir = process.env.BENCH_DIR ?? '';
  prepareEnvironment('data.db');
  process.env.NODE_ENV = 'production';
  process.env.SIGNING_REAUTHENTICATE = 'false';
  process.chdir(dir);
  const boot = async (): Promise<Core.Strapi> => {
    const { createStrapi } = await import('@strapi/strapi');
    return createStrapi({ appDir: dir, distDir: path.join(dir, 'dist'), serveAdminPanel: false, autoReload: false }).load();
  };
  const strapi = asked.step === 'offline' ? null : await boot();
  const file = path.join(dir, 'ledger.json');
  let answer: Measured;
  if (asked.step === 'fill') answer = { entries: strapi ? await fill(strapi, asked.entries) : 0, row: null, memory: 0 };
  else {
    const [what, raw, product] = workOf(asked.step, strapi, file);
    const memory = await growthDuring(() => Promise.resolve(product()));
    answer = { entries: asked.entries, row: await beside(what, raw, product, asked.rounds), memory };
  }
  await new Promise<void>((resolve) => process.send?.(answer, () => resolve()));
  await strapi?.destroy();
  process.exit(0);
};

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
