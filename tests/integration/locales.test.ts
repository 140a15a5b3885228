import { signIn, type People } from '../support/people';
import { ARTICLE, draftArticle, look, publish, refusalIn, reviewed } from '../support/review';
import { bootSite, ENGINE, type Site } from '../support/site';

let site: Site;
let people: People;
let documentId: string;

const live = async (locale: string) =>
  (await site.outside().get(`/api/articles/${documentId}?locale=${locale}`)).body.data as { title: string; eventDate: string };
const save = (locale: string, data: object) => site.strapi.documents(ARTICLE).update({ documentId, locale, data: data as never });

beforeAll(async () => {
  site = await bootSite();
  people = await signIn(site);
  documentId = await draftArticle(site, { title: '中文', slug: 'two-languages' });
  const unit = await site.strapi.db.query('plugin::three-review.unit').findOne({ where: { code: 'office' } });
  await save('en', { title: 'English', slug: 'two-languages-en', unit: unit?.documentId });
  for (const locale of ['zh-Hans', 'en']) {
    await reviewed(people, ARTICLE, documentId, 3, locale);
    expect((await publish(people.publisher, ARTICLE, documentId, {}, locale)).status).toBe(200);
  }
});
afterAll(() => site.close());

describe(`[A10.2] ${ENGINE}: each locale goes live by its own three reviews`, () => {
  it('reviews one locale without the other', async () => {
    await save('en', { title: 'English, second edition' });
    expect((await look(people.officer, ARTICLE, documentId, 'en')).stage).toBe('draft');
    expect((await look(people.officer, ARTICLE, documentId, 'zh-Hans')).stage).toBe('published');
  });

  it('does not carry a field that both share into the live page of the other', async () => {
    await save('en', { eventDate: '2026-11-01' });
    // The field is one for both languages, so the Chinese draft has changed as well, and says so.
    expect((await look(people.officer, ARTICLE, documentId, 'zh-Hans')).ended).toMatchObject({
      reason: 'content_changed',
      changed: ['eventDate'],
    });
    await reviewed(people, ARTICLE, documentId, 3, 'en');
    expect((await publish(people.publisher, ARTICLE, documentId, {}, 'en')).status).toBe(200);
    expect(await live('en')).toMatchObject({ eventDate: '2026-11-01' });
    expect(await live('zh-Hans')).toMatchObject({ title: '中文', eventDate: '2026-11-20' });
  });

  it('refuses every locale at once when one is not signed, and publishes none', async () => {
    await save('en', { title: 'English, third edition' });
    await reviewed(people, ARTICLE, documentId, 3, 'en');
    const answer = await people.publisher.post(`/content-manager/collection-types/${ARTICLE}/actions/bulkPublish`, {
      documentIds: [documentId],
      locale: ['zh-Hans', 'en'],
    });
    expect(refusalIn(answer)).toMatchObject({ status: 403, code: 'sign_offs_missing' });
    expect(await live('en')).toMatchObject({ title: 'English, second edition' });
    expect(await live('zh-Hans')).toMatchObject({ eventDate: '2026-11-20' });
  });
});
