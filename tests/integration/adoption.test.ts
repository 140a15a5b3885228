import type { Knex } from 'knex';
import { engineOf } from '../../src/plugins/three-review/server/src/platform/database';
import { indexNames } from '../../src/plugins/three-review/server/src/platform/indexes';
import { schemaOf, sessionOn } from '../../src/plugins/three-review/server/src/platform/rawSql';
import { byTheOwner as pastEvidence } from '../support/owner';
import { signIn, type People } from '../support/people';
import { ARTICLE, draftArticle, look, publish, refusalIn, reviewed } from '../support/review';
import { bootSite, ENGINE, type Site } from '../support/site';

let site: Site;
let people: People;

/** What the next boot does, in this process: the hooks that stand before everything that is served. */
const nextBoot = async (): Promise<void> => {
  for (const name of ['strapi::content-types.beforeSync', 'strapi::content-types.afterSync']) {
    const hook = site.strapi.hook(name) as unknown as { call(context: object): Promise<unknown> };
    await hook.call({ oldContentTypes: {}, contentTypes: site.strapi.contentTypes });
  }
};

beforeAll(async () => {
  site = await bootSite();
  people = await signIn(site);
});
afterAll(() => site.close());

const table = (name: string) => site.strapi.db.connection(name);

describe(`[A10.2] ${ENGINE}: what was live before the gate came`, () => {
  let documentId: string;

  beforeAll(async () => {
    documentId = await draftArticle(site, { title: '早已在线' });
    await reviewed(people, ARTICLE, documentId);
    await publish(people.publisher, ARTICLE, documentId);
    // As on a site that has had no gate so far: nothing of this document was ever recorded, and the type was not covered.
    const chain = `${ARTICLE}/${documentId}`;
    await pastEvidence(site, 'three_review_ledger', () => table('three_review_ledger').where({ chain }).delete());
    await pastEvidence(site, 'three_review_publication_events', () =>
      table('three_review_publication_events').where({ document_id: documentId }).delete()
    );
    await table('three_review_ledger_heads').where({ chain }).delete();
    await table('three_review_states').where({ document_id: documentId }).delete();
    await table('three_review_covered_types').where({ uid: ARTICLE }).delete();
    await nextBoot();
  });

  it('stays live, with an entry in the ledger and an event of kind import', async () => {
    expect((await site.outside().get(`/api/articles/${documentId}`)).body.data.title).toBe('早已在线');
    expect(await look(people.officer, ARTICLE, documentId)).toMatchObject({ stage: 'published', live: true });
    const last = await table('three_review_ledger').where('chain', `${ARTICLE}/${documentId}`).orderBy('seq', 'desc').first();
    expect(JSON.parse(last.body).event).toMatchObject({ type: 'adopted', modified: false });
    const events = await table('three_review_publication_events').where({ document_id: documentId, kind: 'import' });
    expect(events).toHaveLength(1);
    // [A9.2] It counts for its column by its original date.
    expect(events[0]).toMatchObject({ event_day: Date.UTC(2026, 10, 20) / 86_400_000, column_id: null });
  });

  it('is adopted once, not at every boot', async () => {
    await nextBoot();
    expect(await table('three_review_publication_events').where({ document_id: documentId, kind: 'import' })).toHaveLength(1);
  });

  it('needs three sign-offs at its next change', async () => {
    await site.strapi.documents(ARTICLE).update({ documentId, data: { title: '改过' } as never });
    expect(refusalIn(await publish(people.publisher, ARTICLE, documentId))).toMatchObject({ code: 'sign_offs_missing' });
    await reviewed(people, ARTICLE, documentId);
    expect((await publish(people.publisher, ARTICLE, documentId)).status).toBe(200);
  });

  it('is not blessed when it turns up on a type that is covered already', async () => {
    const later = await draftArticle(site, { title: '后来者' });
    await reviewed(people, ARTICLE, later);
    await publish(people.publisher, ARTICLE, later);
    await table('three_review_states').where({ document_id: later }).delete();
    await nextBoot();
    expect(await table('three_review_publication_events').where({ document_id: later, kind: 'import' })).toHaveLength(0);
  });
});

