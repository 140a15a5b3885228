import { bootSite, ENGINE, PASSWORD, type Client, type Site } from '../support/site';
import { setEnv } from '../support/outside';
import { EMAILS, signIn, type People } from '../support/people';
import { ARTICLE, answers, cmUrl, draftArticle, look, publish, refusalIn, reviewUrl, submit } from '../support/review';
import request, { type Response } from 'supertest';

let site: Site;
let people: People;

beforeAll(async () => {
  setEnv('SIGNING_REAUTHENTICATE', 'true');
  try {
    site = await bootSite();
  } finally {
    setEnv('SIGNING_REAUTHENTICATE', '');
  }
  people = await signIn(site);
});
afterAll(() => site.close());

type Stage = 'first_review' | 'second_review' | 'final_sign_off';
const WRONG = 'not-the-password';
const attempts = () => site.strapi.db.connection('three_review_password_attempts');
const confirmations = () => site.strapi.db.connection('three_review_confirmations');
const patience = () => attempts().update({ failures: 0, next_at_ms: 0 });
beforeEach(patience);

const signWith = async (by: Client, id: string, stage: Stage, password?: string): Promise<Response> => {
  const { contentHash } = await look(by, ARTICLE, id);
  return by.post(reviewUrl(ARTICLE, id, 'sign'), { stage, contentHash, ...answers(stage), ...(password ? { password } : {}) });
};
const confirm = async (by: Client, act: 'sign' | 'publish', ids: readonly string[], password: string | undefined = PASSWORD) => {
  const documents = await Promise.all(
    ids.map(async (documentId) => ({ uid: ARTICLE, documentId, contentHash: (await look(by, ARTICLE, documentId)).contentHash }))
  );
  return by.post('/three-review/confirmations', { act, documents, ...(password ? { password } : {}) });
};
const approved = async (): Promise<string> => {
  const id = await draftArticle(site);
  await submit(people, ARTICLE, id);
  for (const [by, stage] of [
    [people.officer, 'first_review'],
    [people.head, 'second_review'],
    [people.leader, 'final_sign_off'],
  ] as const)
    expect((await signWith(by, id, stage, PASSWORD)).status).toBe(200);
  return id;
};

describe(`[A10.2] ${ENGINE}: a signature is given by the person, who says so by their password`, () => {
  it('is not given without it, nor with another', async () => {
    const id = await draftArticle(site);
    await submit(people, ARTICLE, id);
    expect(refusalIn(await signWith(people.officer, id, 'first_review'))).toMatchObject({ status: 403, code: 'password_required' });
    expect(refusalIn(await signWith(people.officer, id, 'first_review', WRONG))).toMatchObject({ status: 403, code: 'password_required' });
    expect((await look(people.officer, ARTICLE, id)).signOffs).toEqual([]);
    expect((await signWith(people.officer, id, 'first_review', PASSWORD)).status).toBe(200);
  });

  it('one password serves a list of documents, each once, in this session, for what was seen', async () => {
    const ids = [await draftArticle(site), await draftArticle(site)];
    for (const id of ids) await submit(people, ARTICLE, id);
    expect((await confirm(people.officer, 'sign', ids)).body.data).toMatchObject({ documents: 2 });
    for (const id of ids) expect((await signWith(people.officer, id, 'first_review')).status).toBe(200);
    expect((await confirmations().where({ act: 'sign' })).length).toBe(0);
  });
});

describe(`[A10.2] ${ENGINE}: several signed in turn`, () => {
  it('take the password once, and without it none is signed', async () => {
    const ids = [await draftArticle(site), await draftArticle(site)];
    for (const id of ids) await submit(people, ARTICLE, id);
    const documents = await Promise.all(
      ids.map(async (documentId) => {
        const { contentHash } = await look(people.officer, ARTICLE, documentId);
        return { uid: ARTICLE, documentId, stage: 'first_review', contentHash, ...answers('first_review') };
      })
    );
    const batch = (password?: string) =>
      people.officer.post('/three-review/reviews/sign-batch', { documents, ...(password ? { password } : {}) });
    const signed = () => Promise.all(ids.map(async (id) => (await look(people.officer, ARTICLE, id)).signOffs.length));
    for (const wrong of [undefined, WRONG]) expect(refusalIn(await batch(wrong))).toMatchObject({ status: 403, code: 'password_required' });
    expect(await signed()).toEqual([0, 0]);
    expect((await batch(PASSWORD)).body.data).toMatchObject([{ outcome: 'signed' }, { outcome: 'signed' }]);
    expect(await signed()).toEqual([1, 1]);
  });
});

