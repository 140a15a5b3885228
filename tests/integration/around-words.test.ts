import { signIn, type People } from '../support/people';
import { ARTICLE, cmUrl, draftArticle, look, NOTICE, publish, refusalIn, reviewed, unitId } from '../support/review';
import { bootSite, type Site } from '../support/site';
import { approvedArticle, liveArticle, refusedWithoutTrace } from '../support/surroundings';

let site: Site;
let people: People;

beforeAll(async () => {
  site = await bootSite();
  people = await signIn(site);
});
afterAll(() => site.close());

const ABOUT = 'api::about.about';
const single = (uid: string, act = ''): string => `/content-manager/single-types/${uid}${act && `/actions/${act}`}`;
const draftOf = async (uid: string, documentId: string, locale?: string) =>
  site.strapi.db.query(uid).findOne({ where: { documentId, publishedAt: null, ...(locale ? { locale } : {}) } });
const detailsOf = (answer: { body: unknown }) => (answer.body as { error: { details: Record<string, unknown> } }).error.details;

describe('[A10.2] a refused "publish with unsaved changes" loses no words', () => {
  it('keeps them in the draft of an existing document, and says so', async () => {
    const documentId = await draftArticle(site, { title: '旧题' });
    const answer = await publish(people.superAdmin, ARTICLE, documentId, { title: '新题', summary: '刚写的一段' });
    expect(refusalIn(answer)).toMatchObject({ status: 403, code: 'publisher_required' });
    expect(detailsOf(answer)).toMatchObject({ draftSaved: true, documentId });
    expect(await draftOf(ARTICLE, documentId)).toMatchObject({ title: '新题', summary: '刚写的一段' });
  });

  it('ends the round of a draft that was approved without them', async () => {
    const documentId = await approvedArticle(site, people, { title: '已审' });
    const answer = await publish(people.superAdmin, ARTICLE, documentId, { title: '夹带' });
    expect(detailsOf(answer)).toMatchObject({ draftSaved: true });
    expect(await look(people.officer, ARTICLE, documentId)).toMatchObject({
      stage: 'draft',
      live: false,
      ended: { reason: 'content_changed', changed: ['title'] },
    });
  });

  it('keeps the words of a new entry, and names it', async () => {
    const answer = await people.superAdmin.post(`${cmUrl(ARTICLE)}/actions/publish`, { title: '新建即发' });
    expect(answer.status).toBe(403);
    const { draftSaved, documentId } = detailsOf(answer);
    expect(draftSaved).toBe(true);
    expect(await draftOf(ARTICLE, String(documentId))).toMatchObject({ title: '新建即发' });
    const rows = await site.strapi.db.query(ARTICLE).findMany({ where: { title: '新建即发' } });
    expect(rows).toHaveLength(1);
  });

  it('keeps the words of a new locale of a live document, whose page stays as it is', async () => {
    const documentId = await liveArticle(site, people, { title: '有译文' });
    const answer = await publish(people.superAdmin, ARTICLE, documentId, { title: 'Translated', locale: 'en' }, 'en');
    expect(detailsOf(answer)).toMatchObject({ draftSaved: true, documentId });
    expect(await draftOf(ARTICLE, documentId, 'en')).toMatchObject({ title: 'Translated' });
    expect((await site.outside().get(`/api/articles/${documentId}`)).body.data.title).toBe('有译文');
    expect((await site.outside().get(`/api/articles/${documentId}?locale=en`)).status).toBe(404);
  });

  it('keeps the words of a type that is not localized', async () => {
    const documentId = (
      await site.strapi.documents(NOTICE).create({ data: { title: '公告', reviewUnit: await unitId(site, 'office') } as never })
    ).documentId;
    const answer = await publish(people.superAdmin, NOTICE, documentId, { text: '明日停水' });
    expect(detailsOf(answer)).toMatchObject({ draftSaved: true, documentId });
    expect(await draftOf(NOTICE, documentId)).toMatchObject({ text: '明日停水' });
  });

  it('keeps the words of a single type, the first ones as well as the next', async () => {
    await site.strapi.db.query(ABOUT).deleteMany({ where: {} });
    const first = await people.superAdmin.post(single(ABOUT, 'publish'), { title: '机构职能' });
    expect(first.status).toBe(403);
    const { draftSaved, documentId } = detailsOf(first);
    expect(draftSaved).toBe(true);
    expect(await draftOf(ABOUT, String(documentId))).toMatchObject({ title: '机构职能' });
    const next = await people.superAdmin.post(single(ABOUT, 'publish'), { title: '机构职能', address: '一号' });
    expect(detailsOf(next)).toMatchObject({ draftSaved: true, documentId });
    expect(await draftOf(ABOUT, String(documentId))).toMatchObject({ address: '一号' });
  });

  it('leaves no trace where there are no words', async () => {
    const documentId = await draftArticle(site, { title: '未审' });
    expect((await refusedWithoutTrace(site, () => publish(people.publisher, ARTICLE, documentId))).code).toBe('sign_offs_missing');
  });

  it('leaves no trace where the draft says already what was sent', async () => {
    const documentId = await draftArticle(site, { title: '一样' });
    const details = await refusedWithoutTrace(site, () => publish(people.superAdmin, ARTICLE, documentId, { title: '一样', facts: [] }));
    expect(details).toMatchObject({ code: 'publisher_required', draftSaved: true, documentId });
  });

  it('does not turn what is not the gate into a save', async () => {
    const documentId = await draftArticle(site, { title: '要有题目' });
    const invalid = await publish(people.superAdmin, ARTICLE, documentId, { title: '长'.repeat(300) });
    expect(invalid.status).toBe(400);
    expect(JSON.stringify(invalid.body)).not.toContain('draftSaved');
    const gone = await publish(people.superAdmin, ARTICLE, 'nosuchdocument', { title: '无' });
    expect(gone.status).toBe(404);
    expect(await draftOf(ARTICLE, documentId)).toMatchObject({ title: '要有题目' });
  });

  it('promises nothing to whoever may not save: nothing of his was ever written', async () => {
    const documentId = await draftArticle(site, { title: '不得编辑' });
    const details = await refusedWithoutTrace(site, () => publish(people.publisher, ARTICLE, documentId, { title: '改' }));
    expect(details).not.toHaveProperty('draftSaved');
  });

  it('publishes as before what is approved as it stands', async () => {
    const documentId = await approvedArticle(site, people, { title: '可发' });
    expect((await publish(people.publisher, ARTICLE, documentId, { title: '可发' })).status).toBe(200);
  });
});

