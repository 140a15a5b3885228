import { signIn, type People } from '../support/people';
import { ARTICLE, draftArticle, look, publish, reviewed } from '../support/review';
import { bootSite, type Site } from '../support/site';
import { liveArticle, newFile, refusedWithoutTrace, clearUploads, onDisk, refusalOf } from '../support/surroundings';

let site: Site;
let people: People;
let filesBefore: Record<string, string>;

beforeAll(async () => {
  site = await bootSite();
  people = await signIn(site);
  filesBefore = onDisk(site);
});
afterAll(async () => {
  clearUploads(site, filesBefore);
  await site.close();
});

const CONTENT = {
  facts: [{ label: '套数', value: '120' }],
  sections: [
    { __component: 'shared.quote', text: '应保尽保', by: '文件' },
    { __component: 'shared.table-note', note: '附注', facts: [{ label: '面积', value: '60' }] },
    { __component: 'shared.gallery', caption: '组图', pictures: [] },
  ],
};

interface Parts {
  readonly row: number;
  readonly fact: number;
  readonly quote: number;
  readonly note: number;
  readonly nested: number;
  readonly gallery: number;
}

/** The component rows of the live or the draft row of a document. */
const partsOf = async (documentId: string, live: boolean): Promise<Parts> => {
  const row = (await site.strapi.db.query(ARTICLE).findOne({
    where: { documentId, publishedAt: live ? { $notNull: true } : { $null: true } },
    populate: {
      facts: true,
      sections: { on: { 'shared.quote': true, 'shared.table-note': { populate: ['facts'] }, 'shared.gallery': true } },
    },
  })) as { id: number; facts: { id: number }[]; sections: { id: number; __component: string; facts?: { id: number }[] }[] };
  const section = (name: string) => row.sections.find(({ __component }) => __component === name);
  return {
    row: row.id,
    fact: row.facts[0]?.id ?? 0,
    quote: section('shared.quote')?.id ?? 0,
    note: section('shared.table-note')?.id ?? 0,
    nested: section('shared.table-note')?.facts?.[0]?.id ?? 0,
    gallery: section('shared.gallery')?.id ?? 0,
  };
};

const query = (uid: string) => site.strapi.db.query(uid);
const named = (documentId: string) => ({
  code: 'live_content',
  what: 'component',
  documents: [{ uid: ARTICLE, documentId, locale: 'zh-Hans' }],
});

/** Every way of `db.query` to a component row. */
const ATTACKS: readonly (readonly [string, (parts: Parts) => Promise<unknown>])[] = [
  ['a fact', ({ fact }) => query('shared.fact').update({ where: { id: fact }, data: { value: '1200' } })],
  ['facts, many at once', ({ fact }) => query('shared.fact').updateMany({ where: { id: { $in: [fact] } }, data: { value: '1200' } })],
  ['all facts of one value', () => query('shared.fact').updateMany({ where: { value: '120' }, data: { value: '1200' } })],
  ['a fact that is deleted', ({ fact }) => query('shared.fact').delete({ where: { id: fact } })],
  ['facts that are deleted', ({ fact }) => query('shared.fact').deleteMany({ where: { id: fact } })],
  ['a section', ({ quote }) => query('shared.quote').update({ where: { id: quote }, data: { text: '改' } })],
  ['a fact inside a section', ({ nested }) => query('shared.fact').update({ where: { id: nested }, data: { value: '600' } })],
  ['a fact inside a section that is deleted', ({ nested }) => query('shared.fact').delete({ where: { id: nested } })],
  ['the facts of a section', ({ note }) => query('shared.table-note').update({ where: { id: note }, data: { facts: [] } })],
  [
    'the pictures of a section',
    async ({ gallery }) => query('shared.gallery').update({ where: { id: gallery }, data: { pictures: [(await newFile(site)).id] } }),
  ],
];

