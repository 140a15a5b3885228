import { signIn, type People } from '../support/people';
import { ARTICLE, draftArticle, publish, reviewed } from '../support/review';
import { bootSite, ENGINE, type Site } from '../support/site';

interface Reconciliation {
  ok: boolean;
  live: number;
  problems: { documentId: string; problem: string; fields: string[] }[];
}

let site: Site;
let people: People;
const reconcile = async (documentId: string): Promise<Reconciliation['problems']> => {
  const service = site.strapi.plugin('three-review').service('reconcile') as unknown as { run(): Promise<Reconciliation> };
  return (await service.run()).problems.filter((problem) => problem.documentId === documentId);
};
/** As the owner of the database could: past every guard of the software, its triggers taken away first. */
const byTheOwner = async (work: () => Promise<unknown>): Promise<void> => {
  const guard = site.strapi.plugin('three-review').service('guard') as unknown as { remove(): Promise<void>; install(): Promise<void> };
  await guard.remove();
  await work();
  await guard.install();
};
const live = async (title: string): Promise<string> => {
  const documentId = await draftArticle(site, { title, facts: [{ label: '套数', value: '120' }] });
  await reviewed(people, ARTICLE, documentId);
  expect((await publish(people.publisher, ARTICLE, documentId)).status).toBe(200);
  return documentId;
};
const row = (documentId: string) => site.strapi.db.connection('articles').where({ document_id: documentId }).whereNotNull('published_at');

beforeAll(async () => {
  site = await bootSite();
  people = await signIn(site);
});
afterAll(() => site.close());

describe(`[A10.2] ${ENGINE}: reconcile holds every live row against its sign-offs`, () => {
  it('finds nothing where nothing was forged, though publishing dropped a relation to an unpublished document', async () => {
    const unpublished = await draftArticle(site, { title: '未发布' });
    const documentId = await draftArticle(site, { title: '正常', related: [unpublished] });
    await reviewed(people, ARTICLE, documentId);
    expect((await publish(people.publisher, ARTICLE, documentId)).status).toBe(200);
    expect(await reconcile(documentId)).toEqual([]);
  });

  it('finds a word changed by SQL, and names the field', async () => {
    const documentId = await live('原题');
    await byTheOwner(() => row(documentId).update({ title: '伪题' }));
    expect(await reconcile(documentId)).toEqual([expect.objectContaining({ problem: 'altered', fields: ['title'] })]);
  });

  it('finds a component changed by SQL', async () => {
    const documentId = await live('组件');
    const held = await site.strapi.db
      .query(ARTICLE)
      .findOne({ where: { documentId, publishedAt: { $notNull: true } }, populate: ['facts'] });
    await byTheOwner(() => site.strapi.db.connection('components_shared_facts').where({ id: held?.facts[0].id }).update({ value: '999' }));
    expect(await reconcile(documentId)).toEqual([expect.objectContaining({ problem: 'altered', fields: ['facts'] })]);
  });

  it('finds a row made live by SQL', async () => {
    const documentId = await draftArticle(site, { title: '私发' });
    await byTheOwner(() => site.strapi.db.connection('articles').where({ document_id: documentId }).update({ published_at: new Date() }));
    expect(await reconcile(documentId)).toEqual([expect.objectContaining({ problem: 'unreviewed' })]);
  });

  it('finds a live row that is gone', async () => {
    const documentId = await live('消失');
    await byTheOwner(() => row(documentId).delete());
    expect(await reconcile(documentId)).toEqual([expect.objectContaining({ problem: 'gone' })]);
  });
});