describe(`[A10.2] ${ENGINE}: the fields of a covered type change while rounds run`, () => {
  const forget = async (field: string): Promise<void> => {
    const held = await table('three_review_covered_types').where({ uid: ARTICLE }).first();
    const fields = (JSON.parse(held.fields) as string[]).filter((name) => !name.startsWith(field));
    await table('three_review_covered_types')
      .where({ uid: ARTICLE })
      .update({ fields: JSON.stringify([...fields, 'oldField:string']) });
  };

  it('ends the rounds and says which fields came and went; what is live stays live', async () => {
    const running = await draftArticle(site, { title: '审核中' });
    await reviewed(people, ARTICLE, running);
    const live = await draftArticle(site, { title: '在线' });
    await reviewed(people, ARTICLE, live);
    await publish(people.publisher, ARTICLE, live);
    await forget('summary');
    await nextBoot();
    const review = await look(people.officer, ARTICLE, running);
    expect(review).toMatchObject({ stage: 'draft', ended: { reason: 'schema_changed', changed: ['summary:text', 'oldField:string'] } });
    expect(review.ended?.voided).toHaveLength(3);
    expect(refusalIn(await publish(people.publisher, ARTICLE, running))).toMatchObject({ code: 'sign_offs_missing' });
    expect(await look(people.officer, ARTICLE, live)).toMatchObject({ stage: 'published', live: true });
    expect(
      (await people.superAdmin.get('/three-review/ledger/verify')).body.data.problems.filter((p: { chain: string }) =>
        p.chain.endsWith(live)
      )
    ).toEqual([]);
  });
});

