import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import sortBy from 'lodash/sortBy';
import { ORGANISATION_CHAIN, PRESENCE_CHAIN, SITE_CHAIN, type LedgerEntry } from '../../src/plugins/three-review/core/ledger';
import type { SiteView } from '../../src/plugins/three-review/shared/contracts';
import { EMAILS } from '../support/people';
import { bootSite, prepareEnvironment, ROOT, type Client, type Site } from '../support/site';

const DATABASE = `.tmp/year-${randomUUID()}.db`;
const DAY = 86_400_000;

/** What the demo does on a database that is new; its exit code. */
const playYear = (): Promise<number | null> =>
  new Promise((resolve, reject) => {
    const child = fork(path.join(ROOT, 'scripts', 'lib', 'year.mjs'), [], {
      cwd: ROOT,
      env: { ...process.env },
      execArgv: [],
      silent: true,
    });
    child.once('error', reject);
    child.once('close', resolve);
  });

let site: Site;
let auditor: Client;

const openedAt = Date.now();

beforeAll(async () => {
  prepareEnvironment(DATABASE);
  expect(await playYear()).toBe(0);
  site = await bootSite({ database: DATABASE, seeded: false, first: true });
  auditor = await site.admin(EMAILS.auditor);
});
afterAll(async () => {
  await site.close();
  fs.rmSync(path.join(ROOT, DATABASE), { force: true });
});

interface Event {
  readonly type: string;
  readonly at: number;
  readonly round?: number;
  readonly signOff?: { readonly stage: string; readonly signer: { readonly id: string } };
}

const eventsByChain = async (): Promise<ReadonlyMap<string, readonly Event[]>> => {
  const query = site.strapi.db.connection<Pick<LedgerEntry, 'chain' | 'body'>>('three_review_ledger');
  const rows = await query.select('chain', 'body').orderBy(['chain', 'seq']);
  const chains = new Map<string, Event[]>();
  for (const { chain, body } of rows)
    chains.set(chain, [...(chains.get(chain) ?? []), (JSON.parse(body) as { readonly event: Event }).event]);
  return chains;
};

describe('[A10.2] a year of the bureau that the demo opens with', () => {
  it('was published by sign-offs of three people each, and its ledger and live pages hold', async () => {
    const published = [...(await eventsByChain()).values()].flatMap((events) =>
      events
        .filter(({ type }) => type === 'published')
        .map(({ round }) => events.filter((event) => event.type === 'signed' && event.round === round).map(({ signOff }) => signOff))
    );
    expect(published.length).toBeGreaterThan(80);
    for (const signOffs of published) {
      expect(signOffs.map((signOff) => signOff?.stage)).toEqual(['first_review', 'second_review', 'final_sign_off']);
      expect(new Set(signOffs.map((signOff) => signOff?.signer.id)).size).toBe(3);
    }
    const verified = await auditor.get('/three-review/ledger/verify');
    expect(verified.body.data).toMatchObject({ ok: true, problems: [] });
    const reconcile = site.strapi.plugin('three-review').service('reconcile') as unknown as { run(): Promise<{ problems: unknown[] }> };
    expect((await reconcile.run()).problems).toEqual([]);
  });

  it('lasted a year and is over: every act lies on its day, those who sign were appointed before, and nothing lies ahead', async () => {
    const chains = await eventsByChain();
    for (const events of chains.values()) expect(events).toEqual(sortBy(events, 'at'));
    const all = [...chains.values()].flat().map(({ at }) => at);
    expect(Math.max(...all)).toBeLessThanOrEqual(Date.now());
    expect(Math.min(...all)).toBeLessThan(openedAt - 350 * DAY);
    // What a person did, after what the site's first boot says of itself.
    const byPeople = sortBy(
      [...chains].filter(([chain]) => chain !== PRESENCE_CHAIN && chain !== SITE_CHAIN),
      ([, events]) => events[0]?.at
    );
    expect(byPeople[0]?.[0]).toBe(ORGANISATION_CHAIN);
  });

  it('leaves documents at every stage on the desks, and an emergency that nobody has looked at', async () => {
    const rows = await site.strapi.db.connection<{ stage: string }>('three_review_states').select('stage');
    const stages = new Set(rows.map(({ stage }) => stage));
    expect([...stages].sort()).toEqual(['approved', 'draft', 'final_sign_off', 'first_review', 'published', 'second_review']);
    const ended = [...(await eventsByChain()).values()].map((events) => events.at(-1)?.type);
    expect(ended).toEqual(expect.arrayContaining(['returned', 'withdrawn', 'content_changed', 'taken_down', 'published']));
    const urgent = await site.strapi.documents('api::article.article').findMany({ filters: { title: { $contains: '【紧急】' } } });
    expect(urgent).toHaveLength(1);
    expect(rows.length).toBe((await site.strapi.documents('api::article.article').count({})) - 3);
  });

  it('[A9.2] opens with columns that are kept up: none empty, one overdue, no veto', async () => {
    const { vetoes } = (await auditor.get('/three-review/audit/site')).body.data as SiteView;
    expect(vetoes.filter(({ level }) => level === 'vetoed')).toEqual([]);
    const counts = Object.fromEntries(vetoes.map(({ id, count }) => [id, count]));
    expect(counts).toMatchObject({ stale_columns: 0, empty_columns: 0, long_not_updated: 1 });
  });

  it('is played on a database with documents in it by nobody', async () => {
    const count = () => site.strapi.db.connection('three_review_ledger').count({ n: '*' });
    const before = await count();
    expect(await playYear()).not.toBe(0);
    expect(await count()).toEqual(before);
  });
});
