import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Setup, SetupGap } from '../../src/plugins/three-review/shared/contracts';
import { edit, editSchema } from '../support/demoCopy';
import { EMAILS, signIn, type People } from '../support/people';
import { draftArticle, NOTICE, refusalIn } from '../support/review';
import { adminWith, READ } from '../support/roles';
import { bootSite, ENGINE, ROOT, type Client, type Site } from '../support/site';
import { adminToken } from '../support/tokens';

/** The host as another one would be: a notice says its unit in a text of its own, and goods are sold. */
const DIST = path.join(ROOT, '.tmp', `setup-${randomUUID()}`);
const CREATE = 'plugin::content-manager.explorer.create';
const MANAGE = 'plugin::three-review.organisation.manage';

let site: Site;
let people: People;

const build = (): void => {
  fs.cpSync(path.join(ROOT, 'dist'), DIST, { recursive: true, filter: (from) => !from.includes(`${path.sep}build`) });
  editSchema(path.join(DIST, 'src', 'api', 'notice', 'content-types', 'notice', 'schema.json'), ({ attributes }) => {
    attributes.department = { type: 'string' };
  });
  edit(path.join(DIST, 'config', 'plugins.js'), (text) =>
    text.replace("'api::notice.notice': {}", "'api::notice.notice': { unit: 'department' }").replace("'api::about.about': {},", '')
  );
};

const setup = async (by: Client = people.superAdmin): Promise<Setup> => {
  const answer = await by.get('/three-review/setup');
  if (answer.status !== 200) throw new Error(`setup: ${String(answer.status)} ${JSON.stringify(answer.body)}`);
  return (answer.body as { data: Setup }).data;
};
const stateOf = async (id: string): Promise<string | undefined> => (await setup()).steps.find((step) => step.id === id)?.state;
const checks = async () => {
  const doctor = site.strapi.plugin('three-review').service('doctor') as unknown as {
    run(): Promise<{ checks: readonly { name: string; ok: boolean; detail: string }[] }>;
  };
  return (await doctor.run()).checks;
};
const finding = async (name: string): Promise<string | null> => {
  const found = (await checks()).find((check) => check.name === name);
  if (!found) throw new Error(`the doctor knows no ${name}`);
  return found.ok ? null : found.detail;
};

interface Permission {
  readonly id: number;
  readonly action: string;
  readonly subject: string | null;
  readonly properties: { readonly fields?: string[]; readonly locales?: string[] };
  readonly conditions: readonly string[];
}
const permissionsOf = async (role: number): Promise<Permission[]> =>
  (await site.strapi.db.query('admin::permission').findMany({ where: { role: { id: role } }, orderBy: { id: 'asc' } })) as Permission[];
interface SiteEvent {
  readonly type: string;
  readonly at: number;
  readonly by: { readonly account?: string } | null;
  readonly types?: string;
  readonly rights?: readonly object[];
}
const siteEvents = async (): Promise<readonly SiteEvent[]> => {
  const rows = (await site.strapi.db.connection('three_review_ledger').where({ chain: 'site/mode' }).orderBy('seq')) as { body: string }[];
  return rows.map(({ body }) => (JSON.parse(body) as { event: SiteEvent }).event);
};
const asked = (gaps: readonly SetupGap[]) =>
  gaps.map(({ role, action, type, fields }) => ({
    role: role.id,
    action,
    subject: type?.uid ?? null,
    fields: fields.map(({ name }) => name),
  }));

beforeAll(async () => {
  build();
  site = await bootSite({ dist: DIST });
  people = await signIn(site);
});
afterAll(async () => {
  await site.close();
  fs.rmSync(DIST, { recursive: true, force: true });
});