describe(`[A10.2] ${ENGINE}: a publication by a person`, () => {
  it('needs the password, in every way that publishes, and changes nothing without', async () => {
    const id = await approved();
    for (const attempt of [
      () => publish(people.publisher, ARTICLE, id),
      () => people.publisher.post(cmUrl(ARTICLE, undefined, 'bulkPublish'), { documentIds: [id] }),
    ]) {
      expect(refusalIn(await attempt())).toMatchObject({ status: 403, code: 'password_required' });
      expect((await look(people.publisher, ARTICLE, id)).stage).toBe('approved');
    }
    expect(refusalIn(await confirm(people.publisher, 'publish', [id], WRONG)).code).toBe('password_required');
    expect(refusalIn(await publish(people.publisher, ARTICLE, id)).code).toBe('password_required');
    expect((await confirm(people.publisher, 'publish', [id])).status).toBe(200);
    expect((await publish(people.publisher, ARTICLE, id)).status).toBe(200);
    expect(await confirmations().where({ document_id: id })).toEqual([]);
  });

  it('is confirmed once, by one person, in one session, for one act, on one content', async () => {
    const [id, other] = [await approved(), await approved()];
    const { contentHash } = await look(people.publisher, ARTICLE, id);
    const refused = async () => refusalIn(await publish(people.publisher, ARTICLE, id)).code;
    expect((await confirm(people.publisher, 'sign', [id])).status).toBe(200);
    expect(await refused()).toBe('password_required');
    expect((await confirm(people.publisher, 'publish', [other])).status).toBe(200);
    expect(await refused()).toBe('password_required');
    expect((await confirm(await site.admin(EMAILS.publisher), 'publish', [id])).status).toBe(200);
    expect(await refused()).toBe('password_required');
    expect((await confirm(people.leader, 'publish', [id])).status).toBe(200);
    expect(await refused()).toBe('password_required');
    const stale = {
      act: 'publish',
      password: PASSWORD,
      documents: [{ uid: ARTICLE, documentId: id, contentHash: contentHash.replace(/./g, 'a') }],
    };
    expect((await people.publisher.post('/three-review/confirmations', stale)).status).toBe(200);
    expect(await refused()).toBe('stale_hash');
    expect((await confirm(people.publisher, 'publish', [id])).status).toBe(200);
    await confirmations().update({ until_ms: Date.now() - 1 });
    expect(await refused()).toBe('password_required');
    expect((await look(people.publisher, ARTICLE, id)).stage).toBe('approved');
  });

  it('of several is confirmed by one password', async () => {
    const ids = [await approved(), await approved()];
    expect((await confirm(people.publisher, 'publish', ids)).body.data).toMatchObject({ documents: 2 });
    expect((await people.publisher.post(cmUrl(ARTICLE, undefined, 'bulkPublish'), { documentIds: ids })).status).toBe(200);
    for (const id of ids) expect((await look(people.publisher, ARTICLE, id)).stage).toBe('published');
  });
});

describe(`[A10.2] ${ENGINE}: wrong passwords`, () => {
  it('are counted for the person in whatever session, on record, and slow them down; the right one ends the count', async () => {
    const id = await draftArticle(site);
    const tries: Response[] = [];
    for (let i = 0; i < 4; i += 1) tries.push(await confirm(await site.admin(EMAILS.head), 'sign', [id], WRONG));
    expect(tries.map(({ status }) => status)).toEqual([403, 403, 403, 429]);
    const last = tries.at(-1);
    expect(last?.body.error.details).toMatchObject({ code: 'too_many_attempts', article: 'A10.2' });
    expect(last?.body.error.details.seconds).toBeGreaterThan(5);
    expect(Number(last?.headers['retry-after'])).toBe(last?.body.error.details.seconds);
    // The right one has to wait as well: what comes meanwhile is not even looked at.
    expect((await confirm(people.head, 'sign', [id])).status).toBe(429);
    expect((await confirm(people.officer, 'sign', [id])).status).toBe(200);
    await attempts().update({ next_at_ms: Date.now() - 1 });
    expect((await confirm(people.head, 'sign', [id])).status).toBe(200);
    expect((await confirm(people.head, 'sign', [id], WRONG)).status).toBe(403);
  });

  it('sent at once are counted one by one', async () => {
    const id = await draftArticle(site);
    const all = await Promise.all(Array.from({ length: 8 }, () => confirm(people.leader, 'sign', [id], WRONG)));
    expect(all.filter(({ status }) => status === 403).length).toBe(3);
    expect(all.filter(({ status }) => status === 429).length).toBe(5);
  });

  it('and what is no request of a signed-in person is no attempt', async () => {
    const id = await draftArticle(site);
    expect((await people.officer.post('/three-review/confirmations', { act: 'publish', documents: [] })).status).toBe(400);
    expect((await people.officer.post('/three-review/confirmations', { act: 'x', password: PASSWORD })).status).toBe(400);
    expect(refusalIn(await confirm(people.officer, 'sign', [id], '')).code).toBe('password_required');
    const unknown = { act: 'sign', password: WRONG, documents: [{ uid: ARTICLE, documentId: 'nothing', contentHash: 'a'.repeat(64) }] };
    expect((await people.officer.post('/three-review/confirmations', unknown)).status).toBe(404);
    expect((await request(site.strapi.server.httpServer).post('/three-review/confirmations').send(unknown)).status).toBe(401);
    expect((await attempts().where('failures', '>', 0)).length).toBe(0);
  });
});
