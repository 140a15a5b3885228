import { signIn, type People } from '../support/people';
import { ARTICLE, draftArticle, look, publish, reviewed, submit } from '../support/review';
import { CANARY, READS, type Ids, type Read } from '../support/reads';
import { bootSite, ENGINE, type Client, type Site } from '../support/site';
import { apiToken, siteUser } from '../support/tokens';

const FINDS = [
  ...['article', 'column', 'tag', 'notice'].flatMap((name) => [`api::${name}.${name}.find`, `api::${name}.${name}.findOne`]),
  'api::about.about.find',
];
const OTHERS = ['plugin::upload.content-api.find', 'plugin::users-permissions.user.find'];

let site: Site;
let people: People;
let callers: ReadonlyMap<string, Client>;
let reviewer: Client;
let ids: Ids;
const before = new Map<string, string>();

const CALLERS = ['a visitor', 'a registered user', 'a read-only token', 'a full-access token'];

const clientOf = (caller: string): Client => {
  const by = callers.get(caller);
  if (!by) throw new Error(caller);
  return by;
};

const key = (caller: string, name: string): string => `${caller}: ${name}`;

/** Status and body, with the id of the draft in question written the same before it exists. */
const answerOf = async (read: Read, by: Client, at: Ids): Promise<string> => {
  const answer = await read(by, at);
  return `${String(answer.status)} ${answer.text}`.replaceAll(at.draft, 'THE-DRAFT');
};

const withoutTimes = (answer: string): string => answer.replaceAll(/"(updatedAt|publishedAt)":"[^"]*"/g, '');

beforeAll(async () => {
  site = await bootSite();
  people = await signIn(site);
  callers = new Map([
    ['a visitor', site.outside()],
    ['a registered user', site.outside(await siteUser(site, [...FINDS, ...OTHERS]))],
    ['a read-only token', site.outside(await apiToken(site, 'read-only'))],
    ['a full-access token', site.outside(await apiToken(site, 'full-access'))],
  ]);
  reviewer = site.outside(await apiToken(site, 'custom', [...FINDS, 'plugin::three-review.drafts.read']));

  const column = await site.strapi.documents('api::column.column').create({ data: { name: '测试栏目', slug: 'reading-test' } });
  const tag = await site.strapi
    .documents('api::tag.tag')
    .create({ data: { name: '住房', slug: 'reading-tag' } as never, status: 'published' });
  const links = { column: column.documentId, tags: [tag.documentId] };
  const live = await draftArticle(site, {
    title: '已发布的文章',
    slug: 'reading-live',
    facts: [{ label: '套数', value: '120' }],
    ...links,
  });
  await reviewed(people, ARTICLE, live);
  expect((await publish(people.publisher, ARTICLE, live)).status).toBe(200);

  ids = { draft: 'a0b1c2d3e4f5a6b7c8d9e0f1', live, column: column.documentId, tag: tag.documentId };
});

// One hook a caller: all these reads together take longer than a hook may on a busy machine.
for (const caller of CALLERS) {
  beforeAll(async () => {
    const by = clientOf(caller);
    for (const [name, read] of READS) before.set(key(caller, name), await answerOf(read, by, ids));
  });
}

beforeAll(async () => {
  const { live, column, tag } = ids;
  const links = { column, tags: [tag] };
  const secret = { title: `${CANARY}甲`, summary: CANARY, facts: [{ label: CANARY, value: CANARY }], ...links };
  const draft = await draftArticle(site, { ...secret, related: [live] });
  await site.strapi.documents(ARTICLE).update({ documentId: live, data: { ...secret, related: [draft] } as never });
  await site.strapi
    .documents(ARTICLE)
    .update({ documentId: live, locale: 'en', data: { title: `${CANARY} en`, slug: 'reading-en' } as never });
  ids = { ...ids, draft };
});
afterAll(() => site.close());

describe.each(CALLERS)(`[A10.2] ${ENGINE}: what is not reviewed does not exist for %s`, (caller) => {
  it.each(READS)('%s', async (name, read) => {
    const after = await answerOf(read, clientOf(caller), ids);
    expect(after).not.toContain(CANARY);
    expect(after).toBe(before.get(key(caller, name)));
    expect(after).not.toMatch(/^5/);
  });
});

