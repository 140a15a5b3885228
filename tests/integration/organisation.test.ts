import { DEMO_PASSWORD } from '../../database/seeds';
import { EMAILS, signIn, type People } from '../support/people';
import { ARTICLE, cmUrl, draftArticle, look, refusalIn, reviewed, reviewUrl, sign, submit, unitId } from '../support/review';
import { bootSite, ENGINE, type Client, type Site } from '../support/site';
import { adminToken } from '../support/tokens';

const UNIT = 'plugin::three-review.unit';
const CHAIN = 'organisation/bureau';

let site: Site;
let people: People;
let auditor: Client;
let office: string;

beforeAll(async () => {
  site = await bootSite();
  people = await signIn(site);
  auditor = await site.admin(EMAILS.auditor);
  office = await unitId(site, 'office');
});
afterAll(() => site.close());

const user = async (email: string) => (await site.strapi.db.query('admin::user').findOne({ where: { email } })) as { id: number };
const role = async (code: string) => (await site.strapi.db.query('admin::role').findOne({ where: { code } })) as { id: number };
const account = async (email: string, more: object = {}): Promise<number> => {
  const roles = [(await role('strapi-super-admin')).id];
  const data = { email, firstname: '新人', password: DEMO_PASSWORD, isActive: true, roles, ...more };
  return Number(((await site.strapi.service('admin::user').create(data)) as { id: number }).id);
};
const newest = async (): Promise<Record<string, unknown>> =>
  (await people.superAdmin.get('/three-review/organisation/history?pageSize=1')).body.data[0] as Record<string, unknown>;
const verified = async () => (await people.superAdmin.get('/three-review/ledger/verify')).body.data as { ok: boolean; problems: unknown[] };
const holderIds = async (kind: string): Promise<string[]> =>
  ((await people.superAdmin.get('/three-review/posts')).body.data as { kind: string; inPost: boolean; holder: { id: string } }[])
    .filter((post) => post.kind === kind && post.inPost)
    .map(({ holder }) => holder.id);

