import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { column } from '../support/audit/desk';
import { auditOf, dayText } from '../support/audit/year';
import { unitId } from '../support/review';
import { bootSite, ENGINE, ROOT, type Site } from '../support/site';

/** A job of `strapi.cron`, as its documentation has it. */
interface Job {
  readonly name: string | null;
  readonly job: {
    isRunning(): boolean;
    nextRuns(count: number): Date[];
    getPattern(): string | undefined;
    reschedule(rule: string): boolean;
  };
}

const DAY = 86_400_000;
const DATABASE = `.tmp/wake-${randomUUID()}.db`;
const DOWN = 5;

const boot = (background: boolean, seeded = false): Promise<Site> =>
  bootSite({ background, seeded, database: ENGINE === 'sqlite' ? DATABASE : undefined });
const jobsOf = ({ strapi }: Site): readonly Job[] =>
  (strapi.cron as unknown as { jobs: readonly Job[] }).jobs.filter(({ name }) => name === 'three-review');
const runs = (site: Site) => site.strapi.db.connection('three_review_audit_runs');
const today = (): number => Math.floor((Date.now() + 8 * 3_600_000) / DAY);

/** Until it is so, by itself. */
const until = async (holds: () => Promise<boolean>): Promise<void> => {
  for (const from = Date.now(); !(await holds());) {
    if (Date.now() - from > 300_000) throw new Error('five minutes have gone by and nothing has happened');
    await pause(100);
  }
};
const isDone = async (site: Site, id: number): Promise<boolean> => (await runs(site).where({ id, status: 'done' })).length === 1;

/** A back-fill that lies there for whoever wakes. */
const waiting = async (site: Site): Promise<number> => {
  const day = dayText(today() - 20);
  return Number((await auditOf(site.strapi).order({ from: day, to: day, reason: '醒来即办', by: null })).id);
};

beforeAll(async () => {
  const site = await boot(false, true);
  const term = { from: '2025-01-01', unit: await unitId(site, 'office'), frequency: { kind: 'period', unit: 'week', min: 1 } };
  await column(await site.admin('auditor@bureau.example'), 'woken', [term]);
  await auditOf(site.strapi).work(Date.now() - DOWN * DAY);
  await site.close();
});
afterAll(() => {
  if (ENGINE === 'sqlite') for (const end of ['', '-journal', '-wal', '-shm']) fs.rmSync(path.join(ROOT, DATABASE + end), { force: true });
});

describe(`${ENGINE}: [A9.2] the audit wakes by itself`, () => {
  it('a process that is told to do no background work has no job, and does nothing at boot', async () => {
    const site = await boot(false);
    try {
      expect(jobsOf(site)).toEqual([]);
      expect(await runs(site).where({ job: 'daily' })).toHaveLength(1);
    } finally {
      await site.close();
    }
  });

  it('at boot it makes up the days it was down, each once; then it is woken every ten minutes, and the clock alone is enough', async () => {
    const site = await boot(true);
    try {
      await until(async () => (await runs(site).where({ job: 'daily', status: 'done' })).length === DOWN + 1);
      const days = (await runs(site).where({ job: 'daily' }).orderBy('to_day')) as { to_day: unknown; done: unknown; attempt: unknown }[];
      expect(days.map((day) => Number(day.to_day))).toEqual(Array.from({ length: DOWN + 1 }, (_, i) => today() - DOWN + i));
      expect(days.every((day) => Number(day.done) === 1 && Number(day.attempt) === 1)).toBe(true);

      const [held, ...others] = jobsOf(site);
      if (!held) throw new Error('no job was registered');
      expect(others).toEqual([]);
      expect(held.job.isRunning()).toBe(true);
      const [first, second, third] = held.job.nextRuns(3).map((date) => date.getTime());
      expect([Number(second) - Number(first), Number(third) - Number(second)]).toEqual([600_000, 600_000]);
      expect(new Date(Number(first)).getUTCMinutes() % 10).toBe(0);

      // Not just before it strikes by itself.
      await until(() => Promise.resolve(Number(held.job.nextRuns(1)[0]?.getTime()) - Date.now() > 5000));
      // The same job on a faster clock: what it does when it strikes is what it does every ten minutes.
      const id = await waiting(site);
      await pause(300);
      expect(await isDone(site, id)).toBe(false);
      expect(held.job.reschedule('* * * * * *')).toBe(true);
      await until(() => isDone(site, id));
      held.job.reschedule('0 */10 * * * *');

      // Whoever asks over the API need not wait for the clock.
      const day = dayText(today() - 20);
      const asked = await (
        await site.admin('auditor@bureau.example')
      ).post('/three-review/audit/run', { from: day, to: day, reason: '核对' });
      expect(asked.status).toBe(200);
      await until(() => isDone(site, Number((asked.body as { data: { id: string } }).data.id)));
    } finally {
      await site.close();
    }
  });

  it('a site that stops lets what runs come to its end, and its clock with it', async () => {
    const site = await boot(true);
    const [held] = jobsOf(site);
    const id = await waiting(site);
    held?.job.reschedule('* * * * * *');
    await until(async () => (await runs(site).where({ id }).whereNot({ status: 'waiting' })).length === 1);
    await site.close();
    expect(jobsOf(site)).toEqual([]);
    const after = await boot(true);
    try {
      await until(() => isDone(after, id));
    } finally {
      await after.close();
    }
  });
});
