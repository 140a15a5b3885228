import sortBy from 'lodash/sortBy';
import { COLUMN, file, FILE, liveContent, liveTag, makeLive, rowOf, shown, TAG, type LiveContent } from '../support/live';
import { signIn, type People } from '../support/people';
import { ARTICLE, cmUrl, draftArticle, look, NOTICE, publish, refusalIn, reviewed, reviewUrl } from '../support/review';
import { bootSite, ENGINE, type Client, type Site } from '../support/site';
import { apiToken } from '../support/tokens';

/** What a site does every day, with live content all around, and with nothing of it changed by that. */
let site: Site;
let people: People;
let rest: Client;
let world: LiveContent;

beforeAll(async () => {
  site = await bootSite();
  people = await signIn(site);
  rest = site.outside(await apiToken(site, 'full-access'));
  world = await liveContent(site, people);
});
afterAll(() => site.close());

const knex = () => site.strapi.db.connection;
const documents = (uid: string) =>
  site.strapi.documents(uid as typeof ARTICLE) as unknown as Record<string, (params: object) => Promise<Record<string, unknown>>>;
const run = async (uid: string, action: string, params: object): Promise<Record<string, unknown>> => {
  const work = documents(uid)[action];
  if (!work) throw new Error(`no action ${action}`);
  return work(params);
};
const tagsShown = async (documentId: string): Promise<unknown> => ((await shown(site, documentId)) as { tags: unknown }).tags;
/** The tags of the live row with their places in its list, the first first. */
const placesOf = async (documentId: string): Promise<readonly { tag: string; place: number }[]> => {
  const { id } = await rowOf(site, ARTICLE, documentId, true);
  const links = await knex()('articles_tags_lnk as link')
    .join('tags', 'tags.id', 'link.tag_id')
    .where('link.article_id', Number(id))
    .select<{ tag: string; place: number | string }[]>('tags.document_id as tag', 'link.tag_ord as place');
  return sortBy(
    links.map(({ tag, place }) => ({ tag, place: Number(place) })),
    'place'
  );
};
const tagsOfDraft = async (documentId: string): Promise<unknown[]> => {
  const row = await site.strapi.db
    .query(ARTICLE)
    .findOne({ where: { documentId, publishedAt: { $null: true } }, populate: { tags: true } as never });
  return ((row?.tags ?? []) as { documentId: string }[]).map((tag) => tag.documentId);
};

/** Nothing of the live content changed while this was done. */
const leaves = async (work: () => Promise<unknown>, documentId = world.documentId): Promise<void> => {
  const before = await shown(site, documentId);
  await work();
  expect(await shown(site, documentId)).toEqual(before);
};
const ok = (status: number): void => expect([200, 201, 204]).toContain(status);