describe(`${ENGINE}: [A6] who is entitled is evidence`, () => {
  it('[A6] the set-up of the site is on record as such, and the ledger verifies', async () => {
    const { data, meta } = (await people.superAdmin.get('/three-review/organisation/history?pageSize=100')).body;
    expect(meta.pagination.total).toBeGreaterThan(10);
    expect(data.every((change: { basis: string; by: unknown }) => change.basis === 'first_setup' && change.by === null)).toBe(true);
    expect(await verified()).toMatchObject({ ok: true, problems: [] });
  });

  it('[A6] an appointment, a move and an end are recorded with who, when and why, and told to whom it concerns', async () => {
    const holder = await account('moved@bureau.example');
    const made = await people.superAdmin.post('/three-review/posts', {
      kind: 'unitHead',
      unit: office,
      holder,
      reason: '任免〔2026〕1 号',
    });
    expect(made.status).toBe(200);
    expect(await newest()).toMatchObject({
      type: 'appointed',
      basis: 'command',
      reason: '任免〔2026〕1 号',
      by: { account: EMAILS.superAdmin },
      post: { id: made.body.data.id, kind: 'unitHead', unit: office, holder: { id: String(holder), account: 'moved@bureau.example' } },
    });
    const url = `/three-review/posts/${String(made.body.data.id)}`;
    const moved = await people.superAdmin.put(url, { kind: 'informationOfficer', unit: office, holder, reason: '轮岗' });
    expect(moved.body.data).toMatchObject({ kind: 'informationOfficer' });
    expect(await newest()).toMatchObject({ type: 'transferred', reason: '轮岗' });
    const swapped = await people.superAdmin.put(url, { kind: 'informationOfficer', unit: office, holder: (await user(EMAILS.head)).id });
    expect(swapped.status).toBe(400);
    expect((await people.superAdmin.delete(`${url}?reason=${encodeURIComponent('离任')}`)).status).toBe(200);
    expect(await newest()).toMatchObject({ type: 'ended', reason: '离任' });
    for (const client of [auditor, await site.admin('moved@bureau.example')]) {
      const { data } = (await client.get('/three-review/notifications?pageSize=100')).body as { data: { kind: string; data: object }[] };
      const told = data.filter(({ kind }) => kind === 'appointed' || kind === 'appointment_ended');
      expect(told.slice(0, 3).map(({ kind }) => kind)).toEqual(['appointment_ended', 'appointed', 'appointed']);
      expect(told[0]?.data).toMatchObject({ name: '新人', post: 'informationOfficer', reason: '离任' });
    }
    expect(await verified()).toMatchObject({ ok: true });
  });

  it('[A10.2] nobody appoints themselves to a post that signs or publishes', async () => {
    const holder = (await user(EMAILS.superAdmin)).id;
    for (const body of [{ kind: 'unitHead', unit: office }, { kind: 'publisher' }])
      expect(refusalIn(await people.superAdmin.post('/three-review/posts', { ...body, holder }))).toMatchObject({
        status: 403,
        code: 'self_appointment',
      });
    expect(await holderIds('publisher')).not.toContain(String(holder));
  });

  it('[A10.2] an administrator’s token changes neither units nor posts', async () => {
    const token = site.outside(await adminToken(site, EMAILS.superAdmin, ['plugin::three-review.organisation.manage']));
    const holder = (await user(EMAILS.officer)).id;
    const before = await Promise.all(
      ['units', 'posts'].map(async (what) => (await people.superAdmin.get(`/three-review/${what}`)).body as unknown)
    );
    const [post] = (before[1] as { data: { id: string }[] }).data;
    for (const answer of [
      await token.post('/three-review/units', { code: 'token', name: '令牌', kind: 'office' }),
      await token.put(`/three-review/units/${office}`, { name: '令牌' }),
      await token.post('/three-review/posts', { kind: 'publisher', holder }),
      await token.delete(`/three-review/posts/${String(post?.id)}`),
    ])
      expect(refusalIn(answer)).toMatchObject({ status: 403, code: 'not_interactive' });
    const after = await Promise.all(
      ['units', 'posts'].map(async (what) => (await people.superAdmin.get(`/three-review/${what}`)).body as unknown)
    );
    expect(after).toEqual(before);
  });

  it('[A6] a seed adds only what was never there: a dismissed head stays dismissed', async () => {
    const head = await user('head.housing@bureau.example');
    const posts = (await people.superAdmin.get('/three-review/posts')).body.data as { id: string; kind: string; holder: { id: string } }[];
    const post = posts.find(({ kind, holder }) => kind === 'unitHead' && holder.id === String(head.id));
    expect((await people.superAdmin.delete(`/three-review/posts/${String(post?.id)}`)).status).toBe(200);
    await site.strapi
      .plugin('three-review')
      .service('organisation')
      .seed({
        units: [],
        posts: [
          { kind: 'unitHead', unitCode: 'housing-centre', email: 'head.housing@bureau.example' },
          { kind: 'publisher', unitCode: null, email: EMAILS.superAdmin },
        ],
      });
    expect(await holderIds('unitHead')).not.toContain(String(head.id));
    expect(await holderIds('publisher')).not.toContain(String((await user(EMAILS.superAdmin)).id));
  });

  it('[A10.2] the posts of a deleted account end on record, and an account made anew under its id and e-mail inherits nothing', async () => {
    const email = 'gone@bureau.example';
    const id = await account(email);
    expect((await people.superAdmin.post('/three-review/posts', { kind: 'publisher', holder: id })).status).toBe(200);
    expect(await holderIds('publisher')).toContain(String(id));
    expect((await people.superAdmin.delete(`/admin/users/${String(id)}`)).status).toBe(200);
    expect(await newest()).toMatchObject({ type: 'ended', basis: 'account_gone', post: { holder: { id: String(id) } } });
    await site.strapi.db.query('admin::user').create({ data: { id, email, firstname: '冒名', isActive: true, blocked: false } });
    expect(await holderIds('publisher')).not.toContain(String(id));
    expect(await verified()).toMatchObject({ ok: true });
  });

  it('[A10.2] deleted by SQL and made anew, it inherits nothing either, before anybody noticed', async () => {
    const email = 'sql@bureau.example';
    const id = await account(email);
    expect((await people.superAdmin.post('/three-review/posts', { kind: 'publisher', holder: id })).status).toBe(200);
    await site.strapi.db.connection('admin_users_roles_lnk').where({ user_id: id }).delete();
    await site.strapi.db.connection('admin_users').where({ id }).delete();
    await site.strapi.db.query('admin::user').create({ data: { id, email, firstname: '冒名', isActive: true, blocked: false } });
    expect(await holderIds('publisher')).not.toContain(String(id));
  });

  it('[A10.2] a post written past the ledger is found, and so is who signed in it', async () => {
    const knex = site.strapi.db.connection;
    const stranger = await user('officer.housing@bureau.example');
    const { document_id: identity } = await knex<{ id: number; document_id: string }>('admin_users')
      .where({ id: stranger.id })
      .first('document_id')
      .then((row) => row ?? { document_id: '' });
    await knex('three_review_posts').insert({ kind: 'informationOfficer', unit_id: office, holder_id: stranger.id, identity });
    expect(await verified()).toMatchObject({ ok: false, problems: [{ chain: CHAIN, problem: 'projection' }] });
    const documentId = await draftArticle(site);
    await submit(people, ARTICLE, documentId);
    const housing = await site.admin('officer.housing@bureau.example');
    expect((await sign(housing, ARTICLE, documentId, 'first_review')).status).toBe(200);
    await knex('three_review_posts').where({ holder_id: stranger.id, unit_id: office }).delete();
    expect((await verified()).problems).toEqual([{ chain: `${ARTICLE}/${documentId}`, seq: 2, problem: 'not_in_post' }]);
  });

  it('[A5.1] a notice of an appointment that was taken away, changed or invented past the ledger is found', async () => {
    const knex = site.strapi.db.connection;
    const before = (await verified()).problems;
    const [last] = (await knex('three_review_notice_events').where('cause', 'like', 'organisation:%').orderBy('id', 'desc')) as {
      id: number;
      event_key: string;
      cause: string;
      data: string;
    }[];
    if (!last) throw new Error('nobody was told of anything');
    const seq = Number(last.cause.split(':')[1]);
    const found = async () => (await verified()).problems.slice(before.length);
    const event = () => knex('three_review_notice_events').where({ id: last.id });

    await event().update({ data: last.data.replace('"reason":"', '"reason":"另') });
    expect(await found()).toEqual([{ chain: CHAIN, seq, problem: 'notice_altered' }]);
    await event().update({ data: last.data });

    await knex('three_review_notices').where({ cause: last.cause }).update({ cause: 'elsewhere' });
    expect(await found()).toEqual([{ chain: CHAIN, seq, problem: 'notice_missing' }]);
    await knex('three_review_notices').where({ cause: 'elsewhere' }).update({ cause: last.cause });

    const invented = 'organisation:9999';
    await event().update({ event_key: invented, cause: invented });
    expect(await found()).toEqual([
      { chain: CHAIN, seq, problem: 'notice_missing' },
      { chain: CHAIN, seq: 9999, problem: 'notice_stray' },
    ]);
    await event().update({ event_key: last.event_key, cause: last.cause });
    expect(await found()).toEqual([]);
  });
});

