import { signIn, type People } from '../support/people';
import { ARTICLE, draftArticle, look, publish, reviewed } from '../support/review';
import { bootSite, type Site } from '../support/site';
import { approvedArticle, liveArticle, refusalOf, refusedWithoutTrace } from '../support/surroundings';
import { apiToken } from '../support/tokens';

let site: Site;
let people: People;
let token: string;

beforeAll(async () => {
  site = await bootSite();
  people = await signIn(site);
  token = await apiToken(site, 'full-access');
});
afterAll(() => site.close());

const COLUMN = 'api::column.column';
const TAG = 'api::tag.tag';
const UNIT = 'plugin::three-review.unit';
const LOCALE = 'zh-Hans';

interface Documents {
  create(params: object): Promise<{ documentId: string; id: number }>;
  update(params: object): Promise<unknown>;
  delete(params: object): Promise<unknown>;
  publish(params: object): Promise<unknown>;
  unpublish(params: object): Promise<unknown>;
  clone(params: object): Promise<{ documentId: string }>;
}
const documents = (uid: string) => site.strapi.documents(uid as never) as unknown as Documents;
const rows = (uid: string) => site.strapi.db.query(uid);
const random = () => String(Math.random()).slice(2);

interface Entry {
  readonly documentId: string;
  readonly id: number;
}
const column = (): Promise<Entry> => documents(COLUMN).create({ data: { name: `栏目${random()}`, slug: `column-${random()}` } });
const tag = async (data: object = {}): Promise<Entry> =>
  documents(TAG).create({ data: { name: `标签${random()}`, slug: `tag-${random()}`, ...data } });
const liveTag = async (data: object = {}): Promise<Entry> => {
  const made = await tag(data);
  await documents(TAG).publish({ documentId: made.documentId });
  return made;
};

const rowOf = async (documentId: string, live: boolean) =>
  (await rows(ARTICLE).findOne({
    where: { documentId, locale: LOCALE, publishedAt: live ? { $notNull: true } : { $null: true } },
    populate: { column: true, tags: { orderBy: 'id' }, unit: true },
  })) as { id: number; column: Entry | null; tags: Entry[]; unit: Entry | null } | null;
const columnOf = async (documentId: string, live: boolean): Promise<string | null> =>
  (await rowOf(documentId, live))?.column?.documentId ?? null;

/** The rows of a join table on the side of live articles, as they are: order and ids included. */
const liveLinks = async (table: string) =>
  site.strapi.db
    .connection(table)
    .join('articles', 'articles.id', `${table}.article_id`)
    .whereNotNull('articles.published_at')
    .select(`${table}.id`, `${table}.article_id`, `${table}.tag_ord`)
    .orderBy(`${table}.id`);

type Change = (relation: object) => (column: Entry) => Promise<unknown>;
/** Every document action by which a column's articles are written. */
const WAYS: readonly (readonly [string, Change])[] = [
  [
    'document service',
    (articles) =>
      ({ documentId }) =>
        documents(COLUMN).update({ documentId, data: { articles } }),
  ],
  [
    'Content Manager',
    (articles) =>
      ({ documentId }) =>
        people.superAdmin.put(`/content-manager/collection-types/${COLUMN}/${documentId}`, { articles }),
  ],
  [
    'REST',
    (articles) =>
      ({ documentId }) =>
        site.outside(token).put(`/api/columns/${documentId}`, { data: { articles } }),
  ],
  [
    'entity service',
    (articles) =>
      ({ id }) =>
        site.strapi.entityService.update(COLUMN, id, { data: { articles } as never }),
  ],
];