describe(`${ENGINE}: the first page`, () => {
  it('tells which types there are, where their column and unit are taken from, and the lines that cover them', async () => {
    const { types } = await setup();
    expect(types.types.map(({ uid, covered, proposal }) => [uid, covered, proposal.cover])).toEqual(
      expect.arrayContaining([
        ['api::article.article', true, true],
        [NOTICE, true, true],
        ['api::about.about', false, true],
      ])
    );
    const article = types.types.find(({ uid }) => uid === 'api::article.article');
    expect(article).toMatchObject({
      name: '文章 Article',
      sources: { column: { name: 'column' }, unit: { name: 'unit' }, classification: null },
    });
    expect(article?.documents).toBe(await site.strapi.documents('api::article.article').count({}));
    expect(types.types.some(({ uid }) => uid === 'plugin::three-review.unit')).toBe(false);
    expect(types.lines).toContain("'api::notice.notice': { unit: 'department' },");
    expect(types.lines).toContain("'api::about.about': {");
  });

  it('has the mapping confirmed by a person, and by no token', async () => {
    expect(await stateOf('types')).toBe('missing');
    const token = site.outside(await adminToken(site, EMAILS.superAdmin, [MANAGE]));
    expect(refusalIn(await token.post('/three-review/setup/confirm'))).toMatchObject({ status: 403, code: 'not_interactive' });
    expect((await setup()).types.confirmed).toBeNull();
    expect((await people.superAdmin.post('/three-review/setup/confirm')).status).toBe(200);
    expect((await setup()).types.confirmed).toMatchObject({ by: { account: EMAILS.superAdmin } });
    expect(await stateOf('types')).toBe('done');
  });

  it('has it on record who confirmed what, and reads it from there: neither a change of it nor a note in the store confirms anything', async () => {
    const events = await siteEvents();
    expect(events.filter(({ type }) => type === 'mapping_confirmed')).toEqual([
      expect.objectContaining({ basis: 'person', by: expect.objectContaining({ account: EMAILS.superAdmin }) }),
    ]);
    const confirmed = events.find(({ type }) => type === 'mapping_confirmed');
    expect(JSON.parse(String(confirmed?.types))).toMatchObject({ [NOTICE]: { unit: 'department' } });
    expect(confirmed?.at).toBeGreaterThan(Date.now() - 600_000);
    // Said again, it is no other word.
    expect((await people.superAdmin.post('/three-review/setup/confirm')).status).toBe(200);
    expect(await siteEvents()).toHaveLength(events.length);
    const held = site.strapi.config.get<{ contentTypes: object }>('plugin::three-review');
    site.strapi.config.set('plugin::three-review', {
      ...held,
      contentTypes: {
        ...held.contentTypes,
        [NOTICE]: { ...(held.contentTypes as Record<string, object>)[NOTICE], unitNames: { 甲: 'office' } },
      },
    });
    expect((await setup()).types.confirmed).toBeNull();
    site.strapi.config.set('plugin::three-review', held);
    expect(await stateOf('types')).toBe('done');
    await site.strapi.db.connection('strapi_core_store_settings').where('key', 'like', 'plugin_three-review_setup%').delete();
    expect(await stateOf('types')).toBe('done');
    expect((await people.superAdmin.get('/three-review/ledger/verify')).body).toMatchObject({ data: { ok: true } });
  });

  it('is for who may see it, and acting on it for who may manage', async () => {
    for (const client of [people.officer, people.head, people.publisher, site.outside()])
      expect([401, 403]).toContain((await client.get('/three-review/setup')).status);
    const reader = await site.admin(await adminWith(site, [{ action: 'plugin::three-review.setup.read' }]));
    expect((await setup(reader)).may).toEqual({ manage: false, columns: false, roles: false });
    expect((await reader.get('/three-review/setup/people')).status).toBe(403);
    expect((await reader.post('/three-review/setup/confirm')).status).toBe(403);
    const office = await site.admin(await adminWith(site, [{ action: MANAGE }]));
    const rights = [{ role: 1, action: READ, subject: null, fields: [] }];
    expect((await office.post('/three-review/setup/rights', { rights })).status).toBe(403);
    expect((await office.get('/three-review/setup/people')).body.data).toContainEqual(
      expect.objectContaining({ name: '陈信息', account: EMAILS.officer })
    );
  });
});

describe(`${ENGINE}: [A1] units`, () => {
  it('a text in which no unit is named is listed with its documents, until there is one', async () => {
    const make = (department: string) =>
      site.strapi.documents(NOTICE).create({ data: { title: '停水通知', department } as never, locale: undefined as never });
    for (const department of ['office', 'water-works', 'water-works', '供水处']) await make(department);
    const { units } = await setup();
    expect(units.strays).toEqual([
      { value: 'water-works', name: 'water-works', documents: 2, code: 'water-works', fits: true, configured: false },
      { value: '供水处', name: '供水处', documents: 1, code: 'unit-1', fits: false, configured: false },
    ]);
    expect(units.matched).toBe(1);
    expect(await stateOf('units')).toBe('missing');
    expect(await finding('texts that name a unit')).toContain('“water-works” (2 documents)');
    const made = await people.superAdmin.post('/three-review/units', { code: 'water-works', name: '供水管理处', kind: 'subordinate' });
    expect(made.status).toBe(200);
    expect((await setup()).units.strays.map(({ value }) => value)).toEqual(['供水处']);
  });
});

