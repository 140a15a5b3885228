import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { check, type Findings } from '../faults/checker';
import { tell } from '../faults/counts';
import { call, demand } from '../faults/desk';
import { randomOf, SEED } from '../faults/random';
import { listen, startWorker } from '../faults/server';
import { openSql } from '../faults/sql';
import type { Told } from '../faults/workers/loop';
import { EMAILS } from '../support/people';
import { accessToken, bootSite, ENGINE } from '../support/site';

/** `npm run faults` plays the full count. */
const KILLS = Number(process.env.THREE_REVIEW_KILLS ?? 3);
/** On a slow machine a site does little before it is killed: the rounds go on until this much has happened, and no longer than that many. */
const ENOUGH = { signed: KILLS + 1, publications: 1 };
const MOST_KILLS = KILLS * 10;
/** Acts a process may finish before it is killed, then ms into those that follow; ms after which it is killed in any case; ms into its boot. */
const LIFE = { acts: 24, more: 250, longest: 6000, boot: 4000 };
const MINUTES = 60_000;

const DATABASE = `.tmp/faults-${randomUUID()}.db`;
const ROOT = path.resolve(__dirname, '..', '..');

const documents: { uid: string; id: string }[] = [];
const did = new Map<string, number>();
const broke: string[] = [];
const random = randomOf(SEED);

beforeAll(() => {
  if (ENGINE === 'sqlite') process.env.DATABASE_FILENAME = DATABASE;
});
afterAll(() => {
  if (ENGINE !== 'sqlite') return;
  for (const end of ['', '-journal', '-wal', '-shm']) fs.rmSync(path.join(ROOT, DATABASE + end), { force: true });
});

const total = (): number => [...did.values()].reduce((sum, times) => sum + times, 0);

const start = (): { child: ChildProcess; ended: Promise<void> } => {
  const child = startWorker('loop', {
    THREE_REVIEW_SEED: String(Math.floor(random() * 2 ** 31)),
    ...(documents.length > 0 ? { FAULTS_DOCUMENTS: JSON.stringify(documents) } : {}),
  });
  return { child, ended: new Promise<void>((resolve) => child.once('exit', () => resolve())) };
};

/** Killed while it comes up: what a boot puts in place is put in place by the next one. */
const stillborn = async (): Promise<void> => {
  const { child, ended } = start();
  await pause(random() * LIFE.boot);
  child.kill('SIGKILL');
  await ended;
};

/** One life of the site: it boots on what the last one left, works, and is killed in the middle of it. */
const oneLife = async (): Promise<void> => {
  const { child, ended } = start();
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the site did not come up again: ${String(code)}`)));
    child.on('message', (told: Told) => {
      if ('working' in told) resolve();
      if ('document' in told) documents.push(told.document);
      if ('did' in told) did.set(told.did, (did.get(told.did) ?? 0) + 1);
      if ('broke' in told) broke.push(told.broke);
    });
  });
  const enough = total() + random() * LIFE.acts;
  for (const from = performance.now(); total() < enough && performance.now() - from < LIFE.longest;) await pause(5);
  await pause(random() * LIFE.more);
  child.kill('SIGKILL');
  await ended;
};

const looked = async (): Promise<Findings> => {
  const sql = await openSql();
  try {
    return await check(
      sql,
      documents.map(({ id }) => id)
    );
  } finally {
    await sql.close();
  }
};

describe(`[A10.2] ${ENGINE}: a site that is killed in the middle of its work`, () => {
  it(
    'has nothing unreviewed live, one event a publication and an unbroken ledger, every time',
    async () => {
      let found: Findings | undefined;
      const enough = (): boolean => found !== undefined && found.signed >= ENOUGH.signed && found.publications >= ENOUGH.publications;
      let kill = 0;
      while (kill < KILLS || (!enough() && kill < MOST_KILLS)) {
        kill += 1;
        await oneLife();
        if (kill % 3 === 0) await stillborn();
        found = await looked();
        const { problems } = found;
        expect({ kill, problems }).toEqual({ kill, problems: [] });
        if (kill % 10 === 0) process.stdout.write(`\nkills on ${ENGINE}, seed ${String(SEED)}: ${String(kill)} so far\n`);
      }
      // What it did was worth killing it for: it signed, published and took down, and some of that is in the database.
      tell('kills', `: ${String(kill)}; ${JSON.stringify(Object.fromEntries(did))}; ${JSON.stringify(found)}`);
      expect(broke).toEqual([]);
      expect(found?.signed).toBeGreaterThanOrEqual(ENOUGH.signed);
      expect(found?.publications).toBeGreaterThanOrEqual(ENOUGH.publications);
    },
    240 * MINUTES
  );

  it('verifies by its own account too when it comes up again', async () => {
    const site = await bootSite({ seeded: false, database: DATABASE });
    try {
      const desk = { base: await listen(site.strapi), token: await accessToken(site.strapi, EMAILS.superAdmin) };
      const answer = demand(await call(desk, 'GET', '/three-review/ledger/verify'), 'verify');
      const { problems } = (answer.body as { data: { problems: { chain: string }[] } }).data;
      expect(problems.filter(({ chain }) => documents.some(({ uid, id }) => chain === `${uid}/${id}`))).toEqual([]);
    } finally {
      await site.close();
    }
  });
});
