import { setTimeout as pause } from 'node:timers/promises';
import { call, publish as publishAt, type Desk } from '../faults/desk';
import { randomOf, SEED } from '../faults/random';
import { elsewhere, startWorker, type Server } from '../faults/server';
import type { SiteOut, TrialRecord } from '../../src/plugins/three-review/shared/contracts';
import { setEnv } from '../support/outside';
import { EMAILS, signIn, type People } from '../support/people';
import { ARTICLE, cmUrl, draftArticle, look, paragraph, publish, refusalIn, reviewed } from '../support/review';
import { adminWith } from '../support/roles';
import { adminToken, apiToken } from '../support/tokens';
import { accessToken, bootSite, ENGINE, PASSWORD, type Site } from '../support/site';

let site: Site;
let people: People;

beforeAll(async () => {
  setEnv('ENFORCE', 'false');
  site = await bootSite({ first: true });
  people = await signIn(site);
});
afterAll(async () => {
  setEnv('ENFORCE', 'true');
  await site.close();
});

interface Config {
  enforce: boolean;
  signing: { reauthenticate: boolean };
}
const config = (): Config => site.strapi.config.get('plugin::three-review');
const table = (name: string) => site.strapi.db.connection(name);
const service = <T>(name: string): T => site.strapi.plugin('three-review').service(name) as T;
const now = async (): Promise<SiteOut> => ((await people.superAdmin.get('/three-review/site')).body as { data: SiteOut }).data;
const records = async (): Promise<readonly TrialRecord[]> =>
  ((await people.superAdmin.get('/three-review/site/trial?pageSize=100')).body as { data: TrialRecord[] }).data;
const verified = async (): Promise<unknown> =>
  ((await people.superAdmin.get('/three-review/ledger/verify')).body as { data: { problems: unknown } }).data.problems;
const triggers = async (): Promise<number> => {
  const { wanted, missing } = await service<{ inspect(): Promise<{ wanted: number; missing: readonly unknown[] }> }>('guard').inspect();
  return wanted - missing.length;
};
const chain = async (): Promise<readonly { type: string; by: { name: string } | null; basis: string; reason: string }[]> => {
  const rows = (await table('three_review_ledger').where({ chain: 'site/mode' }).orderBy('seq')) as { body: string }[];
  return rows.map(({ body }) => (JSON.parse(body) as { event: { type: string; by: null; basis: string; reason: string } }).event);
};
const titleFor = async (documentId: string): Promise<string | null> => {
  const row = (await table('articles').where({ document_id: documentId }).whereNotNull('published_at').first()) as
    { title: string } | undefined;
  return row?.title ?? null;
};
const live = async (title: string): Promise<string> => {
  const documentId = await draftArticle(site, { title });
  expect((await publish(people.publisher, ARTICLE, documentId)).status).toBe(200);
  return documentId;
};
/** What the next boot does, in this process: the hooks that stand before everything that is served. */
const nextBoot = async (): Promise<void> => {
  for (const name of ['strapi::content-types.beforeSync', 'strapi::content-types.afterSync']) {
    const hook = site.strapi.hook(name) as unknown as { call(context: object): Promise<unknown> };
    await hook.call({ oldContentTypes: {}, contentTypes: site.strapi.contentTypes });
  }
};
const until = async (what: () => Promise<boolean>): Promise<void> => {
  for (let looks = 0; !(await what()); looks += 1) {
    if (looks > 1200) throw new Error('it did not come about');
    await pause(50);
  }
};
const enforced = (): Promise<void> => until(async () => (await now()).mode === 'enforced');