describe.each(CALLERS)(`[A10.2] ${ENGINE}: %s asks for drafts, and is told that they are hidden`, (caller) => {
  const told = async (url: string): Promise<readonly [string | undefined, unknown]> => {
    const answer = await clientOf(caller).get(url);
    const { meta } = answer.body as { meta?: { drafts?: unknown } };
    return [answer.headers['three-review-drafts'], meta?.drafts];
  };

  it('the same whether there are any or not', async () => {
    const absent = 'z9z9z9z9z9z9z9z9z9z9z9z9';
    expect(await told('/api/articles?status=draft')).toEqual(['hidden', 'hidden']);
    expect(await told(`/api/articles?status=draft&filters[title][$eq]=${absent}`)).toEqual(['hidden', 'hidden']);
    expect(await told('/api/articles?status=draft&pagination[withCount]=false')).toEqual(['hidden', 'hidden']);
    for (const id of [ids.draft, ids.live, absent]) expect(await told(`/api/articles/${id}?status=draft`)).toEqual(['hidden', undefined]);
  });

  it('in the header of a GraphQL answer as well', async () => {
    const answer = await clientOf(caller).post('/graphql', { query: '{ articles(status: DRAFT) { documentId } }' });
    expect(answer.headers['three-review-drafts']).toBe('hidden');
  });

  it('and whoever asks for what is live hears nothing of drafts, nor does anybody of a type that is not covered', async () => {
    for (const url of ['/api/articles', `/api/articles/${ids.live}`, '/api/articles?status=published', '/api/tags?status=draft'])
      expect(await told(url)).toEqual([undefined, undefined]);
  });
});

describe(`[A10.2] ${ENGINE}: a token that was granted drafts.read`, () => {
  it.each(READS.filter(([, , shows]) => shows))('reads drafts: %s', async (_name, read) => {
    expect((await read(reviewer, ids)).text).toContain(CANARY);
  });

  it('is told of none hidden', async () => {
    const answer = await reviewer.get('/api/articles?status=draft');
    expect(answer.headers['three-review-drafts']).toBeUndefined();
    expect((answer.body as { meta: object }).meta).not.toHaveProperty('drafts');
  });

  it('is told that it may', async () => {
    expect((await reviewer.get('/api/three-review/drafts')).body).toEqual({ data: { drafts: true } });
    expect((await site.outside().get('/api/three-review/drafts')).status).toBe(403);
  });
});

describe(`[A10.2] ${ENGINE}: writing is no way to read`, () => {
  it.each([
    ['an empty PUT of a draft', (by: Client) => by.put(`/api/articles/${ids.live}?status=draft&populate=*`, { data: {} })],
    [
      'a populate on a PUT of a column',
      (by: Client) => by.put(`/api/columns/${ids.column}?populate=articles&status=draft`, { data: { name: '测试栏目' } }),
    ],
    [
      'a GraphQL mutation',
      (by: Client) =>
        by.post('/graphql', {
          query: `mutation { updateArticle(documentId: "${ids.live}", status: DRAFT, data: {}) { documentId title } }`,
        }),
    ],
    [
      'a GraphQL mutation on a column',
      (by: Client) =>
        by.post('/graphql', {
          query: `mutation { updateColumn(documentId: "${ids.column}", data: { name: "测试栏目" }) { articles { title } } }`,
        }),
    ],
  ])('%s', async (_name, write) => {
    const writer = site.outside(await apiToken(site, 'full-access'));
    const answer = await write(writer);
    expect(answer.status).toBeLessThan(500);
    expect(answer.text).not.toContain(CANARY);
  });
});

describe(`[A10.2] ${ENGINE}: with Strapi's lifecycles switched off and emptied, as one open transfer socket does,`, () => {
  beforeAll(() => {
    site.strapi.db.lifecycles.disable();
    site.strapi.db.lifecycles.clear();
  });

  it.each(READS)('what is not reviewed does not exist: %s', async (name, read) => {
    const after = await answerOf(read, site.outside(), ids);
    expect(after).not.toContain(CANARY);
    // The tests above have saved a column anew.
    expect(withoutTimes(after)).toBe(withoutTimes(before.get(key('a visitor', name)) ?? ''));
  });

  it.each<[string, () => Promise<unknown>]>([
    [
      'a live row is not changed',
      () => site.strapi.db.query(ARTICLE).updateMany({ where: { documentId: ids.live }, data: { title: '改' } }),
    ],
    [
      'a draft does not become live',
      () => site.strapi.db.query(ARTICLE).updateMany({ where: { documentId: ids.draft }, data: { publishedAt: new Date() } }),
    ],
    ['no row is created live', () => site.strapi.db.query(ARTICLE).create({ data: { title: '直发', publishedAt: new Date() } })],
    [
      'no stage is written by hand',
      () => site.strapi.db.query(ARTICLE).updateMany({ where: { documentId: ids.draft }, data: { reviewStage: 'approved' } }),
    ],
    [
      'a component of live content is not changed',
      () => site.strapi.db.query('shared.fact').updateMany({ where: { value: '120' }, data: { value: '999' } }),
    ],
  ])('%s', async (_name, write) => {
    await expect(write()).rejects.toMatchObject({
      details: { code: expect.stringMatching(/^(blocked_write|direct_write|live_content)$/) },
    });
  });

  it('a draft written past the document service is still looked at', async () => {
    const documentId = await draftArticle(site, { title: '送审之后', slug: 'reading-observed' });
    await submit(people, ARTICLE, documentId);
    await site.strapi.db.query(ARTICLE).update({ where: { documentId }, data: { title: '改过' } });
    expect((await look(people.officer, ARTICLE, documentId)).stage).toBe('draft');
  });
});
