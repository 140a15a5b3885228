import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Response } from 'supertest';
import { signIn, type People } from '../support/people';
import { ARTICLE, cmUrl, draftArticle, publish, reviewed } from '../support/review';
import { CANARY, type Ids } from '../support/reads';
import { bootSite, ENGINE, type Client, type Site } from '../support/site';
import { newFile, png, uploadService } from '../support/surroundings';
import { apiToken } from '../support/tokens';

/** What a webhook receives. */
interface Heard {
  readonly event: string;
  readonly uid: string;
  readonly entry: Readonly<Record<string, unknown>> | null;
  readonly media?: Readonly<Record<string, unknown>>;
}

let site: Site;
let people: People;
let ids: Ids;

beforeAll(async () => {
  site = await bootSite();
  people = await signIn(site);
});

beforeAll(async () => {
  const column = await site.strapi.documents('api::column.column').create({ data: { name: '测试栏目', slug: 'outside-test' } });
  const tag = await site.strapi
    .documents('api::tag.tag')
    .create({ data: { name: '住房', slug: 'outside-tag' } as never, status: 'published' });
  const links = { column: column.documentId, tags: [tag.documentId] };
  const live = await draftArticle(site, { title: '已发布的文章', slug: 'outside-live', ...links });
  await reviewed(people, ARTICLE, live);
  expect((await publish(people.publisher, ARTICLE, live)).status).toBe(200);
  const draft = await draftArticle(site, { title: `${CANARY}甲`, summary: CANARY, ...links });
  ids = { draft, live, column: column.documentId, tag: tag.documentId };
});
afterAll(() => site.close());

describe(`[A10.2] ${ENGINE}: whoever may write and not read hears the same no whatever stands in the draft`, () => {
  const TITLE = '送审的标题';
  const STATES: readonly (readonly [string, object, number | null])[] = [
    ['a draft', {}, null],
    ['submitted', {}, 0],
    ['signed twice', {}, 2],
    ['approved', {}, 3],
    ['internal', { classification: 'internal' }, null],
    ['another title', { title: '别的标题' }, 3],
  ];
  const guess = (title: string) => ({ data: { title } });
  const WRITES: readonly (readonly [string, (by: Client, id: string) => Promise<Response>])[] = [
    ['PUT without status', (by, id) => by.put(`/api/articles/${id}`, guess(TITLE))],
    ['PUT with status=published', (by, id) => by.put(`/api/articles/${id}?status=published`, { data: {} })],
    ['PUT of a draft', (by, id) => by.put(`/api/articles/${id}?status=draft`, guess(TITLE))],
    [
      'GraphQL, an update',
      (by, id) =>
        by.post('/graphql', { query: `mutation { updateArticle(documentId: "${id}", data: { title: "${TITLE}" }) { documentId } }` }),
    ],
    [
      'GraphQL, an update of the draft',
      (by, id) =>
        by.post('/graphql', {
          query: `mutation { updateArticle(documentId: "${id}", status: DRAFT, data: { title: "${TITLE}" }) { documentId title } }`,
        }),
    ],
    ['PUT in another locale', (by, id) => by.put(`/api/articles/${id}?locale=en`, guess(TITLE))],
  ];
  let drafts: readonly string[];

  beforeAll(async () => {
    const made: string[] = [];
    for (const [index, [, data, signed]] of STATES.entries()) {
      const id = await draftArticle(site, { title: TITLE, slug: `guess-${String(index)}`, ...data });
      if (signed !== null) await reviewed(people, ARTICLE, id, signed as 0 | 2 | 3);
      made.push(id);
    }
    drafts = made;
  });

  it.each(WRITES)('%s', async (_name, write) => {
    for (const token of [await apiToken(site, 'full-access'), await apiToken(site, 'custom', ['api::article.article.update'])]) {
      const answers = new Set<string>();
      for (const id of drafts) {
        const { status, text } = await write(site.outside(token), id);
        answers.add(`${String(status)} ${text.replaceAll(id, 'ID').replaceAll(/"id":\d+/g, '"id":0')}`);
      }
      expect([...answers]).toHaveLength(1);
      expect([...answers][0]).not.toMatch(/classification|sign_offs|missing|changed|初审|office|refusals/);
    }
  });

  it('the same, of a document that does not exist', async () => {
    const by = site.outside(await apiToken(site, 'full-access'));
    const [there, not] = [
      await by.put(`/api/articles/${drafts[0] ?? ''}`, guess(TITLE)),
      await by.put('/api/articles/nowhere', guess(TITLE)),
    ];
    expect([there.status, there.body]).toEqual([not.status, not.body]);
    expect(there.body).toMatchObject({ error: { status: 403, details: { code: 'publisher_required' } } });
  });

  it.each<[string, (by: Client) => Promise<Response>, string]>([
    ['a record deleted that live content shows', (by) => by.delete(`/api/tags/${ids.tag}`), 'live_content'],
    ['a live document deleted', (by) => by.delete(`/api/articles/${ids.live}`), 'take_down_required'],
    ['a document created live', (by) => by.post('/api/articles', { data: { title: '直发' } }), 'create_published'],
  ])('a refusal is its bare code with its clause: %s', async (_name, write, code) => {
    const answer = await write(site.outside(await apiToken(site, 'full-access')));
    const { error } = answer.body as { error: { details: unknown } };
    expect(error.details).toEqual({ code, article: 'A10.2' });
  });

  it('with drafts.read the reasons are told', async () => {
    const by = site.outside(await apiToken(site, 'custom', ['api::article.article.update', 'plugin::three-review.drafts.read']));
    const answer = await by.put(`/api/articles/${drafts[1] ?? ''}`, { data: {} });
    expect(answer.body).toMatchObject({
      error: {
        details: { code: 'publisher_required', refusals: expect.arrayContaining([expect.objectContaining({ code: 'sign_offs_missing' })]) },
      },
    });
  });
});