describe('[A10.2] a column reaches the drafts of its articles', () => {
  it.each(WAYS)('alone, when it takes one in: %s', async (_name, change) => {
    const [from, to] = [await column(), await column()];
    const article = await liveArticle(site, people, { column: from.documentId });
    await change({ connect: [{ documentId: article, locale: LOCALE }] })(to);
    expect(await columnOf(article, false)).toBe(to.documentId);
    expect(await columnOf(article, true)).toBe(from.documentId);
    const review = await look(people.officer, ARTICLE, article);
    expect(review).toMatchObject({ stage: 'draft', live: true });
    expect((await publish(people.publisher, ARTICLE, article)).status).toBe(403);
  });

  it.each(WAYS)('alone, when it lets one go: %s', async (_name, change) => {
    const held = await column();
    const article = await liveArticle(site, people, { column: held.documentId });
    await change({ disconnect: [{ documentId: article, locale: LOCALE }] })(held);
    expect(await columnOf(article, false)).toBeNull();
    expect(await columnOf(article, true)).toBe(held.documentId);
    expect((await look(people.officer, ARTICLE, article)).stage).toBe('draft');
  });

  it.each(WAYS)('alone, when all are set anew: %s', async (_name, change) => {
    const held = await column();
    const [stays, goes, comes] = [
      await liveArticle(site, people, { column: held.documentId }),
      await liveArticle(site, people, { column: held.documentId }),
      await liveArticle(site, people, {}),
    ];
    await change({
      set: [
        { documentId: comes, locale: LOCALE },
        { documentId: stays, locale: LOCALE },
      ],
    })(held);
    expect(await Promise.all([stays, goes, comes].map((id) => columnOf(id, false)))).toEqual([held.documentId, null, held.documentId]);
    expect(await Promise.all([stays, goes, comes].map((id) => columnOf(id, true)))).toEqual([held.documentId, held.documentId, null]);
    expect((await look(people.officer, ARTICLE, stays)).stage).toBe('published');
    expect((await look(people.officer, ARTICLE, goes)).stage).toBe('draft');
    expect((await look(people.officer, ARTICLE, comes)).stage).toBe('draft');
  });

  it.each([
    ['nothing', null],
    ['an empty list', []],
    ['an empty set', { set: [] }],
  ])('alone, when it is emptied with %s', async (_how, articles) => {
    const held = await column();
    const article = await liveArticle(site, people, { column: held.documentId });
    await documents(COLUMN).update({ documentId: held.documentId, data: { articles } });
    expect(await columnOf(article, false)).toBeNull();
    expect(await columnOf(article, true)).toBe(held.documentId);
  });

  it('alone, from GraphQL and as it is made', async () => {
    const article = await liveArticle(site, people, {});
    const answer = await site.outside(token).post('/graphql', {
      query: `mutation { createColumn(data: { name: "新${random()}", slug: "c${random()}", articles: ["${article}"] }) { documentId } }`,
    });
    const made = answer.body.data?.createColumn?.documentId as string;
    expect(made).toBeTruthy();
    expect(await columnOf(article, false)).toBe(made);
    expect(await columnOf(article, true)).toBeNull();
  });

  it('alone, when it is copied: the copy has no articles', async () => {
    const held = await column();
    const article = await liveArticle(site, people, { column: held.documentId });
    await documents(COLUMN).clone({ documentId: held.documentId, data: { name: `抄${random()}`, slug: `copy-${random()}` } });
    expect([await columnOf(article, true), await columnOf(article, false)]).toEqual([held.documentId, held.documentId]);
  });

  it('in the order that was asked for, live rows behind their drafts', async () => {
    const held = await column();
    const [first, second] = [
      await liveArticle(site, people, { column: held.documentId }),
      await liveArticle(site, people, { column: held.documentId }),
    ];
    const set = (ids: string[]) => documents(COLUMN).update({ documentId: held.documentId, data: { articles: ids } });
    const order = async (live: boolean) => {
      const linked = await site.strapi.db
        .connection('articles_column_lnk')
        .join('articles', 'articles.id', 'article_id')
        .where({ column_id: held.id })
        .orderBy('article_ord')
        .select('document_id', 'published_at');
      return linked
        .filter((row: { published_at: unknown }) => (row.published_at !== null) === live)
        .map((row: { document_id: string }) => row.document_id);
    };
    await set([second, first]);
    expect([await order(false), await order(true)]).toEqual([
      [second, first],
      [second, first],
    ]);
    await set([first, second]);
    expect([await order(false), await order(true)]).toEqual([
      [first, second],
      [first, second],
    ]);
  });

  it.each([
    ['connect', (documentId: string) => ({ connect: [{ documentId, locale: LOCALE, status: 'published' }] })],
    ['disconnect', (documentId: string) => ({ disconnect: [{ documentId, locale: LOCALE, status: 'published' }] })],
    ['set', (documentId: string) => ({ set: [{ documentId, locale: LOCALE, status: 'published' }] })],
  ])('and is refused when it %ss a live row by its status', async (_name, relation) => {
    const [held, other] = [await column(), await column()];
    const article = await liveArticle(site, people, { title: '在线', column: held.documentId });
    for (const [way, change] of WAYS) {
      const details = await refusedWithoutTrace(site, () => change(relation(article))(other));
      // A token that may not read drafts hears the bare code and its clause.
      if (way.startsWith('REST')) expect(details).toEqual({ code: 'live_content', article: 'A10.2' });
      else
        expect(details).toMatchObject({
          code: 'live_content',
          what: 'relation',
          documents: [{ uid: ARTICLE, documentId: article, locale: LOCALE, title: '在线' }],
        });
    }
  });

  it('and is refused when it names a live row by its id', async () => {
    const [held, other] = [await column(), await column()];
    const article = await liveArticle(site, people, { column: held.documentId });
    const { id } = (await rowOf(article, true)) ?? { id: 0 };
    for (const articles of [{ connect: [{ id }] }, { connect: [id] }, [id], { set: [{ id }] }]) {
      expect(
        (await refusedWithoutTrace(site, () => documents(COLUMN).update({ documentId: other.documentId, data: { articles } }))).code
      ).toBe('live_content');
    }
    expect(
      (
        await refusedWithoutTrace(site, () =>
          documents(COLUMN).update({ documentId: held.documentId, data: { articles: { disconnect: [{ id }] } } })
        )
      ).code
    ).toBe('live_content');
  });

  it('ends the round of an approved draft it takes in, at once', async () => {
    const article = await approvedArticle(site, people, { column: (await column()).documentId });
    await documents(COLUMN).update({ documentId: (await column()).documentId, data: { articles: { connect: [article] } } });
    const state = await site.strapi.db.connection('three_review_states').where({ document_id: article }).first();
    expect(state).toMatchObject({ stage: 'draft', content_hash: null });
    expect((await look(people.officer, ARTICLE, article)).ended).toMatchObject({ reason: 'content_changed', changed: ['column'] });
  });

  it('what belongs to the column itself is free', async () => {
    const held = await column();
    const article = await liveArticle(site, people, { column: held.documentId });
    await documents(COLUMN).update({ documentId: held.documentId, data: { name: `改名${random()}`, description: '说明' } });
    expect((await look(people.officer, ARTICLE, article)).stage).toBe('published');
  });
});