describe(`${ENGINE}: [A1] units are written by commands on the organisation alone`, () => {
  it.each<[string, () => Promise<unknown>]>([
    [
      'document service, create',
      () => site.strapi.documents(UNIT as never).create({ data: { code: 'x1', name: 'x', kind: 'office' } as never }),
    ],
    [
      'document service, update',
      () => site.strapi.documents(UNIT as never).update({ documentId: office, data: { name: '冒名' } as never }),
    ],
    ['document service, delete', () => site.strapi.documents(UNIT as never).delete({ documentId: office })],
    ['db.query, create', () => site.strapi.db.query(UNIT).create({ data: { code: 'x2', name: 'x', kind: 'office' } })],
    ['db.query, createMany', () => site.strapi.db.query(UNIT).createMany({ data: [{ code: 'x3', name: 'x', kind: 'office' }] })],
    ['db.query, update', () => site.strapi.db.query(UNIT).update({ where: { code: 'office' }, data: { name: '冒名' } })],
    ['db.query, updateMany', () => site.strapi.db.query(UNIT).updateMany({ where: {}, data: { kind: 'office' } })],
    ['db.query, delete', () => site.strapi.db.query(UNIT).delete({ where: { code: 'office' } })],
    ['db.query, deleteMany', () => site.strapi.db.query(UNIT).deleteMany({ where: {} })],
    [
      'entity service, update',
      async () => {
        const row = (await site.strapi.db.query(UNIT).findOne({ where: { code: 'office' } })) as { id: number };
        return site.strapi.entityService?.update(UNIT as never, row.id, { data: { name: '冒名' } as never });
      },
    ],
  ])('[A1] %s: refused', async (_way, write) => {
    const before = (await people.superAdmin.get('/three-review/units')).body.data as unknown;
    await expect(write()).rejects.toMatchObject({ details: { code: 'organisation_write' } });
    expect((await people.superAdmin.get('/three-review/units')).body.data).toEqual(before);
  });

  it('[A1] the Content Manager neither lists nor writes them, and still offers them in a relation by name', async () => {
    const types = (await people.superAdmin.get('/content-manager/content-types')).body.data as { uid: string; isDisplayed: boolean }[];
    expect(types.find(({ uid }) => uid === UNIT)?.isDisplayed).toBe(false);
    const row = { code: 'cm', name: 'x', kind: 'office' };
    for (const answer of [
      await people.superAdmin.post(cmUrl(UNIT), row),
      await people.superAdmin.put(cmUrl(UNIT, office), { name: '冒名' }),
      await people.superAdmin.delete(cmUrl(UNIT, office)),
    ])
      expect(answer.status).toBe(403);
    const offered = await people.officer.get(`/content-manager/relations/${ARTICLE}/unit?pageSize=50`);
    expect(offered.status).toBe(200);
    expect((offered.body.results as { name: string }[]).map(({ name }) => name)).toContain('办公室');
  });
});