describe(`[A10.2] ${ENGINE}: a trial run stops nothing and puts everything down`, () => {
  let unsigned: string;

  it('begins at the first boot with enforce: false, on record, and without triggers', async () => {
    expect(await now()).toMatchObject({
      ...{ mode: 'trial', basis: 'configuration', by: null, mayEnforce: true },
      adoption: { state: 'idle' },
      trial: { publications: 0, refused: 0, notJudged: 0, reasons: [] },
    });
    expect(await chain()).toMatchObject([{ type: 'trial_begun', by: null }]);
    expect(await triggers()).toBe(0);
  });

  it('lets an unsigned publication go live, and names who, what and the first reason', async () => {
    unsigned = await live('未经三审');
    expect(await titleFor(unsigned)).toBe('未经三审');
    const [last] = await records();
    expect(last).toMatchObject({ uid: ARTICLE, documentId: unsigned, action: 'publish', code: 'sign_offs_missing', title: '未经三审' });
    expect(last?.actor?.id).toBeTruthy();
  });

  it('tells the title of a draft only to whoever may read it', async () => {
    const draft = await draftArticle(site, { title: '未公开' });
    await publish(people.publisher, ARTICLE, draft);
    await site.strapi.documents(ARTICLE).unpublish({ documentId: draft });
    expect((await records()).find(({ documentId }) => documentId === draft)?.title).toBe('未公开');
    const stranger = await site.admin(await adminWith(site, [{ action: 'plugin::three-review.review.read' }]));
    const rows = ((await stranger.get('/three-review/site/trial?pageSize=100')).body as { data: TrialRecord[] }).data;
    expect(rows.find(({ documentId }) => documentId === draft)).toMatchObject({ title: null, code: 'take_down_required' });
  });

  it('lets REST publish by default, from outside, and read drafts as the host has it', async () => {
    const token = await apiToken(site, 'full-access');
    const made = await site.outside(token).post('/api/articles', { data: { title: '默认发布', body: paragraph('正文') } });
    expect(made.status).toBe(201);
    expect((made.body as { data: { title: string } }).data.title).toBe('默认发布');
    expect((await records())[0]).toMatchObject({ action: 'create', code: 'create_published', actor: null });
    const drafts = await site.outside(token).get('/api/articles?status=draft');
    expect((drafts.body as { data: unknown[] }).data.length).toBeGreaterThan(0);
  });

  it('lets code write what is live past the document service', async () => {
    await site.strapi.db
      .query(ARTICLE)
      .updateMany({ where: { documentId: unsigned, publishedAt: { $notNull: true } }, data: { title: '直接改写' } });
    expect(await titleFor(unsigned)).toBe('直接改写');
    expect((await records())[0]).toMatchObject({ action: 'write', code: 'blocked_write', uid: ARTICLE });
    await table('articles').where({ document_id: unsigned }).update({ title: '数据库改写' });
    expect(await titleFor(unsigned)).toBe('数据库改写');
  });

  it('lets what is live be unpublished and deleted', async () => {
    const [one, other] = [await live('撤下'), await live('删除')];
    expect((await people.publisher.post(cmUrl(ARTICLE, one, 'unpublish'))).status).toBe(200);
    expect((await records())[0]).toMatchObject({ action: 'unpublish', code: 'take_down_required' });
    expect((await people.superAdmin.delete(cmUrl(ARTICLE, other))).status).toBe(200);
    expect((await records())[0]).toMatchObject({ action: 'delete', code: 'take_down_required', documentId: other, title: null });
    expect([await titleFor(one), await titleFor(other)]).toEqual([null, null]);
  });

  it('tells the events of the host as the host tells them', async () => {
    const told: unknown[] = [];
    const hear = (payload: unknown): Promise<void> => {
      told.push(payload);
      return Promise.resolve();
    };
    site.strapi.eventHub.on('entry.update', hear);
    await site.strapi.documents(ARTICLE).update({ documentId: unsigned, data: { title: '草稿的字' } as never });
    await until(() => Promise.resolve(told.length > 0));
    site.strapi.eventHub.off('entry.update', hear);
    expect(told[0]).toMatchObject({ entry: { title: '草稿的字' } });
  });

  it('records a publication with three sign-offs as ever', async () => {
    const documentId = await draftArticle(site, { title: '三审齐全' });
    await reviewed(people, ARTICLE, documentId);
    const before = (await now()).trial;
    expect((await publish(people.publisher, ARTICLE, documentId)).status).toBe(200);
    expect(await look(people.officer, ARTICLE, documentId)).toMatchObject({ stage: 'published', live: true });
    const { trial } = await now();
    expect([trial.publications - before.publications, trial.refused - before.refused]).toEqual([1, 0]);
    expect(await verified()).toEqual([]);
  });

  it('leaves a round that falls by a draft that changes fallen', async () => {
    const documentId = await draftArticle(site, { title: '再改' });
    await reviewed(people, ARTICLE, documentId);
    await site.strapi.documents(ARTICLE).update({ documentId, data: { title: '改过' } as never });
    expect(await look(people.officer, ARTICLE, documentId)).toMatchObject({ stage: 'draft', ended: { reason: 'content_changed' } });
  });

  it('breaks no publication where it cannot judge, and says so', async () => {
    const documentId = await draftArticle(site, { title: '无法判断' });
    await site.strapi.db.connection.schema.renameTable('three_review_states', 'three_review_states_away');
    const answer = await publish(people.publisher, ARTICLE, documentId);
    await site.strapi.db.connection.schema.renameTable('three_review_states_away', 'three_review_states');
    expect(answer.status).toBe(200);
    expect(await titleFor(documentId)).toBe('无法判断');
    expect((await now()).trial.notJudged).toBeGreaterThan(0);
  });

  it('counts every act once, under its first reason: the reasons add up', async () => {
    const { trial } = await now();
    expect(trial.refused).toBe((await records()).length);
    expect(trial.reasons.reduce((sum, { count }) => sum + count, 0)).toBe(trial.refused);
    expect(trial.publications).toBe(trial.refused + 1);
    expect(trial.from).toBeLessThan(Date.now());
  });
});