describe('[A10.2] a column written by db.query', () => {
  it('does not take in, let go or replace a live row', async () => {
    const [held, other] = [await column(), await column()];
    const article = await liveArticle(site, people, { column: held.documentId });
    const { id } = (await rowOf(article, true)) ?? { id: 0 };
    const update = (target: Entry, articles: unknown) => () =>
      rows(COLUMN).update({ where: { id: target.id }, data: { articles } as never });
    for (const attack of [
      update(other, [id]),
      update(other, { connect: [id] }),
      update(other, { set: [{ id }] }),
      update(held, { disconnect: [{ id }] }),
      update(held, { set: [] }),
      update(held, null),
      update(held, []),
      () => rows(COLUMN).create({ data: { name: `新${random()}`, slug: `n-${random()}`, articles: [id] } as never }),
    ]) {
      expect((await refusedWithoutTrace(site, attack)).code).toBe('live_content');
    }
  });

  it('takes in a draft, which is looked at', async () => {
    const article = await approvedArticle(site, people, {});
    const { id } = (await rowOf(article, false)) ?? { id: 0 };
    await rows(COLUMN).update({ where: { id: (await column()).id }, data: { articles: { connect: [id] } } as never });
    expect((await look(people.officer, ARTICLE, article)).ended).toMatchObject({ reason: 'content_changed', changed: ['column'] });
  });

  it('keeps what stays, and is otherwise free', async () => {
    const held = await column();
    const article = await liveArticle(site, people, { column: held.documentId });
    const ids = [(await rowOf(article, true))?.id, (await rowOf(article, false))?.id];
    await rows(COLUMN).update({ where: { id: held.id }, data: { articles: ids, description: '说明' } as never });
    expect(await columnOf(article, true)).toBe(held.documentId);
    expect((await look(people.officer, ARTICLE, article)).stage).toBe('published');
  });
});