describe(`${ENGINE}: [A5.1] what is under review belongs to the unit that answers for it`, () => {
  const other = () => site.admin('officer.housing@bureau.example');

  it('[A5.1] an officer of another unit neither withdraws nor deletes an approved draft; one of its own does', async () => {
    const documentId = await draftArticle(site);
    await reviewed(people, ARTICLE, documentId);
    const stranger = await other();
    const no = { status: 403, code: 'not_own_unit', article: 'A5.1' };
    expect(refusalIn(await stranger.post(reviewUrl(ARTICLE, documentId, 'withdraw'), { reason: '撤' }))).toEqual(no);
    for (const answer of [
      await people.superAdmin.delete(cmUrl(ARTICLE, documentId)),
      await people.superAdmin.post(cmUrl(ARTICLE, undefined, 'bulkDelete'), { documentIds: [documentId] }),
    ])
      expect(refusalIn(answer)).toEqual(no);
    expect((await look(people.officer, ARTICLE, documentId)).stage).toBe('approved');
    expect((await people.officer.post(reviewUrl(ARTICLE, documentId, 'withdraw'), { reason: '撤' })).status).toBe(200);
    expect((await people.superAdmin.delete(cmUrl(ARTICLE, documentId))).status).toBe(200);
  });

  it('[A10.2] two people of one name in a round are shown with their accounts, and the ledger keeps name and account as they were', async () => {
    const knex = site.strapi.db.connection;
    const documentId = await draftArticle(site);
    await submit(people, ARTICLE, documentId);
    expect((await sign(people.officer, ARTICLE, documentId, 'first_review')).status).toBe(200);
    const head: unknown = await knex('admin_users').where({ email: EMAILS.head }).first('firstname', 'lastname');
    await knex('admin_users')
      .where({ email: EMAILS.officer })
      .update(head as object);
    const { required, signOffs } = await look(people.leader, ARTICLE, documentId);
    expect(signOffs[0]?.signer.account).toBe(EMAILS.officer);
    expect(required.slice(0, 2).flatMap((stage) => stage.people.map(({ name }) => name))).toEqual([
      expect.stringContaining(EMAILS.officer),
      expect.stringContaining(EMAILS.head),
    ]);
    const { data } = (await people.superAdmin.get(`/three-review/ledger?uid=${ARTICLE}&documentId=${documentId}`)).body as {
      data: { body: string }[];
    };
    const signed = JSON.parse(data[0]?.body ?? '{}') as { event: { signOff: { signer: object } } };
    expect(signed.event.signOff.signer).toMatchObject({ name: '陈信息', account: EMAILS.officer });
  });
});

