import { difference, dump } from '../support/dump';
import { signIn, EMAILS, type People } from '../support/people';
import { groundOf, LIVE_PATHS, PATHS, type Ground, type Path } from '../support/paths';
import { ARTICLE, draftArticle, look, publish, refusalIn, reviewed, sign, submit } from '../support/review';
import { bootSite, ENGINE, type Site } from '../support/site';

let site: Site;
let people: People;
let ground: Ground;

beforeAll(async () => {
  site = await bootSite();
  people = await signIn(site);
  ground = await groundOf(site, people);
});
afterAll(() => site.close());

/** One person tries to sign twice, in two posts: the second signature is refused, so one sign-off stands. */
const byTwoPeople = async (documentId: string): Promise<void> => {
  const unit = await site.strapi.db.query('plugin::three-review.unit').findOne({ where: { code: 'office' } });
  const leader = await site.strapi.db.query('admin::user').findOne({ where: { email: EMAILS.leader } });
  const post = await people.superAdmin.post('/three-review/posts', { kind: 'unitHead', unit: unit?.documentId, holder: leader?.id });
  await reviewed(people, ARTICLE, documentId, 1);
  expect((await sign(people.leader, ARTICLE, documentId, 'second_review')).status).toBe(200);
  expect((await sign(people.leader, ARTICLE, documentId, 'final_sign_off')).status).toBe(403);
  await people.superAdmin.delete(`/three-review/posts/${String(post.body.data.id)}`);
};

const STATES = {
  'nothing signed': () => Promise.resolve(),
  'submitted, nobody has signed': (id: string) => submit(people, ARTICLE, id),
  'two of three sign-offs': (id: string) => reviewed(people, ARTICLE, id, 2),
  'three sign-offs on older content': async (id: string) => {
    await reviewed(people, ARTICLE, id);
    await site.strapi.documents(ARTICLE).update({ documentId: id, data: { summary: '审后改动' } as never });
  },
  'three sign-offs, then a component changed past the document': async (id: string) => {
    await reviewed(people, ARTICLE, id);
    const row = await site.strapi.db.query(ARTICLE).findOne({ where: { documentId: id }, populate: ['facts'] });
    await site.strapi.db.connection('components_shared_facts').where({ id: row?.facts[0].id }).update({ value: '999' });
  },
  'three stages, two of them by one person': byTwoPeople,
} as const;

const refuses = (path: Path, documentId: string) => async (): Promise<string> => {
  const before = await dump(site.strapi);
  const code = await path.attempt(ground, documentId);
  if (code === null) throw new Error(`${path.name} went through`);
  if (path.code) expect(code).toBe(path.code);
  // What an answer of Strapi's own validation refuses has changed nothing either.
  expect(difference(before, await dump(site.strapi))).toEqual({});
  return code;
};

const published = async (): Promise<readonly unknown[]> => [
  await site.strapi.db.connection('articles').whereNotNull('published_at').orderBy('id'),
  await site.strapi.db.connection('three_review_publication_events').orderBy('id'),
];

/** The refused publication of what an editor has just typed: nothing is live that was not, and the words are in a draft. */
const keepsWords = async (path: Path, documentId: string): Promise<void> => {
  const before = await published();
  const words = () => site.strapi.db.query(ARTICLE).count({ where: { title: path.keeps, publishedAt: { $null: true } } });
  const held = await words();
  expect(await path.attempt(ground, documentId)).toMatch(/^[a-z_]+$/);
  expect(await published()).toEqual(before);
  expect(await words()).toBe(held + 1);
};

const SILENT = PATHS.filter((path) => path.keeps === undefined);
const KEEPING = PATHS.filter((path) => path.keeps !== undefined);

describe.each(Object.entries(STATES))(`[A10.2] ${ENGINE}: with %s`, (_state, prepare) => {
  let documentId: string;
  beforeAll(async () => {
    documentId = await draftArticle(site, { facts: [{ label: '套数', value: '120' }] });
    await prepare(documentId);
  });

  it.each(SILENT.map((path) => [path.name, path] as const))('nothing goes live by: %s', async (_name, path) => {
    expect(await refuses(path, documentId)()).toMatch(/^[a-z_]+$/);
  });

  it.each(KEEPING.map((path) => [path.name, path] as const))('nothing goes live, and no words are lost, by: %s', async (_name, path) => {
    const own = await draftArticle(site, { facts: [{ label: '套数', value: '120' }] });
    await prepare(own);
    await keepsWords(path, own);
  });
});

describe(`[A10.2] ${ENGINE}: with three sign-offs by three people on exactly this content`, () => {
  it.each(PATHS.filter((path) => path.opens).map((path) => [path.name, path] as const))('goes live by: %s', async (_name, path) => {
    const documentId = await draftArticle(site, { title: '三审通过' });
    await reviewed(people, ARTICLE, documentId);
    expect(await path.attempt(ground, documentId)).toBeNull();
    expect((await look(people.publisher, ARTICLE, documentId)).stage).toBe('published');
    expect((await site.outside().get(`/api/articles/${documentId}`)).status).toBe(200);
  });

  it.each(SILENT.filter((path) => !path.opens).map((path) => [path.name, path] as const))('still not by: %s', async (_name, path) => {
    const documentId = await draftArticle(site, { title: '三审通过' });
    await reviewed(people, ARTICLE, documentId);
    await refuses(path, documentId)();
    expect((await site.outside().get(`/api/articles/${documentId}`)).status).toBe(404);
  });
});

describe(`[A10.2] ${ENGINE}: the single type`, () => {
  const ABOUT = 'api::about.about';
  const url = '/content-manager/single-types/api::about.about';

  it('goes live after three sign-offs, and not otherwise', async () => {
    const made = await people.superAdmin.put(url, { title: '本局概况' });
    expect(made.status).toBeLessThan(300);
    const { documentId } = (made.body as { data: { documentId: string } }).data;
    const office = await site.strapi.db.query('plugin::three-review.unit').findOne({ where: { code: 'office' } });
    await site.strapi.documents(ABOUT).update({ documentId, data: { reviewUnit: office?.documentId } as never });
    const before = await dump(site.strapi);
    expect(refusalIn(await people.publisher.post(`${url}/actions/publish`))).toMatchObject({ status: 403, code: 'sign_offs_missing' });
    expect(refusalIn(await ground.fullAccess.put('/api/about', { data: {} }))).toMatchObject({ status: 403 });
    expect(difference(before, await dump(site.strapi))).toEqual({});
    expect((await site.outside().get('/api/about')).status).toBe(404);
    await reviewed(people, ABOUT, documentId);
    expect((await people.publisher.post(`${url}/actions/publish`)).status).toBe(200);
    expect((await site.outside().get('/api/about')).body.data.title).toBe('本局概况');
  });
});

describe(`[A10.2] ${ENGINE}: a live document`, () => {
  let documentId: string;
  beforeAll(async () => {
    documentId = await draftArticle(site, { title: '在线' });
    await reviewed(people, ARTICLE, documentId);
    expect((await publish(people.publisher, ARTICLE, documentId)).status).toBe(200);
  });

  it.each(LIVE_PATHS.map((path) => [path.name, path] as const))('neither changes nor goes down by: %s', async (_name, path) => {
    await refuses(path, documentId)();
    expect((await site.outside().get(`/api/articles/${documentId}`)).body.data.title).toBe('在线');
  });
});