describe('[A10.2] a tag, which has drafts of its own', () => {
  it('published with articles in its draft does not go onto a live article that was signed without it', async () => {
    const article = await liveArticle(site, people, {});
    const fresh = await tag({ articles: [article] });
    await documents(TAG).publish({ documentId: fresh.documentId });
    expect((await rowOf(article, true))?.tags).toEqual([]);
    expect((await rowOf(article, false))?.tags.map((held) => held.documentId)).toEqual([fresh.documentId]);
    expect((await look(people.officer, ARTICLE, article)).stage).toBe('draft');
    await reviewed(people, ARTICLE, article);
    expect((await publish(people.publisher, ARTICLE, article)).status).toBe(200);
    expect((await rowOf(article, true))?.tags.map((held) => held.documentId)).toEqual([fresh.documentId]);
  });

  it('published by REST in one go does not either', async () => {
    const article = await liveArticle(site, people, {});
    const fresh = await tag();
    const answer = await site
      .outside(token)
      .put(`/api/tags/${fresh.documentId}`, { data: { articles: { connect: [{ documentId: article, locale: LOCALE }] } } });
    expect(answer.status).toBe(200);
    expect((await rowOf(article, true))?.tags).toEqual([]);
    expect((await rowOf(article, false))?.tags).toHaveLength(1);
  });

  it('goes onto the live article when it was signed with the article', async () => {
    const fresh = await tag();
    const article = await liveArticle(site, people, { tags: [fresh.documentId] });
    expect((await rowOf(article, true))?.tags).toEqual([]);
    await documents(TAG).publish({ documentId: fresh.documentId });
    expect((await rowOf(article, true))?.tags.map((held) => held.documentId)).toEqual([fresh.documentId]);
    expect((await look(people.officer, ARTICLE, article)).stage).toBe('published');
  });

  it('published again stays where it was, in its place among the others', async () => {
    const [first, second, third] = [await liveTag(), await liveTag(), await liveTag()];
    const article = await liveArticle(site, people, { tags: [first, second, third].map((held) => held.documentId) });
    const order = async () => {
      const row = (await rows(ARTICLE).findOne({
        where: { documentId: article, publishedAt: { $notNull: true } },
        populate: { tags: true },
      })) as { tags: Entry[] };
      return row.tags.map((held) => held.documentId);
    };
    const before = await order();
    for (const held of [second, first]) {
      await documents(TAG).update({ documentId: held.documentId, data: { name: `改${random()}` } });
      await documents(TAG).publish({ documentId: held.documentId });
      expect(await order()).toEqual(before);
    }
  });

  it('that drops the article on its side and is published again does not leave the live article', async () => {
    const held = await liveTag();
    const article = await liveArticle(site, people, { tags: [held.documentId] });
    const before = await liveLinks('articles_tags_lnk');
    await documents(TAG).update({ documentId: held.documentId, data: { articles: [] } });
    expect((await rowOf(article, false))?.tags).toEqual([]);
    expect((await look(people.officer, ARTICLE, article)).stage).toBe('draft');
    await documents(TAG).publish({ documentId: held.documentId });
    expect((await rowOf(article, true))?.tags.map((other) => other.documentId)).toEqual([held.documentId]);
    expect(await liveLinks('articles_tags_lnk')).toEqual(before);
  });

  it('is refused when it names a live article by its id', async () => {
    const article = await liveArticle(site, people, {});
    const { id } = (await rowOf(article, true)) ?? { id: 0 };
    const fresh = await tag();
    expect(
      (
        await refusedWithoutTrace(site, () =>
          documents(TAG).update({ documentId: fresh.documentId, data: { articles: { connect: [{ id }] } } })
        )
      ).code
    ).toBe('live_content');
  });

  it('is free where no live article has it', async () => {
    const held = await liveTag();
    const article = await approvedArticle(site, people, { tags: [held.documentId] });
    await documents(TAG).unpublish({ documentId: held.documentId });
    await documents(TAG).delete({ documentId: held.documentId });
    expect((await look(people.officer, ARTICLE, article)).ended).toMatchObject({ reason: 'content_changed', changed: ['tags'] });
  });
});