interface Seeder {
  seed(seed: object): Promise<void>;
}
const seeder = (): Seeder => site.strapi.plugin('three-review').service('organisation') as unknown as Seeder;

describe(`${ENGINE}: [A1] a set-up is stored whole or not at all`, () => {
  const rows = async (): Promise<string> =>
    JSON.stringify([
      await site.strapi.db.connection('three_review_posts').orderBy('id'),
      await site.strapi.db.query(UNIT).findMany({ orderBy: { id: 'asc' } }),
      await site.strapi.db.connection('three_review_ledger').where({ chain: CHAIN }).count({ n: '*' }),
    ]);

  it('[A1] every fault in its shape is named at once, with its place, its value and what is allowed', async () => {
    const before = await rows();
    const said = await seeder()
      .seed({
        units: [
          { code: 'new-unit', name: '新科', kind: 'office', parentCode: null },
          { code: 'Bad Code', name: '科', kind: 'department', parentCode: null },
        ],
        posts: [
          { kind: 'headmaster', unitCode: 'new-unit', email: EMAILS.officer },
          { kind: 'unitHead', unitCode: 'new-unit', email: EMAILS.officer, since: 'now' },
        ],
      })
      .then(
        () => '',
        (error: unknown) => String(error)
      );
    for (const fault of [
      'units.1.code: "Bad Code"',
      'units.1.kind: "department"',
      'posts.0.kind: "headmaster"',
      'informationOfficer',
      'posts.1',
    ])
      expect(said).toContain(fault);
    expect(await rows()).toBe(before);
  });

  it('[A1] so is every fault between its parts: unknown units, a ring, a post of the wrong scope', async () => {
    const before = await rows();
    const said = await seeder()
      .seed({
        units: [
          { code: 'ring-a', name: '甲科', kind: 'office', parentCode: 'ring-b' },
          { code: 'ring-b', name: '乙科', kind: 'office', parentCode: 'ring-a' },
          { code: 'orphan', name: '丙科', kind: 'office', parentCode: 'nowhere' },
          { code: 'orphan', name: '丁科', kind: 'office', parentCode: null },
        ],
        posts: [
          { kind: 'unitHead', unitCode: 'ofice', email: EMAILS.officer },
          { kind: 'unitHead', unitCode: null, email: EMAILS.officer },
          { kind: 'publisher', unitCode: 'office', email: EMAILS.officer },
        ],
      })
      .then(
        () => '',
        (error: unknown) => String(error)
      );
    for (const fault of [
      'units.0.parentCode: "ring-b"',
      'units.2.parentCode: "nowhere"',
      'units.3.code: "orphan"',
      'posts.0.unitCode: "ofice"',
      'posts.1.unitCode: null',
      'posts.2.unitCode: "office"',
    ])
      expect(said).toContain(fault);
    expect(said).toContain('nothing was stored');
    expect(await rows()).toBe(before);
  });
});