describe(`[A10.2] ${ENGINE}: what is live is spoken of anew`, () => {
  const types = () => table('three_review_covered_types').where({ uid: ARTICLE });
  /** The stored list of fields: without one, so that the next boot takes it for new, and with one that is gone. */
  const fieldsChange = async (without: string): Promise<void> => {
    const fields = (JSON.parse((await types().first()).fields) as string[]).filter((name) => !name.startsWith(without));
    await types().update({ fields: JSON.stringify([...fields, 'gone:string']) });
    await nextBoot();
  };
  const tag = async (name: string): Promise<string> =>
    (await site.strapi.documents('api::tag.tag').create({ data: { name, slug: name } as never })).documentId;
  const publishTag = (documentId: string) => site.strapi.documents('api::tag.tag').publish({ documentId });
  const goLive = async (data: object): Promise<string> => {
    const documentId = await draftArticle(site, data);
    await reviewed(people, ARTICLE, documentId);
    expect((await publish(people.publisher, ARTICLE, documentId)).status).toBe(200);
    return documentId;
  };
  const seen = async (documentId: string): Promise<{ title: string; tags: unknown[]; related: unknown[] }> =>
    (await site.outside().get(`/api/articles/${documentId}?populate=tags&populate=related`)).body.data;
  const problems = async (documentId: string): Promise<string[]> =>
    (await people.superAdmin.get('/three-review/ledger/verify')).body.data.problems
      .filter(({ chain }: { chain: string }) => chain.endsWith(documentId))
      .map(({ problem }: { problem: string }) => problem);
  const reconciled = async (documentId: string): Promise<{ problem: string; fields: string[] }[]> => {
    const service = site.strapi.plugin('three-review').service('reconcile') as unknown as {
      run(): Promise<{ problems: { documentId: string; problem: string; fields: string[] }[] }>;
    };
    return (await service.run()).problems.filter((one) => one.documentId === documentId);
  };
  const byTheOwner = async (work: () => Promise<unknown>): Promise<void> => {
    const guard = site.strapi.plugin('three-review').service('guard') as unknown as { remove(): Promise<void>; install(): Promise<void> };
    await guard.remove();
    await work();
    await guard.install();
  };
  const liveRow = (documentId: string) => table('articles').where({ document_id: documentId }).whereNotNull('published_at');

  it('by what was signed: links that only a draft has do not become live by a change of fields, nor by publishing what they lead to', async () => {
    const name = await tag('upgrade-tag');
    await publishTag(name);
    const beside = await goLive({ title: '相关' });
    const documentId = await goLive({ title: '升级前' });
    await site.strapi.documents(ARTICLE).update({ documentId, data: { tags: [name], related: [beside] } as never });
    expect(refusalIn(await publish(people.publisher, ARTICLE, documentId)).status).toBe(403);

    await fieldsChange('summary');
    await publishTag(name);
    await publish(people.publisher, ARTICLE, beside);
    expect(await seen(documentId)).toMatchObject({ title: '升级前', tags: [], related: [] });

    await site.strapi.documents(ARTICLE).update({ documentId, data: { tags: [name], related: [beside] } as never });
    expect(await look(people.officer, ARTICLE, documentId)).toMatchObject({ stage: 'draft', live: true });
    expect(refusalIn(await publish(people.publisher, ARTICLE, documentId))).toMatchObject({ code: 'sign_offs_missing' });
    expect(await seen(documentId)).toMatchObject({ tags: [], related: [] });
    expect(await problems(documentId)).toEqual([]);
    expect(await reconciled(documentId)).toEqual([]);
  });

  it('a link that was signed and waits for its document goes on waiting, and the draft needs no new round', async () => {
    const name = await tag('waiting-tag');
    const documentId = await goLive({ title: '等待', tags: [name] });
    await fieldsChange('summary');
    expect(await look(people.officer, ARTICLE, documentId)).toMatchObject({ stage: 'published' });
    expect(await problems(documentId)).toEqual([]);
    await publishTag(name);
    expect((await seen(documentId)).tags).toHaveLength(1);
    expect(await reconciled(documentId)).toEqual([]);
  });

  it('a type that has just come under the gate is adopted by its live rows: a link of the draft needs sign-offs', async () => {
    const name = await tag('adopted-tag');
    await publishTag(name);
    const documentId = await goLive({ title: '接管' });
    await site.strapi.documents(ARTICLE).update({ documentId, data: { tags: [name] } as never });
    await table('three_review_states').where({ document_id: documentId }).delete();
    await types().delete();
    await nextBoot();
    expect(await look(people.officer, ARTICLE, documentId)).toMatchObject({ stage: 'draft', live: true });
    await publishTag(name);
    expect((await seen(documentId)).tags).toEqual([]);
    expect(refusalIn(await publish(people.publisher, ARTICLE, documentId))).toMatchObject({ code: 'sign_offs_missing' });
  });

  it.each([
    ['another field', 'summary', '伪题一'],
    ['the very field, as if it were new', 'title', '伪题二'],
  ])('a word changed by SQL beside %s is not taken over, and stays found at every later boot', async (_what, field, forged) => {
    const documentId = await goLive({ title: '原题' });
    await byTheOwner(() => liveRow(documentId).update({ title: forged }));
    await fieldsChange(field);
    for (let boots = 0; boots < 2; boots += 1) {
      expect(await problems(documentId)).toContain('live_altered');
      expect(await reconciled(documentId)).toEqual([expect.objectContaining({ problem: 'altered', fields: ['title'] })]);
      await fieldsChange('source');
    }
    // What was signed may be published again as it stands, and puts the page right; the record of it stays.
    expect((await publish(people.publisher, ARTICLE, documentId)).status).toBe(200);
    expect((await seen(documentId)).title).toBe('原题');
    expect(await reconciled(documentId)).toEqual([]);
    expect(await problems(documentId)).toContain('live_altered');
  });

  it('a live row that is gone is found after a change of fields, too', async () => {
    const gone = await goLive({ title: '消失' });
    await byTheOwner(() => liveRow(gone).delete());
    await fieldsChange('summary');
    expect(await reconciled(gone)).toEqual([expect.objectContaining({ problem: 'gone' })]);
    expect(await problems(gone)).toContain('live_altered');
  });
});

describe(`[A9.2] ${ENGINE}: a database that an earlier version left`, () => {
  const indexes = async (): Promise<string[]> => {
    const session = sessionOn(site.strapi.db.connection);
    const names = await indexNames(session, engineOf(site.strapi), schemaOf(site.strapi));
    return [...names].filter((name) => name.startsWith('three_review_pub_count')).sort();
  };

  it('is read by the index of this version, and the one that it took the place of is gone', async () => {
    const alter = (change: (t: Knex.TableBuilder) => void) =>
      site.strapi.db.connection.schema.alterTable('three_review_publication_events', change);
    await alter((t) => void t.dropIndex([], 'three_review_pub_counting'));
    await alter((t) => void t.index(['column_id', 'local_day', 'kind'], 'three_review_pub_counted'));
    expect(await indexes()).toEqual(['three_review_pub_counted']);
    await nextBoot();
    expect(await indexes()).toEqual(['three_review_pub_counting']);
  });
});