describe(`[A10.2] ${ENGINE}: a named person enforces the rule, and it holds`, () => {
  const enforce = (by: { post: People['officer']['post'] }, body: object = {}) => by.post('/three-review/site/enforce', body);
  let far: Server;
  let there: Desk;
  let round: string;
  let waiting: string;

  beforeAll(async () => {
    far = await elsewhere(randomOf(SEED));
    there = { base: far.base, token: await accessToken(site.strapi, EMAILS.publisher) };
  });
  afterAll(() => far.close());

  it('refuses whoever has no right, a token, a wrong password', async () => {
    expect((await enforce(people.publisher)).status).toBe(403);
    const token = await adminToken(site, EMAILS.superAdmin, ['plugin::three-review.site.enforce']);
    expect(refusalIn(await enforce(site.outside(token)))).toMatchObject({ status: 403, code: 'not_interactive' });
    config().signing.reauthenticate = true;
    expect(refusalIn(await enforce(people.superAdmin))).toMatchObject({ code: 'password_required' });
    config().signing.reauthenticate = false;
    expect((await now()).mode).toBe('trial');
  });

  it('takes over what is live as it stands; two processes know of it at once', async () => {
    // A signed document, over which something unsigned went live.
    round = await draftArticle(site, { title: '签过的' });
    await reviewed(people, ARTICLE, round);
    await publish(people.publisher, ARTICLE, round);
    await site.strapi.documents(ARTICLE).update({ documentId: round, data: { title: '未签的' } as never });
    expect((await publishAt(there, ARTICLE, round)).status).toBe(200);
    // A signed document that nobody took down, and is gone; and a round that goes on.
    const gone = await draftArticle(site, { title: '不见了' });
    await reviewed(people, ARTICLE, gone);
    await publish(people.publisher, ARTICLE, gone);
    await people.publisher.post(cmUrl(ARTICLE, gone, 'unpublish'));
    waiting = await live('在线旧文');
    await site.strapi.documents(ARTICLE).update({ documentId: waiting, data: { title: '待发新文' } as never });
    await reviewed(people, ARTICLE, waiting);
    const late = await draftArticle(site, { title: '晚了一步' });

    config().signing.reauthenticate = true;
    const answer = await enforce(people.superAdmin, { password: PASSWORD, reason: '试运行结束' });
    config().signing.reauthenticate = false;
    expect(answer.status).toBe(202);
    const told = await publishAt(there, ARTICLE, late);
    expect([told.status, ['adopting', 'sign_offs_missing'].includes(told.code ?? '')]).toEqual([
      told.code === 'adopting' ? 409 : 403,
      true,
    ]);
    await enforced();
    expect(await titleFor(late)).toBeNull();

    expect(await look(people.officer, ARTICLE, round)).toMatchObject({ stage: 'published', live: true });
    expect(await look(people.officer, ARTICLE, gone)).toMatchObject({ live: false });
    expect(await look(people.officer, ARTICLE, waiting)).toMatchObject({ stage: 'approved', live: true });
    expect(await verified()).toEqual([]);
    expect((await service<{ run(): Promise<{ problems: unknown }> }>('reconcile').run()).problems).toEqual([]);
  });

  it('is on record: who, why, and the figures of the trial run', async () => {
    const site = await now();
    expect(site).toMatchObject({ mode: 'enforced', basis: 'person', adoption: { state: 'idle' } });
    expect(site.adoption.done).toBe(site.adoption.total);
    expect(site.trial.refused).toBeGreaterThan(5);
    const events = await chain();
    expect(events.map(({ type }) => type)).toEqual(['trial_begun', 'enforcing', 'enforced']);
    expect(events.at(-1)).toMatchObject({ basis: 'person', reason: '试运行结束', trial: { refused: site.trial.refused } });
    expect(events.at(-1)?.by?.name).toBe(site.by?.name);
  });

  it('lets what was signed in the trial run go live, and nothing else', async () => {
    expect((await publish(people.publisher, ARTICLE, waiting)).status).toBe(200);
    const documentId = await draftArticle(site, { title: '未经三审' });
    expect(refusalIn(await publish(people.publisher, ARTICLE, documentId))).toMatchObject({ code: 'sign_offs_missing' });
    expect(await publishAt(there, ARTICLE, documentId)).toMatchObject({ code: 'sign_offs_missing' });
    const written = await Promise.allSettled([
      site.strapi.db.query(ARTICLE).updateMany({ where: { documentId: round }, data: { title: 'x' } }),
      (async () => table('articles').where({ document_id: round }).whereNotNull('published_at').update({ title: 'x' }))(),
    ]);
    expect(written.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await titleFor(round)).toBe('未签的');
    expect(refusalIn(await people.publisher.post(cmUrl(ARTICLE, round, 'unpublish')))).toMatchObject({ code: 'take_down_required' });
    const token = await apiToken(site, 'full-access');
    expect(refusalIn(await site.outside(token).post('/api/articles', { data: { title: '默认发布' } }))).toMatchObject({
      code: 'create_published',
    });
    expect(((await site.outside(token).get('/api/articles?status=draft')).body as { data: unknown[] }).data).toEqual([]);
    expect(await triggers()).toBeGreaterThan(10);
  });

  it('stays, whatever the configuration says at a later boot', async () => {
    expect(config().enforce).toBe(false);
    const warn = jest.spyOn(site.strapi.log, 'warn');
    await nextBoot();
    expect(JSON.stringify(warn.mock.calls)).toContain('enforce: false has no effect');
    warn.mockRestore();
    expect((await now()).mode).toBe('enforced');
    const documentId = await draftArticle(site, { title: '仍须三审' });
    expect(refusalIn(await publish(people.publisher, ARTICLE, documentId))).toMatchObject({ code: 'sign_offs_missing' });
  });
});