describe('[A10.2] bulk actions of the Content Manager', () => {
  const bulk = (act: string, documentIds: string[]) =>
    people.publisher.post(cmUrl(ARTICLE, undefined, act), { documentIds, locale: 'zh-Hans' });

  it('publish all or none, and name every document that was refused', async () => {
    const approved = await approvedArticle(site, people, { title: '齐' });
    const half = await draftArticle(site, { title: '半' });
    await reviewed(people, ARTICLE, half, 1);
    const none = await draftArticle(site, { title: '无' });
    const details = (await refusedWithoutTrace(site, () => bulk('bulkPublish', [half, approved, none]))) as unknown as {
      code: string;
      refusals: { code: string; data: { documentId: string } }[];
    };
    expect(details.code).toBe('sign_offs_missing');
    expect(details.refusals.map(({ code, data }) => [code, data.documentId])).toEqual([
      ['sign_offs_missing', half],
      ['sign_offs_missing', none],
    ]);
  });

  it('publish many that are approved', async () => {
    const ids = [await approvedArticle(site, people), await approvedArticle(site, people)];
    const answer = await bulk('bulkPublish', ids);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ count: 2 });
    for (const documentId of ids) expect((await site.outside().get(`/api/articles/${documentId}`)).status).toBe(200);
  });

  it('take nothing down and delete nothing that is live, and name all of it', async () => {
    const [first, draft, second] = [await liveArticle(site, people), await draftArticle(site), await liveArticle(site, people)];
    for (const act of ['bulkUnpublish', 'bulkDelete']) {
      const details = (await refusedWithoutTrace(site, () =>
        people.superAdmin.post(cmUrl(ARTICLE, undefined, act), { documentIds: [first, draft, second] })
      )) as unknown as {
        refusals: { code: string; data: { documentId: string } }[];
      };
      expect(details.refusals.map(({ code, data }) => `${code} ${data.documentId}`).sort()).toEqual(
        [first, second].map((id) => `take_down_required ${id}`).sort()
      );
    }
  });

  it('go on for types that are not covered', async () => {
    const tags = await Promise.all(
      ['甲', '乙'].map(
        async (name) =>
          (await site.strapi.documents('api::tag.tag').create({ data: { name, slug: `t-${String(Math.random()).slice(2)}` } })).documentId
      )
    );
    const at = (act: string) => people.superAdmin.post(cmUrl('api::tag.tag', undefined, act), { documentIds: tags });
    expect((await at('bulkPublish')).body).toMatchObject({ count: 2 });
    expect((await at('bulkUnpublish')).body).toMatchObject({ count: 2 });
    expect((await at('bulkDelete')).body).toMatchObject({ count: 2 });
  });
});
