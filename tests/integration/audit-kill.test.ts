import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { tell } from '../faults/counts';
import { randomOf, SEED } from '../faults/random';
import { startWorker } from '../faults/server';
import { at } from '../support/audit/desk';
import { auditOf, seedYear } from '../support/audit/year';
import { bootSite, ENGINE, ROOT } from '../support/site';

/** How many processes at once, and how many days they find undone; `npm run faults` asks for more. */
const PROCESSES = Number(process.env.THREE_REVIEW_AUDIT_PROCESSES ?? 2);
const DAYS = Number(process.env.THREE_REVIEW_AUDIT_DAYS ?? 40);
const KILLS = Number(process.env.THREE_REVIEW_KILLS ?? 4);
const MINUTES = 60_000;
const DATABASE = `.tmp/audit-${randomUUID()}.db`;
const random = randomOf(SEED);

const FIRST = '2026-01-01';
const NOW = at(FIRST, '12:00') + DAYS * 86_400_000;

beforeAll(() => {
  if (ENGINE === 'sqlite') process.env.DATABASE_FILENAME = DATABASE;
});
afterAll(() => {
  for (const end of ['', '-journal', '-wal', '-shm']) fs.rmSync(path.join(ROOT, DATABASE + end), { force: true });
});

const boot = (seeded: boolean) => bootSite({ seeded, database: ENGINE === 'sqlite' ? DATABASE : undefined });

interface Told {
  readonly working?: true;
  readonly finished?: true;
  readonly broke?: string;
  readonly digest?: string;
  readonly zone?: number;
  readonly done?: { readonly status: string; readonly changed: number };
}

const broke: string[] = [];
let killed = 0;

/** An instance until it is done, or killed somewhere in the middle. */
const instance = (kill: boolean): Promise<'finished' | 'killed'> =>
  new Promise((resolve, reject) => {
    const child = startWorker('audit', { AUDIT_NOW: String(NOW) });
    let finished = false;
    child.on('message', (told: Told) => {
      if (told.broke) broke.push(told.broke);
      if (told.finished) finished = true;
      if (told.working && kill) void pause(random() * 700).then(() => child.kill('SIGKILL'));
    });
    child.once('exit', (code, signal) => {
      if (signal === 'SIGKILL') {
        killed += 1;
        resolve('killed');
      } else if (finished) resolve('finished');
      else reject(new Error(`an instance ended with ${String(code)}`));
    });
  });

const look = (zone: string, range: string): Promise<Told> =>
  new Promise((resolve, reject) => {
    const child = startWorker('audit', { AUDIT_NOW: String(NOW), AUDIT_LOOK: range, TZ: zone });
    child.on('message', resolve);
    child.once('exit', (code) => reject(new Error(`ended with ${String(code)}`)));
  });

describe(`${ENGINE}: [A9.2] once per period, on any number of instances`, () => {
  it(
    `${String(PROCESSES)} instances, killed at random: each day once, each slice of a back-fill once`,
    async () => {
      const site = await boot(true);
      await auditOf(site.strapi).work(at(FIRST, '00:10'));
      await seedYear(site.strapi, { now: NOW, days: 300, judge: false });
      const order = await auditOf(site.strapi).order({ from: '2025-03-01', to: '2025-12-31', reason: '断电试验', by: null }, NOW);
      await site.close();

      let kills = KILLS;
      const keepGoing = async (): Promise<void> => {
        for (;;) {
          const kill = kills > 0;
          kills -= 1;
          if ((await instance(kill)) === 'finished') return;
        }
      };
      await Promise.all(Array.from({ length: PROCESSES }, keepGoing));

      const after = await boot(false);
      const knex = after.strapi.db.connection;
      const days = (await knex('three_review_audit_runs').where({ job: 'daily' })) as Record<string, unknown>[];
      const [backfill] = (await knex('three_review_audit_runs').where({ id: Number(order.id) })) as Record<string, unknown>[];
      const [{ n: columns }] = (await knex('three_review_columns').count({ n: '*' })) as [{ n: unknown }];
      const [{ n: cells }] = (await knex('three_review_audit_results')
        .where('period_start', '<=', Number(backfill?.to_day))
        .count({ n: '*' })) as [{ n: unknown }];
      const notices = await knex('three_review_notices')
        .select('cause', 'person_id')
        .groupBy('cause', 'person_id')
        .havingRaw('COUNT(*) > 1');
      const done = (times: (done: number) => boolean): number => days.filter((day) => times(Number(day.done))).length;
      const tally = {
        days: done((times) => times === 1),
        lost: DAYS + 1 - days.length + done((times) => times < 1),
        doubled: done((times) => times > 1) + notices.length,
        backfill: { status: backfill?.status, slices: Number(backfill?.done), cells: Number(backfill?.cells) },
      };
      // Begun more than once: their owner was killed in the middle of them.
      const takenOver = [...days, backfill].filter((run) => Number(run?.attempt) > 1).length;
      const counts = { processes: PROCESSES, killed, takenOver, ...tally };
      tell('audit', `: ${JSON.stringify(counts)}`);
      // Counted in the transaction that writes them: a slice that was done twice, or lost, shows in the sums.
      const backfilled = { status: 'done', slices: Number(columns), cells: Number(cells) };
      expect(tally).toEqual({ days: DAYS + 1, lost: 0, doubled: 0, backfill: backfilled });
      expect(killed).toBeGreaterThan(0);
      expect(broke).toEqual([]);
      await after.close();
    },
    60 * MINUTES
  );

  it(
    'the time zone of the host changes nothing',
    async () => {
      const zones = [];
      for (const zone of ['Asia/Shanghai', 'America/New_York', 'UTC']) zones.push(await look(zone, '2025-03-01..2026-02-10'));
      expect(new Set(zones.map((told) => told.zone)).size).toBe(3);
      expect(zones.map((told) => told.done?.status)).toEqual(['done', 'done', 'done']);
      expect(zones.slice(1).map((told) => told.done?.changed)).toEqual([0, 0]);
      expect(new Set(zones.map((told) => told.digest)).size).toBe(1);
    },
    5 * MINUTES
  );
});
