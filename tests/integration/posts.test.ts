import { inbox } from '../support/inbox';
import { EMAILS, signIn, type People } from '../support/people';
import {
  answers,
  ARTICLE,
  cmUrl,
  draftArticle,
  look,
  NOTICE,
  publish,
  refusalIn,
  reviewed,
  reviewUrl,
  sign,
  submit,
  unitId,
} from '../support/review';
import { adminWith, READ } from '../support/roles';
import { bootSite, ENGINE, type Client, type Site } from '../support/site';
import { adminToken } from '../support/tokens';

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

describe(`[A10.2] ${ENGINE}: the desk of a person holds what they can act on now, and nothing else`, () => {
  const BOXES = ['to_sign', 'returned', 'approved', 'mine', 'overdue'] as const;
  const knex = () => site.strapi.db.connection;
  /** A draft in the admin, by the officer: who makes it is its drafter. */
  const drafted = async (title: string, more: object = {}): Promise<string> => {
    const unit = await unitId(site, 'office');
    const body = [{ type: 'paragraph', children: [{ type: 'text', text: '正文。' }] }];
    const made = await people.officer.post(cmUrl(ARTICLE), { title, body, eventDate: '2026-11-20', unit: { connect: [unit] }, ...more });
    const id = (made.body.data as { documentId?: string } | undefined)?.documentId;
    if (!id) throw new Error(JSON.stringify(made.body));
    return id;
  };
  const lies = async (by: Client, id: string): Promise<readonly string[]> => {
    const boxes = await Promise.all(BOXES.map(async (box) => ((await inbox(by, `box=${box}`)).ids.includes(id) ? [box] : [])));
    return boxes.flat().filter((box) => box !== 'overdue');
  };

  it('it goes from desk to desk with each signature, and leaves with the publication', async () => {
    const id = await drafted('关于供热管网抢修进展情况的通报');
    expect(await lies(people.officer, id)).toEqual([]);
    await submit(people, ARTICLE, id);
    expect(await lies(people.officer, id)).toEqual(['to_sign', 'mine']);
    expect(await lies(people.head, id)).toEqual([]);
    expect((await sign(people.officer, ARTICLE, id, 'first_review')).status).toBe(200);
    expect(await lies(people.officer, id)).toEqual(['mine']);
    expect(await lies(people.head, id)).toEqual(['to_sign']);
    expect((await sign(people.head, ARTICLE, id, 'second_review')).status).toBe(200);
    expect((await sign(people.leader, ARTICLE, id, 'final_sign_off')).status).toBe(200);
    expect(await lies(people.leader, id)).toEqual([]);
    expect(await lies(people.publisher, id)).toEqual(['approved']);
    expect(await lies(people.officer, id)).toEqual(['approved', 'mine']);
    expect((await publish(people.publisher, ARTICLE, id)).status).toBe(200);
    for (const by of [people.officer, people.head, people.leader, people.publisher]) expect(await lies(by, id)).toEqual([]);
  });

  it('[A10.1] what is returned lies with who drafted it, and says so; a change of content brings it back to them, too', async () => {
    const id = await drafted('住宅专项维修资金使用指南');
    await reviewed(people, ARTICLE, id, 1);
    expect((await people.head.post(reviewUrl(ARTICLE, id, 'return'), { reason: '日期有误' })).status).toBe(200);
    expect(await lies(people.officer, id)).toEqual(['returned']);
    const [row] = (await inbox(people.officer, 'box=returned')).rows.filter(({ documentId }) => documentId === id);
    expect(row).toMatchObject({ stage: 'draft', returned: true, round: 1, act: 'revise', title: '住宅专项维修资金使用指南' });
    await submit(people, ARTICLE, id);
    expect((await people.officer.put(cmUrl(ARTICLE, id), { title: '住宅专项维修资金使用指南（修订）' })).status).toBe(200);
    expect(await lies(people.officer, id)).toEqual(['mine']);
    expect((await people.superAdmin.delete(cmUrl(ARTICLE, id))).status).toBe(200);
    expect(await lies(people.officer, id)).toEqual([]);
  });

  it('counts and rows come from one answer and agree, under every filter', async () => {
    for (const title of ['冬季施工检查清单', '建筑业企业资质公示', '老旧小区改造推进会'])
      await submit(people, ARTICLE, await drafted(title));
    const office = await unitId(site, 'office');
    const asked = [
      '',
      'stage=first_review',
      'stage=approved',
      `unit=${office}`,
      'unit=nothing',
      'age=1',
      '_q=资质',
      '_q=100%25',
      'column=none',
    ];
    for (const filter of asked)
      for (const box of BOXES) {
        const { rows, meta } = await inbox(people.officer, `box=${box}&${filter}`);
        expect([filter, box, meta.counts[box]]).toEqual([filter, box, rows.length]);
        expect(meta.pagination.total).toBe(rows.length);
      }
    const found = await inbox(people.officer, '_q=资质');
    expect(found.rows.map(({ title }) => title)).toEqual(['建筑业企业资质公示']);
    expect((await inbox(people.officer, `_q=${encodeURIComponent('办公室')}`)).rows.length).toBeGreaterThan(2);
    const first = await people.officer.get('/three-review/inbox?pageSize=2');
    const second = await people.officer.get('/three-review/inbox?pageSize=2&page=2');
    const ids = [first, second].flatMap(({ body }) => (body.data as { documentId: string }[]).map(({ documentId }) => documentId));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('[A9.2] the least time left comes first, what is past its time is overdue, and what was live has none', async () => {
    const late = await drafted('事发已久', { eventDate: '2026-01-05' });
    const soon = await drafted('近日之事', { eventDate: new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10) });
    for (const id of [soon, late]) await submit(people, ARTICLE, id);
    const { ids, rows } = await inbox(people.officer);
    expect(ids.indexOf(late)).toBeLessThan(ids.indexOf(soon));
    expect(rows.find(({ documentId }) => documentId === late)?.limit).toMatchObject({ eventDay: '2026-01-05', level: 'past' });
    const overdue = await inbox(people.officer, 'box=overdue');
    expect([overdue.ids.includes(late), overdue.ids.includes(soon)]).toEqual([true, false]);
  });

  it('[A5.1] is asked for by the person alone: no token, and nobody else’s', async () => {
    const token = site.outside(await adminToken(site, EMAILS.officer, ['plugin::three-review.review.read']));
    expect(refusalIn(await token.get('/three-review/inbox'))).toMatchObject({ status: 403, code: 'not_interactive' });
    expect((await site.outside().get('/three-review/inbox')).status).toBe(401);
    expect((await people.officer.get('/three-review/inbox?box=all')).status).toBe(400);
    expect((await people.officer.get('/three-review/inbox?age=0')).status).toBe(400);
  });

  it('what the Content Manager hides from a person is neither listed nor counted nor found by its title', async () => {
    const id = await drafted('保密条目');
    await submit(people, ARTICLE, id);
    const unit = await unitId(site, 'office');
    const read = { action: 'plugin::three-review.review.read' };
    const appointed = async (grants: Parameters<typeof adminWith>[1]): Promise<Client> => {
      const email = await adminWith(site, [read, ...grants]);
      const answer = await people.superAdmin.post('/three-review/posts', { kind: 'informationOfficer', unit, holder: await idOf(email) });
      expect(answer.status).toBe(200);
      return site.admin(email);
    };
    const fields = ['title', 'body', 'eventDate', 'unit'];
    const all = await appointed([{ action: READ, subject: ARTICLE, fields }]);
    expect((await inbox(all)).ids).toContain(id);
    const ofNotices = await appointed([{ action: READ, subject: NOTICE, fields: ['title'] }]);
    expect(await inbox(ofNotices)).toMatchObject({ ids: [], meta: { counts: { to_sign: 0, overdue: 0 } } });
    const ofOwn = await appointed([{ action: READ, subject: ARTICLE, fields, conditions: ['admin::is-creator'] }]);
    expect(await inbox(ofOwn)).toMatchObject({ ids: [], meta: { counts: { to_sign: 0 } } });
    const untitled = await appointed([{ action: READ, subject: ARTICLE, fields: ['body'] }]);
    const [row] = (await inbox(untitled)).rows.filter(({ documentId }) => documentId === id);
    expect(row).toMatchObject({ title: null, titleHidden: true });
    expect((await inbox(untitled, '_q=保密')).rows).toEqual([]);
    expect((await inbox(all, '_q=保密')).ids).toEqual([id]);
  });

  it('says what there is to filter by', async () => {
    const { data } = (await people.officer.get('/three-review/inbox/choices')).body as { data: { units: { name: string }[] } };
    expect(data.units.map(({ name }) => name)).toContain('办公室');
  });

  it('signs several in turn, each by its own sheet: one that is refused keeps none of the others from being signed', async () => {
    const ids = [await drafted('连签之一'), await drafted('连签之二'), await drafted('连签之三')];
    for (const id of ids) await submit(people, ARTICLE, id);
    const sheets = await Promise.all(
      ids.map(async (documentId) => ({
        uid: ARTICLE,
        documentId,
        stage: 'first_review',
        contentHash: (await look(people.officer, ARTICLE, documentId)).contentHash,
        ...answers('first_review'),
      }))
    );
    const [one, two, three] = sheets;
    const documents = [one, { ...two, criteria: two?.criteria.slice(1) }, three, { ...three, documentId: 'nowhere' }];
    const answer = await people.officer.post('/three-review/reviews/sign-batch', { documents });
    expect(answer.status).toBe(200);
    expect(answer.body.data).toMatchObject([
      { documentId: ids[0], outcome: 'signed', refusals: [] },
      { documentId: ids[1], outcome: 'refused', refusals: [{ code: 'criterion_unanswered', article: 'A10.1' }] },
      { documentId: ids[2], outcome: 'signed', refusals: [] },
      { documentId: 'nowhere', outcome: 'not_found', refusals: [] },
    ]);
    const signed = await Promise.all(ids.map(async (id) => (await look(people.officer, ARTICLE, id)).signOffs.length));
    expect(signed).toEqual([1, 0, 1]);
    expect((await people.officer.post('/three-review/reviews/sign-batch', { documents: [] })).status).toBe(400);
    const token = site.outside(await adminToken(site, EMAILS.officer, ['plugin::three-review.review.act']));
    expect(refusalIn(await token.post('/three-review/reviews/sign-batch', { documents }))).toMatchObject({ code: 'not_interactive' });
  });

  it('what was taken out of the desk past the software, or put in, is seen by doctor and put right from the ledger', async () => {
    const id = await drafted('从台账重建');
    await reviewed(people, ARTICLE, id, 1);
    const rows = () => knex()('three_review_inbox').where({ document_id: id });
    const [before] = await rows();
    const service = <T>(name: string): T => site.strapi.plugin('three-review').service(name) as unknown as T;
    const examined = () => service<{ run(): Promise<{ checks: { name: string; ok: boolean }[] }> }>('doctor').run();
    const doctor = async () => (await examined()).checks.find(({ name }) => name === 'inbox')?.ok;
    const settle = () => service<{ settle(): Promise<void> }>('inbox').settle();
    await settle();
    expect(await doctor()).toBe(true);
    await rows().delete();
    await knex()('three_review_inbox').insert({ ...before, document_id: 'stray' });
    expect(await doctor()).toBe(false);
    await settle();
    expect(await rows()).toEqual([before]);
    expect(await knex()('three_review_inbox').where({ document_id: 'stray' })).toEqual([]);
    expect(await doctor()).toBe(true);
  });
});
