import type { Knex } from 'knex';
import { engineOf } from '../../src/plugins/three-review/server/src/platform/database';
import { indexNames } from '../../src/plugins/three-review/server/src/platform/indexes';
import { schemaOf, sessionOn } from '../../src/plugins/three-review/server/src/platform/rawSql';
import { signIn, type People } from '../support/people';
import { ARTICLE, draftArticle, look, publish, refusalIn, reviewed } from '../support/review';
import { bootSite, ENGINE, type Site } from '../support/site';

let site: Site;
let people: People;

/** What the next boot does, in this process: the hook that stands before everything that is served. */
const nextBoot = async (): Promise<void> => {
  const hook = site.strapi.hook('strapi::content-types.afterSync') as unknown as { call(context: object): Promise<unknown> };
  await hook.call({ oldContentTypes: {}, contentTypes: site.strapi.contentTypes });
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