describe('[A10.2] a component row of live content', () => {
  it.each(ATTACKS.filter(([name]) => !name.includes('pictures')))('is not changed by db.query: %s', async (_name, attack) => {
    const documentId = await liveArticle(site, people, CONTENT);
    const parts = await partsOf(documentId, true);
    const details = await refusedWithoutTrace(site, () => attack(parts));
    expect(details.code).toBe('live_content');
    expect(JSON.stringify(details.documents)).toContain(documentId);
  });

  it('gets no pictures either', async () => {
    const documentId = await liveArticle(site, people, CONTENT);
    const { gallery } = await partsOf(documentId, true);
    const file = await newFile(site);
    const details = await refusedWithoutTrace(site, () =>
      query('shared.gallery').update({ where: { id: gallery }, data: { pictures: [file.id] } })
    );
    expect(details).toMatchObject(named(documentId));
  });

  it('is not hung into a draft, through which it would change', async () => {
    const documentId = await liveArticle(site, people, CONTENT);
    const live = await partsOf(documentId, true);
    const draft = await draftArticle(site, { facts: [] });
    const { id } = (await query(ARTICLE).findOne({ where: { documentId: draft } })) as { id: number };
    const hang = (facts: unknown) => () => query(ARTICLE).update({ where: { id }, data: { facts } as never });
    for (const facts of [
      [live.fact],
      [{ id: live.fact, __pivot: { component_type: 'shared.fact' } }],
      { connect: [{ id: live.fact }] },
      { set: [live.fact] },
    ]) {
      expect(await refusedWithoutTrace(site, hang(facts))).toMatchObject(named(documentId));
    }
    const sections = [{ id: live.quote, __component: 'shared.quote', __pivot: { field: 'sections' } }];
    expect(await refusedWithoutTrace(site, () => query(ARTICLE).update({ where: { id }, data: { sections } as never }))).toMatchObject(
      named(documentId)
    );
    expect(
      await refusedWithoutTrace(site, () => query('shared.table-note').create({ data: { note: '注', facts: [live.fact] } as never }))
    ).toMatchObject(named(documentId));
  });

  it('is not reached through an update of another document that names it', async () => {
    const documentId = await liveArticle(site, people, CONTENT);
    const live = await partsOf(documentId, true);
    const draft = await draftArticle(site, CONTENT);
    await expect(
      site.strapi.documents(ARTICLE).update({ documentId: draft, data: { facts: [{ id: live.fact, label: '套数', value: '9' }] } as never })
    ).rejects.toThrow();
    expect(await query('shared.fact').findOne({ where: { id: live.fact } })).toMatchObject({ value: '120' });
  });

  it('changes with its document, by three sign-offs and publication', async () => {
    const documentId = await liveArticle(site, people, CONTENT);
    await site.strapi.documents(ARTICLE).update({ documentId, data: { facts: [{ label: '套数', value: '121' }] } as never });
    await reviewed(people, ARTICLE, documentId);
    expect((await publish(people.publisher, ARTICLE, documentId)).status).toBe(200);
    const { fact } = await partsOf(documentId, true);
    expect(await query('shared.fact').findOne({ where: { id: fact } })).toMatchObject({ value: '121' });
  });
});

describe('[A10.2] a component row of a draft', () => {
  it.each(ATTACKS)('may be written by db.query, and its document is looked at: %s', async (_name, attack) => {
    const documentId = await draftArticle(site, CONTENT);
    await reviewed(people, ARTICLE, documentId, 1);
    const parts = await partsOf(documentId, false);
    // What is live elsewhere has the same values: only this draft's row is meant.
    if (_name.startsWith('all facts')) await query('shared.fact').update({ where: { id: parts.fact }, data: { value: '777' } });
    else await attack(parts);
    const state = await site.strapi.db.connection('three_review_states').where({ document_id: documentId }).first();
    expect(state).toMatchObject({ stage: 'draft', content_hash: null });
    expect((await look(people.officer, ARTICLE, documentId)).ended).toMatchObject({ reason: 'content_changed' });
  });

  it('of a live document: the draft changes, the page does not', async () => {
    const documentId = await liveArticle(site, people, CONTENT);
    const [draft, live] = [await partsOf(documentId, false), await partsOf(documentId, true)];
    await query('shared.fact').update({ where: { id: draft.fact }, data: { value: '5' } });
    expect(await query('shared.fact').findOne({ where: { id: live.fact } })).toMatchObject({ value: '120' });
    expect((await publish(people.publisher, ARTICLE, documentId)).status).toBe(403);
    expect((await refusalOf(() => query('shared.fact').update({ where: { id: live.fact }, data: { value: '5' } }))).code).toBe(
      'live_content'
    );
  });
});

describe('component rows that belong to nobody', () => {
  it('are made and thrown away as before', async () => {
    const made = await query('shared.fact').create({ data: { label: '无主', value: '1' } });
    await query('shared.fact').update({ where: { id: made.id }, data: { value: '2' } });
    await query('shared.fact').delete({ where: { id: made.id } });
    expect(await query('shared.fact').findOne({ where: { id: made.id } })).toBeNull();
  });
});