describe(`[A10.2] publishing something else leaves live content as it is (${ENGINE})`, () => {
  it('a tag that it names, again', async () => {
    await leaves(() => run(TAG, 'update', { documentId: world.tags[0], data: { name: 'renamed' } }));
    const before = (await shown(site, world.documentId)) as { tags: unknown };
    await run(TAG, 'publish', { documentId: world.tags[0] });
    expect(await shown(site, world.documentId)).toEqual(before);
    const row = await rowOf(site, TAG, world.tags[0] ?? '', true);
    expect(row.name).toBe('renamed');
  });

  it('a tag over REST, where updating is publishing', async () => {
    await leaves(async () => ok((await rest.put(`/api/tags/${world.tags[1] ?? ''}`, { data: { name: 'again' } })).status));
    expect((await rowOf(site, TAG, world.tags[1] ?? '', true)).name).toBe('again');
  });

  it('several tags that it names, at a stroke', async () => {
    const before = await shown(site, world.documentId);
    ok((await people.superAdmin.post(cmUrl(TAG, undefined, 'bulkPublish'), { documentIds: world.tags })).status);
    expect(await shown(site, world.documentId)).toEqual(before);
  });

  it('tags whose places in its list are equal', async () => {
    const documentId = await draftArticle(site, { title: '并列', tags: world.tags });
    await makeLive(people, ARTICLE, documentId);
    const { id } = await rowOf(site, ARTICLE, documentId, true);
    // As imports of other systems leave them; the trigger is out of the way for that.
    const permit = { content_type: ARTICLE, document_id: documentId, token: 'test' };
    await knex()('three_review_permits').insert(permit);
    await knex()('articles_tags_lnk').where({ article_id: id }).update({ tag_ord: 1 });
    await knex()('three_review_permits').delete();
    expect((await placesOf(documentId)).map(({ place }) => place)).toEqual([1, 1]);
    await run(TAG, 'publish', { documentId: world.tags[0] });
    // Which of two equals is read first is the plan's doing; from here on it is settled.
    const settled = await placesOf(documentId);
    expect(settled.map(({ place }) => place)).toEqual([1, 2]);
    expect(new Set(settled.map(({ tag }) => tag))).toEqual(new Set(world.tags));
    for (const tag of world.tags) {
      await run(TAG, 'publish', { documentId: tag });
      expect(await placesOf(documentId)).toEqual(settled);
      expect(await tagsShown(documentId)).toEqual(settled.map((link) => link.tag));
    }
  });

  it('a tag that a draft of it has taken up without review: it goes live without it, and with it after three reviews', async () => {
    const documentId = await draftArticle(site, { title: '先标签后审', tags: [world.tags[0]] });
    await makeLive(people, ARTICLE, documentId);
    const tag = (await run(TAG, 'create', { data: { name: 'unreviewed', slug: `u-${String(Date.now())}` } })).documentId;
    await run(ARTICLE, 'update', { documentId, data: { tags: { connect: [tag] } } });
    await leaves(() => run(TAG, 'publish', { documentId: tag }), documentId);
    await leaves(() => run(TAG, 'publish', { documentId: tag }), documentId);
    expect(await tagsOfDraft(documentId)).toEqual([world.tags[0], tag]);
    await makeLive(people, ARTICLE, documentId);
    expect(await tagsShown(documentId)).toEqual([world.tags[0], tag]);
  });

  it('a tag that it was signed with and that was no more than a draft then: now it appears, in its place', async () => {
    const tag = (await run(TAG, 'create', { data: { name: 'pending', slug: `p-${String(Date.now())}` } })).documentId;
    const documentId = await draftArticle(site, { title: '待发标签', tags: [world.tags[0], tag, world.tags[1]] });
    await makeLive(people, ARTICLE, documentId);
    expect(await tagsShown(documentId)).toEqual(world.tags);
    await run(TAG, 'publish', { documentId: tag });
    expect(await tagsShown(documentId)).toEqual([world.tags[0], tag, world.tags[1]]);
    expect((await look(people.officer, ARTICLE, documentId)).stage).toBe('published');
  });

  it('a tag that has dropped it on its own side', async () => {
    const tag = await liveTag(site, 'drops');
    const documentId = await draftArticle(site, { title: '标签一侧', tags: [tag, world.tags[0]] });
    await makeLive(people, ARTICLE, documentId);
    await run(TAG, 'update', { documentId: tag, data: { articles: [] } });
    await leaves(() => run(TAG, 'publish', { documentId: tag }), documentId);
    expect(await tagsOfDraft(documentId)).toEqual([world.tags[0]]);
  });

  it('a tag created and published in one go, that names it', async () => {
    await leaves(async () => {
      const made = await rest.post('/api/tags', {
        data: { name: 'at once', slug: `o-${String(Date.now())}`, articles: [world.documentId] },
      });
      ok(made.status);
      const { documentId } = (made.body as { data: { documentId: string } }).data;
      expect((await rowOf(site, TAG, documentId, true)).name).toBe('at once');
      expect(await tagsOfDraft(world.documentId)).toContain(documentId);
    });
    await run(ARTICLE, 'update', { documentId: world.documentId, data: { tags: world.tags } });
  });

  it('another article that it is related to', async () => {
    await leaves(async () => {
      await run(ARTICLE, 'update', { documentId: world.related, data: { title: '相关，修订' } });
      await makeLive(people, ARTICLE, world.related);
    });
  });
});