describe('[A10.2] a record that live content is linked to', () => {
  const linked = async (): Promise<{ article: string; column: Entry; tag: Entry; unit: Entry }> => {
    const [held, label] = [await column(), await liveTag()];
    const article = await liveArticle(site, people, { title: '牵连', column: held.documentId, tags: [label.documentId] });
    const unit = (await rowOf(article, true))?.unit;
    if (!unit) throw new Error('no unit');
    return { article, column: held, tag: label, unit };
  };

  it('is not deleted, and the answer names the documents', async () => {
    const { article, column: held, tag: label, unit } = await linked();
    // Units are no business of the document service at all.
    const ofUnit = await refusedWithoutTrace(site, () => documents(UNIT).delete({ documentId: unit.documentId }));
    expect(ofUnit).toMatchObject({ code: 'organisation_write' });
    for (const [uid, entry] of [
      [COLUMN, held],
      [TAG, label],
    ] as const) {
      const details = await refusedWithoutTrace(site, () => documents(uid).delete({ documentId: entry.documentId }));
      expect(details).toMatchObject({ code: 'live_content', what: 'relation', target: { uid, documentId: entry.documentId } });
      expect(details.documents).toContainEqual({ uid: ARTICLE, documentId: article, locale: LOCALE, title: '牵连' });
    }
  });

  it('nor over HTTP, nor by db.query, nor by an operator in the place of its id', async () => {
    const { column: held, tag: label } = await linked();
    const publisherless = people.superAdmin;
    for (const attack of [
      () => publisherless.delete(`/content-manager/collection-types/${COLUMN}/${held.documentId}`),
      () => publisherless.post(`/content-manager/collection-types/${COLUMN}/actions/bulkDelete`, { documentIds: [held.documentId] }),
      () => site.outside(token).delete(`/api/columns/${held.documentId}`),
      () => site.outside(token).post('/graphql', { query: `mutation { deleteColumn(documentId: "${held.documentId}") { documentId } }` }),
      () => rows(COLUMN).delete({ where: { id: held.id } }),
      () => rows(COLUMN).deleteMany({ where: { id: held.id } }),
      () => publisherless.post(`/content-manager/collection-types/${TAG}/${label.documentId}/actions/unpublish`),
      () => documents(TAG).unpublish({ documentId: label.documentId }),
      () => rows(TAG).deleteMany({ where: { documentId: label.documentId } }),
      () =>
        rows(TAG).update({
          where: { documentId: label.documentId, publishedAt: { $notNull: true } },
          data: { publishedAt: null } as never,
        }),
      () =>
        rows(TAG).update({
          where: { documentId: label.documentId, publishedAt: { $notNull: true } },
          data: { documentId: 'another' } as never,
        }),
    ]) {
      expect((await refusedWithoutTrace(site, attack)).code).toBe('live_content');
    }
    const many = { documentId: { $in: [held.documentId] } };
    expect((await refusedWithoutTrace(site, () => documents(COLUMN).delete(many))).code).toBe('document_id_required');
  });

  it('is deleted when the articles were signed without it', async () => {
    const { article, column: held } = await linked();
    await site.strapi.documents(ARTICLE).update({ documentId: article, data: { column: null } as never });
    expect((await refusalOf(() => documents(COLUMN).delete({ documentId: held.documentId }))).code).toBe('live_content');
    await reviewed(people, ARTICLE, article);
    expect((await publish(people.publisher, ARTICLE, article)).status).toBe(200);
    await documents(COLUMN).delete({ documentId: held.documentId });
    expect(await rows(COLUMN).findOne({ where: { id: held.id } })).toBeNull();
  });

  it('is deleted where drafts alone have it, whose rounds end', async () => {
    const held = await column();
    const article = await draftArticle(site, { column: held.documentId });
    await reviewed(people, ARTICLE, article, 2);
    await documents(COLUMN).delete({ documentId: held.documentId });
    expect((await look(people.officer, ARTICLE, article)).ended).toMatchObject({ reason: 'content_changed', changed: ['column'] });
  });
});

describe('[A10.2] an article that other articles are related to', () => {
  it('ends their rounds when it is deleted', async () => {
    const other = await draftArticle(site);
    const article = await draftArticle(site, { related: [other] });
    await reviewed(people, ARTICLE, article, 1);
    await site.strapi.documents(ARTICLE).delete({ documentId: other });
    expect((await look(people.officer, ARTICLE, article)).ended).toMatchObject({ reason: 'content_changed', changed: ['related'] });
  });
});
