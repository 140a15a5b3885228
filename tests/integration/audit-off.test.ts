import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { edit } from '../support/demoCopy';
import { EMAILS, signIn, type People } from '../support/people';
import { ARTICLE, draftArticle, publish, reviewed } from '../support/review';
import { bootSite, ENGINE, ROOT, type Client, type Site } from '../support/site';

/** `audit: false`, and then the audit again: what goes live is recorded in either case. */
let site: Site;
let people: People;
let officer: Client;

interface Audit {
  work(now?: number): Promise<Record<string, unknown>>;
  order(asked: object): Promise<unknown>;
}
const audit = (): Audit => site.strapi.plugin('three-review').service('audit') as unknown as Audit;
const switched = (on: boolean): void => {
  const held = site.strapi.config.get<{ audit: object }>('plugin::three-review');
  site.strapi.config.set('plugin::three-review', { ...held, audit: { ...held.audit, on } });
};
const events = async (): Promise<number> =>
  Number((await site.strapi.db.connection('three_review_publication_events').count({ n: '*' }))[0]?.n);
const runs = async (): Promise<number> => Number((await site.strapi.db.connection('three_review_audit_runs').count({ n: '*' }))[0]?.n);

/** The same host, whose configuration says so. */
const DIST = path.join(ROOT, '.tmp', `audit-off-${randomUUID()}`);

beforeAll(async () => {
  fs.cpSync(path.join(ROOT, 'dist'), DIST, { recursive: true, filter: (from) => !from.includes(`${path.sep}build`) });
  edit(path.join(DIST, 'config', 'plugins.js'), (text) => text.replace("policy: 'huludao-2023',", "policy: 'huludao-2023', audit: false,"));
  site = await bootSite({ dist: DIST });
  people = await signIn(site);
  officer = await site.admin(EMAILS.officer);
});
afterAll(async () => {
  await site.close();
  fs.rmSync(DIST, { recursive: true, force: true });
});

describe(`[A9.2] ${ENGINE}: a site without the column audit`, () => {
  it('is one by its configuration, as it was read at the boot', () => {
    expect(site.strapi.config.get<{ audit: object }>('plugin::three-review').audit).toMatchObject({ on: false });
  });

  it.each([
    ['get', '/three-review/columns'],
    ['get', '/three-review/audit/columns'],
    ['get', '/three-review/audit/site'],
    ['post', '/three-review/audit/run'],
    ['get', '/three-review/audit/cases'],
    ['get', '/three-review/columns/export'],
  ] as const)('has no route %s %s: 404 with a stable code', async (method, url) => {
    const answer = await people.superAdmin[method](url);
    expect([answer.status, answer.body.error.details.code]).toEqual([404, 'audit_off']);
  });

  it('tells nobody of public columns, and says before anybody signs in that it has none', async () => {
    expect((await site.outside().get('/api/three-review/columns')).status).toBe(404);
    expect((await site.outside().get('/three-review/shown')).body).toEqual({ data: { audit: false, columns: false } });
  });

  it('is not woken for it, and orders no back-fill', async () => {
    const before = await runs();
    await audit().work();
    expect(await runs()).toBe(before);
    const ordered = await Promise.resolve()
      .then(() => audit().order({ from: '2026-01-01', to: '2026-01-02', reason: '补算', by: null }))
      .then(
        () => '',
        (error: unknown) => String(error)
      );
    expect(ordered).toContain('audit is false');
  });

  it('still records what goes live; and switched on later, the audit works from there', async () => {
    const before = await events();
    const documentId = await draftArticle(site, { title: '无监测时发布' });
    await reviewed(people, ARTICLE, documentId);
    expect((await publish(people.publisher, ARTICLE, documentId)).status).toBe(200);
    expect(await events()).toBe(before + 1);
    switched(true);
    expect((await site.outside().get('/three-review/shown')).body).toEqual({ data: { audit: true, columns: true } });
    await audit().work();
    expect(await runs()).toBeGreaterThan(0);
    const { status, body } = await officer.get('/three-review/audit/columns');
    expect(status).toBe(200);
    expect((body.data as unknown[]).length).toBeGreaterThan(0);
  });
});