describe('[A10.2] taking things away around live content', () => {
  it('a related article may be taken down, and the live content stays otherwise', async () => {
    const related = await draftArticle(site, { title: '将撤' });
    await makeLive(people, ARTICLE, related);
    const documentId = await draftArticle(site, { title: '指向将撤', related: [related] });
    await makeLive(people, ARTICLE, documentId);
    ok((await people.publisher.post(reviewUrl(ARTICLE, related, 'take-down'), { reason: '过期' })).status);
    expect(await shown(site, documentId)).toMatchObject({ title: '指向将撤', related: [] });
  });

  it('a tag that it names may not go, one that only drafts name may', async () => {
    for (const act of ['unpublish', 'delete']) {
      await expect(run(TAG, act, { documentId: world.tags[0] })).rejects.toMatchObject({
        details: {
          code: 'live_content',
          count: expect.any(Number),
          documents: expect.arrayContaining([expect.objectContaining({ uid: ARTICLE, documentId: world.documentId })]),
        },
      });
    }
    const tag = await liveTag(site, 'goes');
    const documentId = await draftArticle(site, { title: '草稿', tags: [tag] });
    await run(TAG, 'unpublish', { documentId: tag });
    await run(TAG, 'publish', { documentId: tag });
    await run(TAG, 'delete', { documentId: tag });
    expect(await tagsOfDraft(documentId)).toEqual([]);
  });

  it('a column without live content may go, a file that nothing live shows may change and go', async () => {
    const column = (await run(COLUMN, 'create', { data: { name: `gone ${String(Date.now())}`, slug: `gone-${String(Date.now())}` } }))
      .documentId;
    await draftArticle(site, { title: '草稿', column: { connect: [column] } });
    await run(COLUMN, 'delete', { documentId: column });
    const free = await file(site, 'free');
    await draftArticle(site, { title: '草稿用图', cover: free });
    await site.strapi.db.query(FILE).update({ where: { id: free }, data: { alternativeText: 'new' } });
    await site.strapi.db.query(FILE).delete({ where: { id: free } });
  });

  it('an administrator who wrote live content, and a file it shows, may be deleted', async () => {
    const user = await site.strapi.db
      .query('admin::user')
      .create({ data: { firstname: '临时', email: `t${String(Date.now())}@bureau.example`, isActive: true } });
    const documentId = await draftArticle(site, { title: '离职', cover: world.files.cover, facts: [{ label: 'a', value: 'b' }] });
    await knex()('articles').where({ document_id: documentId }).update({ created_by_id: user.id, updated_by_id: user.id });
    await knex()('files').where({ id: world.files.cover }).update({ created_by_id: user.id, updated_by_id: user.id });
    await makeLive(people, ARTICLE, documentId);
    expect(
      Number(
        (await knex()('articles').where({ document_id: documentId }).whereNotNull('published_at').first('created_by_id'))?.created_by_id
      )
    ).toBe(Number(user.id));
    ok((await people.superAdmin.delete(`/admin/users/${String(user.id)}`)).status);
    expect(
      (await knex()('articles').where({ document_id: documentId }).whereNotNull('published_at').first('created_by_id'))?.created_by_id
    ).toBeNull();
  });

  it('a draft that was never live may be deleted', async () => {
    const documentId = await draftArticle(site, { title: '不要了', tags: world.tags, cover: world.files.cover });
    await run(ARTICLE, 'delete', { documentId });
    expect(await site.strapi.db.query(ARTICLE).count({ where: { documentId } })).toBe(0);
  });
});

describe('[A9.1] from the far side, a column and its articles', () => {
  const columnOfDraft = async (documentId: string): Promise<unknown> => {
    const row = await site.strapi.db
      .query(ARTICLE)
      .findOne({ where: { documentId, publishedAt: { $null: true } }, populate: { column: true } as never });
    return (row?.column as { documentId?: string } | null)?.documentId;
  };

  it.each([
    ['connect', (d: string) => ({ connect: [d] })],
    ['set', (d: string) => ({ set: [d] })],
    ['a bare list', (d: string) => [d]],
  ])('moves the draft alone (%s), and empties neither', async (_how, data) => {
    const other = (
      await run(COLUMN, 'create', { data: { name: `other ${String(Math.random())}`, slug: `other-${String(Math.random()).slice(2)}` } })
    ).documentId as string;
    const documentId = await draftArticle(site, { title: '换栏目', column: { connect: [world.column] } });
    await makeLive(people, ARTICLE, documentId);
    await leaves(async () => ok((await rest.put(`/api/columns/${other}`, { data: { articles: data(documentId) } })).status), documentId);
    expect(await columnOfDraft(documentId)).toBe(other);
    await leaves(
      async () => ok((await rest.put(`/api/columns/${other}`, { data: { articles: { disconnect: [documentId] } } })).status),
      documentId
    );
    expect(await columnOfDraft(documentId)).toBeUndefined();
    expect((await look(people.officer, ARTICLE, documentId)).refusals.length).toBeGreaterThan(0);
    await leaves(async () => ok((await rest.put(`/api/columns/${world.column}`, { data: { articles: [documentId] } })).status), documentId);
    await leaves(async () => ok((await rest.put(`/api/columns/${world.column}`, { data: { articles: [] } })).status), documentId);
  });

  it('renames a column that live content names: its name is not the article’s content', async () => {
    const name = `改名 ${String(Date.now())}`;
    ok((await people.superAdmin.put(cmUrl(COLUMN, world.column), { name })).status);
    const answer = await site.outside().get(`/api/articles/${world.documentId}?populate=column`);
    expect((answer.body as { data: { column: { name: string } } }).data.column.name).toBe(name);
  });
});

