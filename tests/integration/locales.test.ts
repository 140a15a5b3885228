import { signIn, type People } from '../support/people';
import { ARTICLE, draftArticle, look, publish, refusalIn, reviewed, reviewUrl } from '../support/review';
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

describe(`[A10.2] ${ENGINE}: a locale goes with all its documents, or not at all`, () => {
  const localeId = async (code: string): Promise<string> =>
    String((await site.strapi.db.query('plugin::i18n.locale').findOne({ where: { code } }))?.id);
  const addLocale = (code: string) => people.superAdmin.post('/i18n/locales', { code, name: code, isDefault: false });
  const remove = async (code: string) => people.superAdmin.delete(`/i18n/locales/${await localeId(code)}`);
  const inLocale = (locale: string) => site.strapi.db.query(ARTICLE).count({ where: { locale } });
  const draftIn = async (locale: string, title: string): Promise<string> => {
    const id = await draftArticle(site, { title: `${title}（中文）` });
    await again(id, locale, title);
    return id;
  };
  const again = async (id: string, locale: string, title: string): Promise<void> => {
    const unit = await site.strapi.db.query('plugin::three-review.unit').findOne({ where: { code: 'office' } });
    await site.strapi.documents(ARTICLE).update({ documentId: id, locale, data: { title, unit: unit?.documentId } as never });
  };

  it('one that is live keeps the drafts of every other document', async () => {
    await draftIn('en', 'Beside');
    const before = await inLocale('en');
    expect(refusalIn(await remove('en'))).toMatchObject({ status: 403, code: 'blocked_write' });
    expect(await inLocale('en')).toBe(before);
    expect(await localeId('en')).not.toBe('undefined');
  });

  it('a refusal at any type undoes what was deleted of the types before it', async () => {
    await addLocale('de');
    const id = await draftIn('de', 'Entwurf');
    const locales = site.strapi.plugin('i18n').service('locales') as unknown as { delete(params: object): Promise<unknown> };
    const stop = site.strapi.db.lifecycles.subscribe({
      models: [ARTICLE],
      afterDeleteMany: () => {
        throw new Error('the last step fails');
      },
    });
    await expect(locales.delete({ id: await localeId('de') })).rejects.toThrow('the last step fails');
    stop();
    expect(await inLocale('de')).toBe(1);
    // Roles are granted locales one by one; only the super administrator has every new one.
    expect((await look(people.superAdmin, ARTICLE, id, 'de')).stage).toBe('draft');
  });

  it('ends each round in it, on record, and the same words typed anew begin as a draft', async () => {
    await addLocale('fr');
    const id = await draftIn('fr', 'Avis');
    expect((await people.superAdmin.post(reviewUrl(ARTICLE, id, 'submit'), { locale: 'fr' })).status).toBe(200);
    expect((await look(people.superAdmin, ARTICLE, id, 'fr')).stage).toBe('first_review');
    expect((await remove('fr')).status).toBe(200);
    const last = await site.strapi.db.connection('three_review_ledger').where('chain', `${ARTICLE}/${id}`).orderBy('seq', 'desc').first();
    expect(JSON.parse(last.body)).toMatchObject({ locale: 'fr', event: { type: 'deleted' } });
    await addLocale('fr');
    await again(id, 'fr', 'Avis');
    expect(await look(people.superAdmin, ARTICLE, id, 'fr')).toMatchObject({ stage: 'draft', signOffs: [] });
  });

  it.each(['delete', 'deleteMany'] as const)('a draft deleted by a script (%s) ends its round, too', async (method) => {
    const id = await draftArticle(site, { title: method });
    await reviewed(people, ARTICLE, id, 1);
    await site.strapi.db.query(ARTICLE)[method]({ where: { documentId: id } });
    const state = await site.strapi.db.connection('three_review_states').where({ document_id: id }).first();
    expect(state).toMatchObject({ stage: 'draft', content_hash: null });
  });
});

describe(`[A10.2] ${ENGINE}: the default language, while content is live in it`, () => {
  const locales = () =>
    site.strapi.plugin('i18n').service('locales') as unknown as {
      setDefaultLocale(locale: { code: string }): Promise<unknown>;
      getDefaultLocale(): Promise<string>;
    };
  const store = () => site.strapi.store({ type: 'plugin', name: 'i18n' });

  it('is not switched: not on the screen, by no service, in no store', async () => {
    const documentId = await draftArticle(site, { title: '默认语言' });
    await reviewed(people, ARTICLE, documentId);
    expect((await publish(people.publisher, ARTICLE, documentId)).status).toBe(200);
    const en = await site.strapi.db.query('plugin::i18n.locale').findOne({ where: { code: 'en' } });
    const answer = await people.superAdmin.put(`/i18n/locales/${String(en?.id)}`, { name: 'English', isDefault: true });
    expect(refusalIn(answer)).toEqual({ status: 409, code: 'default_locale_live', article: 'A10.2' });
    expect(answer.body.error.details).toMatchObject({ locale: 'zh-Hans', live: expect.any(Number) as unknown });
    const row = { where: { key: 'plugin_i18n_default_locale' } };
    const refused = { details: { code: 'default_locale_live' } };
    await expect(locales().setDefaultLocale({ code: 'en' })).rejects.toMatchObject(refused);
    await expect(store().set({ key: 'default_locale', value: 'en' })).rejects.toMatchObject(refused);
    await expect(store().delete({ key: 'default_locale' })).rejects.toMatchObject(refused);
    await expect(site.strapi.db.query('strapi::core-store').updateMany({ ...row, data: { value: '"en"' } })).rejects.toMatchObject(refused);
    expect(await locales().getDefaultLocale()).toBe('zh-Hans');
    // To say what it is changes nothing.
    await locales().setDefaultLocale({ code: 'zh-Hans' });
  });
});

describe(`[A9.2] ${ENGINE}: when a document was created is recorded, and not written`, () => {
  it('no code sets it on an approved draft, nor on a new one; the live page shows the true one', async () => {
    const documentId = await draftArticle(site, { title: '创建时间' });
    await reviewed(people, ARTICLE, documentId);
    const createdAt = '2001-01-01T00:00:00.000Z';
    const refused = { details: { code: 'created_at_fixed' } };
    const articles = site.strapi.documents(ARTICLE);
    const drafts = site.strapi.db.query(ARTICLE);
    await expect(articles.update({ documentId, data: { createdAt } as never })).rejects.toMatchObject(refused);
    await expect(drafts.updateMany({ where: { documentId }, data: { createdAt } })).rejects.toMatchObject(refused);
    const { id, createdAt: held } = await drafts.findOne({ where: { documentId } });
    await expect(drafts.update({ where: { id }, data: { createdAt: new Date(createdAt) } })).rejects.toMatchObject(refused);
    await expect(articles.create({ data: { title: '伪造', createdAt } as never })).rejects.toMatchObject(refused);
    await articles.update({ documentId, data: { createdAt: held } as never });
    expect((await publish(people.publisher, ARTICLE, documentId)).status).toBe(200);
    const live = await site.outside().get(`/api/articles/${documentId}?locale=zh-Hans`);
    expect(live.body.data.createdAt).toBe(new Date(held as string).toISOString());
  });
});
