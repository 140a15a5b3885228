import { EMAILS, signIn, type People } from '../support/people';
import { ARTICLE, draftArticle, refusalIn, reviewUrl, sign, submit, unitId } from '../support/review';
import { bootSite, ENGINE, type Site } from '../support/site';

let site: Site;
let people: People;
const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const idOf = async (email: string): Promise<number> =>
  Number((await site.strapi.db.query('admin::user').findOne({ where: { email } }))?.id);

beforeAll(async () => {
  site = await bootSite();
  people = await signIn(site);
});
afterAll(() => site.close());

describe(`[A6] ${ENGINE}: a post counts from its first day to its last, and for an account that can act`, () => {
  let unit: string;
  const posts: string[] = [];
  const appoint = async (kind: string, email: string, validFrom: string | null = null, validTo: string | null = null): Promise<void> => {
    const answer = await people.superAdmin.post('/three-review/posts', { kind, unit, holder: await idOf(email), validFrom, validTo });
    expect(answer.status).toBe(200);
    posts.push(String(answer.body.data.id));
  };

  beforeAll(async () => {
    const made = await people.superAdmin.post('/three-review/units', {
      code: 'dated',
      name: '限期科室',
      kind: 'office',
      parent: await unitId(site, 'office'),
    });
    unit = made.body.data.id as string;
  });

  it('before it begins and after it ended, the post is vacant', async () => {
    await appoint('informationOfficer', EMAILS.officer, day(3), null);
    await appoint('informationOfficer', EMAILS.officer, null, day(-3));
    await appoint('unitHead', EMAILS.head);
    await appoint('supervisingLeader', EMAILS.leader);
    const documentId = await draftArticle(site, { unit });
    const answer = await people.officer.post(reviewUrl(ARTICLE, documentId, 'submit'));
    expect(refusalIn(answer)).toMatchObject({ code: 'post_vacant', article: 'A6' });
    expect(answer.body.error.details.refusals).toHaveLength(1);
  });

  it('between its days, its holder signs', async () => {
    await appoint('informationOfficer', EMAILS.officer, day(-3), day(3));
    const documentId = await draftArticle(site, { unit });
    await submit(people, ARTICLE, documentId);
    expect((await sign(people.officer, ARTICLE, documentId, 'first_review')).status).toBe(200);
  });

  it('with its holder blocked, the post is vacant', async () => {
    const head = await idOf(EMAILS.head);
    await site.strapi.db.query('admin::user').update({ where: { id: head }, data: { blocked: true } });
    const documentId = await draftArticle(site, { unit });
    expect(refusalIn(await people.officer.post(reviewUrl(ARTICLE, documentId, 'submit')))).toMatchObject({ code: 'post_vacant' });
    await site.strapi.db.query('admin::user').update({ where: { id: head }, data: { blocked: false } });
  });

  it('a unit with posts on it is not deleted, and says what hangs on it', async () => {
    const answer = await people.superAdmin.delete(`/three-review/units/${unit}`);
    expect(answer.status).toBe(409);
    expect(answer.body.error.details.code).toBe('in_use');
  });

  it('[A1] a unit does not stand below itself', async () => {
    const answer = await people.superAdmin.put(`/three-review/units/${await unitId(site, 'office')}`, { parent: unit });
    expect(answer.status).toBe(400);
  });

  it('nobody without the permission manages posts', async () => {
    expect((await people.officer.post('/three-review/posts', { kind: 'publisher', holder: await idOf(EMAILS.officer) })).status).toBe(403);
  });
});