describe(`${ENGINE}: [A6] posts`, () => {
  it('each that must be held is named with who holds it, a vacant one with the drafts that wait', async () => {
    const { posts, units } = await setup();
    const vacant = posts.seats.filter(({ holders }) => holders.length === 0);
    // The unit that was made just now: all three posts, and two notices that name it.
    expect(vacant.map(({ post, unit, waiting }) => [unit?.name, post, waiting])).toEqual(
      ['informationOfficer', 'unitHead', 'supervisingLeader'].map((post) => ['供水管理处', post, 2])
    );
    expect(posts.seats.length).toBe((units.units.length - 1) * 3 + 1);
    expect(await finding('posts that sign')).toContain('供水管理处: informationOfficer');
    const unit = units.units.find(({ code }) => code === 'water-works')?.id;
    const users = (await people.superAdmin.get('/three-review/setup/people')).body.data as { id: number; account: string }[];
    const id = (email: string) => users.find(({ account }) => account === email)?.id;
    for (const [kind, email] of [
      ['informationOfficer', EMAILS.officer],
      ['unitHead', EMAILS.head],
      ['supervisingLeader', EMAILS.leader],
    ] as const)
      expect((await people.superAdmin.post('/three-review/posts', { kind, unit, holder: id(email) })).status).toBe(200);
    expect(await stateOf('posts')).toBe('done');
    expect(await finding('posts that sign')).toBeNull();
  });

  it('falls back when a holder leaves: a draft of the unit waits', async () => {
    await draftArticle(site);
    const posts = (await people.superAdmin.get('/three-review/posts')).body.data as { id: string; kind: string; unit: string }[];
    const office = (await setup()).units.units.find(({ code }) => code === 'office')?.id;
    const officer = posts.find(({ kind, unit }) => kind === 'informationOfficer' && unit === office);
    expect((await people.superAdmin.delete(`/three-review/posts/${String(officer?.id)}`)).status).toBe(200);
    const seat = (await setup()).posts.seats.find(({ post, unit }) => post === 'informationOfficer' && unit?.id === office);
    expect(seat?.holders).toEqual([]);
    expect(seat?.waiting).toBeGreaterThan(0);
    expect(await stateOf('posts')).toBe('missing');
    const user = await site.strapi.db.query('admin::user').findOne({ where: { email: EMAILS.officer } });
    const back = { kind: 'informationOfficer', unit: office, holder: Number(user?.id) };
    expect((await people.superAdmin.post('/three-review/posts', back)).status).toBe(200);
    expect(await stateOf('posts')).toBe('done');
  });
});

describe(`${ENGINE}: [A9.1] columns`, () => {
  it('a record of the host’s that is no column is listed, until it is taken over', async () => {
    const record = await site.strapi.documents('api::column.column').create({ data: { name: '供水公告', slug: 'water' } as never });
    const { columns } = await setup();
    expect(columns.strays).toContainEqual({
      value: record.documentId,
      name: '供水公告',
      documents: 0,
      code: expect.any(String),
      fits: true,
      configured: false,
    });
    expect(await stateOf('columns')).toBe('missing');
    const unit = (await setup()).units.units[1]?.id;
    for (const stray of columns.strays) {
      const column = { id: stray.value, name: stray.name, slug: stray.code, term: { from: '2026-11-01', unit } };
      expect((await people.superAdmin.post('/three-review/columns', column)).status).toBe(200);
    }
    expect(await stateOf('columns')).toBe('done');
  });
});