describe(`[A7.3] ${ENGINE}: what Strapi tells its webhooks`, () => {
  const EVENTS = [
    'entry.create',
    'entry.update',
    'entry.publish',
    'entry.unpublish',
    'entry.delete',
    'entry.draft-discard',
    'media.create',
    'media.update',
    'media.delete',
  ];
  const SECRET = '内部事项';
  let receiver: Server;
  let heard: Heard[] = [];

  /** The events about one document, or type, once as many have arrived. */
  const about = async (name: string, uid: string, documentId: string): Promise<Heard> => {
    for (let looks = 0; looks < 600; looks += 1) {
      const found = heard.find(({ event, uid: of, entry }) => event === name && of === uid && entry?.documentId === documentId);
      if (found) return found;
      await pause(50);
    }
    throw new Error(`no ${name} of ${documentId}: ${JSON.stringify(heard)}`);
  };

  beforeAll(async () => {
    receiver = createServer((call, answer) => {
      const parts: Buffer[] = [];
      call.on('data', (part: Buffer) => parts.push(part));
      call.on('end', () => {
        heard.push(JSON.parse(Buffer.concat(parts).toString()) as Heard);
        answer.end('{}');
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const { port } = receiver.address() as AddressInfo;
    const runner = site.strapi.get<{ add(webhook: object): void }>('webhookRunner');
    runner.add({ id: 'reading', name: 'reading', url: `http://127.0.0.1:${String(port)}/`, headers: {}, events: EVENTS, isEnabled: true });
  });
  afterAll(() => new Promise((resolve) => receiver.close(resolve)));
  beforeEach(() => {
    heard = [];
  });

  it('of a draft saved in the Content Manager, ids, locale and stage alone', async () => {
    const id = await draftArticle(site, { slug: 'told-internal' });
    expect((await people.officer.put(cmUrl(ARTICLE, id), { title: SECRET, classification: 'internal' })).status).toBe(200);
    const { entry } = await about('entry.update', ARTICLE, id);
    expect(entry).toEqual({ id: expect.any(Number), documentId: id, locale: 'zh-Hans', reviewStage: 'draft' });
    expect(JSON.stringify(heard)).not.toContain(SECRET);
  });

  it('of a draft written by a token that may not read it, the same and never nothing', async () => {
    const by = site.outside(await apiToken(site, 'full-access'));
    const made = await by.post('/api/articles?status=draft', { data: { title: SECRET, slug: 'told-token' } });
    const id = (made.body as { data: { documentId: string } }).data.documentId;
    expect((await about('entry.create', ARTICLE, id)).entry).toMatchObject({ documentId: id, reviewStage: 'draft' });
    expect((await by.put(`/api/articles/${id}?status=draft`, { data: { summary: SECRET } })).status).toBe(200);
    expect(Object.keys((await about('entry.update', ARTICLE, id)).entry ?? {}).sort()).toEqual([
      'documentId',
      'id',
      'locale',
      'reviewStage',
    ]);
    expect((await by.delete(`/api/articles/${id}`)).status).toBeLessThan(300);
    await about('entry.delete', ARTICLE, id);
    expect(heard.map(({ entry }) => entry)).not.toContain(null);
    expect(JSON.stringify(heard)).not.toContain(SECRET);
  });

  it('of a publication, what is live, without the drafts it is related to', async () => {
    const draft = await draftArticle(site, { title: SECRET, slug: 'told-related' });
    const id = await draftArticle(site, { title: '公开的文章', slug: 'told-live', related: [draft, ids.live] });
    await reviewed(people, ARTICLE, id);
    expect((await publish(people.publisher, ARTICLE, id)).status).toBe(200);
    const { entry } = await about('entry.publish', ARTICLE, id);
    expect(entry).toMatchObject({
      title: '公开的文章',
      reviewStage: 'published',
      related: [{ documentId: ids.live, title: '已发布的文章' }],
    });
    expect(JSON.stringify(heard)).not.toContain(SECRET);
  });

  it('of a file that only a draft uses, its ids, when it is changed and when it is gone; of every other file, what is public of it', async () => {
    const heardOf = async (name: string, id: number): Promise<Heard> => {
      for (let looks = 0; looks < 600; looks += 1) {
        const found = heard.find(({ event, media }) => event === name && media?.id === id);
        if (found) return found;
        await pause(50);
      }
      throw new Error(`no ${name} of file ${String(id)}: ${JSON.stringify(heard)}`);
    };
    const service = uploadService(site);
    const [secret, free] = [await newFile(site, png(1, 2, 3)), await newFile(site, png(4, 5, 6))];
    await draftArticle(site, { title: SECRET, slug: 'told-file', cover: secret.id });
    const bare = { id: secret.id, documentId: secret.documentId };
    for (const file of [secret, free]) await service.updateFileInfo(file.id, { caption: SECRET });
    expect((await heardOf('media.update', secret.id)).media).toEqual(bare);
    expect((await heardOf('media.update', free.id)).media).toMatchObject({ id: free.id, url: free.url, caption: SECRET });
    heard = [];
    for (const file of [secret, free]) await service.remove(file);
    expect((await heardOf('media.delete', secret.id)).media).toEqual(bare);
    expect((await heardOf('media.delete', free.id)).media).toMatchObject({ id: free.id, url: free.url });
  });

  it('of another type, nothing of the drafts that are linked to it', async () => {
    const [column, tag] = [
      await site.strapi.documents('api::column.column').update({ documentId: ids.column, data: { name: '测试栏目二' } as never }),
      await site.strapi.documents('api::tag.tag').update({ documentId: ids.tag, data: { name: '住房保障' } as never }),
    ];
    for (const [uid, of] of [
      ['api::column.column', column],
      ['api::tag.tag', tag],
    ] as const) {
      const { entry } = await about('entry.update', uid, of?.documentId ?? '');
      expect(JSON.stringify(entry)).not.toContain(CANARY);
    }
  });
});