describe(`[A10.2] ${ENGINE}: back to a trial run, and an enforcement that is cut off`, () => {
  const relax = (by: { post: People['officer']['post'] }, body: object) => by.post('/three-review/site/relax', body);

  it('is ordered by a person, with a reason, on record', async () => {
    expect((await relax(people.publisher, { reason: '维护' })).status).toBe(403);
    const token = await adminToken(site, EMAILS.superAdmin, ['plugin::three-review.site.enforce']);
    expect(refusalIn(await relax(site.outside(token), { reason: '维护' }))).toMatchObject({ code: 'not_interactive' });
    expect(refusalIn(await relax(people.superAdmin, { reason: ' ' }))).toMatchObject({ code: 'reason_required' });
    const answer = await relax(people.superAdmin, { reason: '系统迁移' });
    expect([answer.status, (answer.body as { data: SiteOut }).data.mode]).toEqual([200, 'trial']);
    expect((await chain()).at(-1)).toMatchObject({ type: 'relaxed', reason: '系统迁移', basis: 'person' });
    expect(await triggers()).toBe(0);
    await live('又可直接发布');
    expect((await now()).trial).toMatchObject({ publications: 1, refused: 1 });
  });

  it('goes on at the next boot where it was, and lets nothing through meanwhile', async () => {
    const { id: _id, ...row } = (await table('articles').whereNotNull('published_at').first()) as Record<string, unknown>;
    const rows = Array.from({ length: 1500 }, (_, i) => ({ ...row, document_id: `many${String(i).padStart(5, '0')}`, slug: null }));
    for (let at = 0; at < rows.length; at += 50) await table('articles').insert(rows.slice(at, at + 50));
    const child = startWorker('serve', { THREE_REVIEW_SEED: '1', FAULTS_DATABASE: process.env.DATABASE_FILENAME ?? '' });
    const base = await new Promise<string>((resolve) => child.once('message', (told: { ready: string }) => resolve(told.ready)));
    const desk = { base, token: await accessToken(site.strapi, EMAILS.superAdmin) };
    const over = new Promise((resolve) => child.once('exit', resolve));
    expect((await call(desk, 'POST', '/three-review/site/enforce', {})).status).toBe(202);
    await until(async () => (await now()).adoption.done > 0);
    child.kill('SIGKILL');
    await over;
    const cut = await now();
    expect([cut.mode, cut.adoption.state]).toEqual(['trial', 'running']);
    expect(cut.adoption.done).toBeLessThan(cut.adoption.total);
    const documentId = await draftArticle(site, { title: '认定期间' });
    await reviewed(people, ARTICLE, documentId);
    expect(refusalIn(await publish(people.publisher, ARTICLE, documentId))).toMatchObject({ status: 409, code: 'adopting' });
    await nextBoot();
    expect((await now()).mode).toBe('enforced');
    expect((await publish(people.publisher, ARTICLE, documentId)).status).toBe(200);
    const adopted = await table('three_review_publication_events').where('document_id', 'like', 'many%').count({ n: '*' });
    expect(Number((adopted as { n: unknown }[])[0]?.n)).toBe(1500);
    expect(await verified()).toEqual([]);
  });

  it('is enforced by the configuration as well, on record as that', async () => {
    await relax(people.superAdmin, { reason: '再试' });
    config().enforce = true;
    await nextBoot();
    expect(await now()).toMatchObject({ mode: 'enforced', basis: 'configuration', by: null });
  });

  it('is not brought about by rows: what the head does not know, or what does not fit the chain, is not believed', async () => {
    const of = { chain: 'site/mode' };
    const head = (await table('three_review_ledger_heads').where(of).first()) as { seq: number; hash: string };
    const event = { type: 'relaxed', at: Date.now(), by: { id: '1', name: 'nobody' }, basis: 'person', reason: 'by hand' };
    const hash = 'f'.repeat(64);
    const entry = { ...of, seq: head.seq + 1, body: JSON.stringify({ event }), prev_hash: head.hash, hash, at_ms: Date.now() };
    await table('three_review_ledger').insert(entry);
    expect((await now()).mode).toBe('enforced');
    await table('three_review_ledger_heads')
      .where(of)
      .update({ seq: head.seq + 1, hash });
    expect((await now()).mode).toBe('enforced');
    expect(await verified()).not.toEqual([]);
    const documentId = await draftArticle(site, { title: '仍须三审，虽有伪造' });
    expect(refusalIn(await publish(people.publisher, ARTICLE, documentId))).toMatchObject({ code: 'sign_offs_missing' });
  });
});