describe(`${ENGINE}: [A6] a row that no rule can be applied to`, () => {
  const ROUTES = [
    '/three-review/units',
    '/three-review/posts',
    '/three-review/organisation/history',
    '/three-review/ledger/verify',
    '/three-review/columns',
    '/three-review/audit/columns',
    '/three-review/audit/units',
    '/three-review/audit/drafts',
    '/three-review/audit/site',
    '/three-review/audit/bulletin?month=2026-10',
    '/three-review/notifications',
  ];
  let row: number;
  let stray: string;

  beforeAll(async () => {
    const knex = site.strapi.db.connection;
    const holder = await user(EMAILS.publisher);
    const account = await knex<{ id: number; document_id: string }>('admin_users').where({ id: holder.id }).first('document_id');
    await knex('three_review_posts').insert({ kind: 'headmaster', unit_id: office, holder_id: holder.id, identity: account?.document_id });
    row = (await knex<{ id: number; kind: string }>('three_review_posts').where({ kind: 'headmaster' }).first('id'))?.id ?? 0;
    stray = 'strayunit0000000000000000';
    await knex('three_review_units').insert({
      document_id: stray,
      code: 'stray',
      name: '无此类',
      kind: 'department',
      published_at: new Date(),
    });
  });

  it('[A6] is no 500 on any route, is listed as unreadable, and entitles to nothing', async () => {
    for (const route of ROUTES) {
      const { status } = await people.superAdmin.get(route);
      expect([route, status]).toEqual([route, 200]);
    }
    const posts = (await people.superAdmin.get('/three-review/posts')).body as { data: { id: string }[]; meta: object };
    expect(posts.data.map(({ id }) => id)).not.toContain(String(row));
    expect(posts.meta).toMatchObject({ unreadable: [{ id: String(row), kind: 'headmaster', unit: office }] });
    expect((await people.superAdmin.get('/three-review/units')).body.meta).toMatchObject({
      unreadable: [{ id: stray, kind: 'department' }],
    });
    const documentId = await draftArticle(site);
    await submit(people, ARTICLE, documentId);
    expect(refusalIn(await sign(people.publisher, ARTICLE, documentId, 'first_review'))).toMatchObject({ code: 'no_post_for_unit' });
  });

  it('[A6] is a finding of the doctor', async () => {
    const doctor = site.strapi.plugin('three-review').service('doctor') as unknown as {
      run(): Promise<{ checks: { name: string; ok: boolean; detail: string }[] }>;
    };
    const check = (await doctor.run()).checks.find(({ name }) => name === 'rows of units and posts');
    expect(check).toMatchObject({ ok: false, detail: expect.stringContaining('headmaster') });
    expect(check?.detail).toContain('department');
  });

  it('[A10.2] is removed by a person who is signed in, and by nobody else', async () => {
    const url = `/three-review/posts/${String(row)}`;
    const token = await adminToken(site, EMAILS.superAdmin, ['plugin::three-review.organisation.manage']);
    expect((await site.outside(token).delete(url)).status).toBe(403);
    expect((await people.superAdmin.delete(url)).status).toBe(200);
    expect((await people.superAdmin.get('/three-review/posts')).body.meta).toEqual({ unreadable: [] });
    await site.strapi.db.connection('three_review_units').where({ document_id: stray }).delete();
  });
});