describe('[A10.2] work on the drafts of live content', () => {
  it('saves, discards, clones', async () => {
    await leaves(async () => {
      const draft = {
        title: '改写',
        facts: [{ label: '新', value: '1' }],
        sections: [],
        tags: [],
        cover: null,
        related: [],
        attachments: [world.files.unused],
      };
      await run(ARTICLE, 'update', { documentId: world.documentId, data: draft });
      await run(ARTICLE, 'discardDraft', { documentId: world.documentId });
      const copy = (await run(ARTICLE, 'clone', { documentId: world.documentId })).documentId as string;
      await run(ARTICLE, 'update', { documentId: copy, data: { title: '副本' } });
      expect(await site.strapi.db.query(ARTICLE).count({ where: { documentId: copy, publishedAt: { $notNull: true } } })).toBe(0);
    });
  });

  it('adds a locale, publishes it by its own reviews, and leaves the other as it was', async () => {
    const documentId = await draftArticle(site, { title: '双语', tags: world.tags });
    await makeLive(people, ARTICLE, documentId);
    const before = await shown(site, documentId, ARTICLE, 'zh-Hans');
    const unit = await site.strapi.db.query('plugin::three-review.unit').findOne({ where: { code: 'office' } });
    await run(ARTICLE, 'update', { documentId, locale: 'en', data: { title: 'Bilingual', unit: unit?.documentId, tags: [world.tags[0]] } });
    await reviewed(people, ARTICLE, documentId, 3, 'en');
    ok((await publish(people.publisher, ARTICLE, documentId, {}, 'en')).status);
    const rows = await site.strapi.db
      .query(ARTICLE)
      .findMany({ where: { documentId, publishedAt: { $notNull: true } }, orderBy: { id: 'asc' } });
    expect(rows.map((row) => [row.locale, row.title])).toEqual([
      ['zh-Hans', '双语'],
      ['en', 'Bilingual'],
    ]);
    expect((rows[0] as { id: number }).id).toBe((before as { id: number }).id);
    expect(await shown(site, documentId, ARTICLE, 'zh-Hans')).toEqual(before);
    await run(TAG, 'publish', { documentId: world.tags[0] });
    expect(await shown(site, documentId, ARTICLE, 'zh-Hans')).toEqual(before);
  });

  it('publishes again, unchanged and changed', async () => {
    ok((await publish(people.publisher, ARTICLE, world.documentId)).status);
    const before = (await shown(site, world.documentId)) as { id: number };
    await run(ARTICLE, 'update', { documentId: world.documentId, data: { summary: '补充' } });
    await makeLive(people, ARTICLE, world.documentId);
    expect(await shown(site, world.documentId)).toMatchObject({ summary: '补充', facts: [{ value: '120' }, { value: '90' }] });
    expect(((await shown(site, world.documentId)) as { id: number }).id).not.toBe(before.id);
  });

  it('files a shown picture elsewhere', async () => {
    const folder = await people.superAdmin.post('/upload/folders', { name: `f${String(Date.now())}`, parent: null });
    ok(folder.status);
    const destination = (folder.body as { data: { id: number } }).data.id;
    await leaves(async () => {
      const moved = await people.superAdmin.post('/upload/actions/bulk-move', {
        fileIds: [world.files.picture],
        destinationFolderId: destination,
      });
      ok(moved.status);
      const row = await site.strapi.db.query(FILE).findOne({ where: { id: world.files.picture } });
      expect(row?.folderPath).not.toBe('/');
      await people.superAdmin.post('/upload/actions/bulk-move', { fileIds: [world.files.picture], destinationFolderId: null });
    });
  });

  it('publishes a notice, and a page of a single type', async () => {
    await site.strapi.documents(NOTICE).update({ documentId: world.notice, data: { title: '公告，修订' } as never });
    await makeLive(people, NOTICE, world.notice);
    expect(await shown(site, world.notice, NOTICE)).toMatchObject({ title: '公告，修订' });
  });

  it('tells the draft’s author when another live document holds what he wants to take', async () => {
    const documentId = await draftArticle(site, { title: '正常' });
    expect(refusalIn(await people.superAdmin.put(cmUrl(ARTICLE, documentId), { title: '正常保存' }))).toMatchObject({ status: 200 });
  });
});