describe(`${ENGINE}: [A10.2] rights of roles`, () => {
  const fieldless = async (): Promise<number> => {
    const grants = [
      { action: CREATE, subject: NOTICE, fields: ['title'] },
      {
        action: READ,
        subject: NOTICE,
        fields: ['title', 'reviewStage', 'reviewColumn', 'reviewEventDate'],
        conditions: ['admin::is-creator'],
      },
    ];
    const email = await adminWith(site, grants);
    const user = await site.strapi.db.query('admin::user').findOne({ where: { email }, populate: ['roles'] });
    return (user as { roles: { id: number }[] }).roles[0]?.id ?? 0;
  };

  it('a role that lacks fields or rights is named, gets exactly those that were shown, keeps all that it had', async () => {
    expect((await setup()).roles.gaps).toEqual([]);
    const role = await fieldless();
    const before = await permissionsOf(role);
    const { gaps } = (await setup()).roles;
    expect(gaps.map(({ action, fields }) => [action.split('.').at(-1), ...fields.map(({ name }) => name)])).toEqual([
      ['create', 'reviewColumn', 'department', 'reviewEventDate', 'classification'],
      ['read', 'classification'],
      ['read'],
      ['submit'],
    ]);
    expect(gaps[1]).toMatchObject({
      role: { id: role },
      type: { uid: NOTICE, name: '公告 Notice' },
      fields: [{ added: 'classification' }],
    });
    expect(await finding('rights of roles')).toContain('classification');

    const token = site.outside(await adminToken(site, EMAILS.superAdmin, [MANAGE, 'admin::roles.update']));
    expect((await token.post('/three-review/setup/rights', { rights: asked(gaps) })).status).toBe(403);
    expect(await permissionsOf(role)).toEqual(before);

    // What no role lacks is not given, though it is asked for; nor is what was not shown.
    const more = [
      ...asked(gaps).map((one) => ({ ...one, fields: [...one.fields, 'text'].filter((field) => field !== 'reviewEventDate') })),
      { role, action: 'plugin::content-manager.explorer.publish', subject: NOTICE, fields: [] },
      { role, action: 'admin::users.create', subject: null, fields: [] },
    ];
    const answer = await people.superAdmin.post('/three-review/setup/rights', { rights: more });
    expect(answer.body).toMatchObject({ data: { granted: 4 } });
    const after = await permissionsOf(role);
    expect(after.slice(0, before.length).map(({ action, conditions, properties }) => ({ action, conditions, properties }))).toEqual([
      {
        action: CREATE,
        conditions: [],
        properties: { fields: ['title', 'reviewColumn', 'department', 'classification'], locales: ['zh-Hans', 'en'] },
      },
      {
        action: READ,
        conditions: ['admin::is-creator'],
        properties: { fields: ['title', 'reviewStage', 'reviewColumn', 'reviewEventDate', 'classification'], locales: ['zh-Hans', 'en'] },
      },
    ]);
    expect(after.slice(before.length).map(({ action }) => action)).toEqual([
      'plugin::three-review.review.read',
      'plugin::three-review.review.submit',
    ]);

    const { gaps: left } = (await setup()).roles;
    expect(left.map(({ fields }) => fields.map(({ name }) => name))).toEqual([['reviewEventDate']]);
    expect((await people.superAdmin.post('/three-review/setup/rights', { rights: asked(left) })).body).toMatchObject({
      data: { granted: 1 },
    });
    expect(await stateOf('roles')).toBe('done');
    expect(await finding('rights of roles')).toBeNull();
    const granted = (await siteEvents()).filter(({ type }) => type === 'rights_granted');
    expect(granted.map(({ by, rights }) => [by?.account, rights?.length])).toEqual([
      [EMAILS.superAdmin, 4],
      [EMAILS.superAdmin, 1],
    ]);
    expect(granted[1]?.rights).toEqual([expect.objectContaining({ role, subject: NOTICE, fields: ['reviewEventDate'] })]);
    expect((await people.superAdmin.get('/three-review/ledger/verify')).body).toMatchObject({ data: { ok: true } });
  });

  it('whoever is appointed to a post that signs needs to read all of it: the right is created in every language', async () => {
    const email = await adminWith(site, []);
    const user = await site.strapi.db.query('admin::user').findOne({ where: { email }, populate: ['roles'] });
    const role = (user as unknown as { roles: { id: number }[] }).roles[0]?.id ?? 0;
    const post = { kind: 'publisher', holder: Number(user?.id) };
    expect((await people.superAdmin.post('/three-review/posts', post)).status).toBe(200);
    const { gaps } = (await setup()).roles;
    expect(gaps.map(({ action, type }) => [action.split('.').at(-1), type?.uid])).toEqual([
      ['read', undefined],
      ['act', undefined],
      ['read', 'api::article.article'],
      ['publish', 'api::article.article'],
      ['read', NOTICE],
      ['publish', NOTICE],
    ]);
    expect((await people.superAdmin.post('/three-review/setup/rights', { rights: asked(gaps) })).body).toMatchObject({
      data: { granted: 6 },
    });
    expect((await setup()).roles.gaps).toEqual([]);
    const read = (await permissionsOf(role)).find(({ action, subject }) => action === READ && subject === 'api::article.article');
    expect(read?.properties.locales?.sort()).toEqual(['en', 'zh-Hans']);
    expect(read?.properties.fields).toEqual(expect.arrayContaining(['title', 'facts.label', 'reviewStage']));
    // Strapi finds nothing of it to be wrong.
    await (
      site.strapi.service('admin::permission') as unknown as { cleanPermissionsInDatabase(): Promise<void> }
    ).cleanPermissionsInDatabase();
    expect((await setup()).roles.gaps).toEqual([]);
  });
});
