import { backfill, resultsOf } from '../support/audit/desk';
import { dayText } from '../support/audit/year';
import { signIn, type People } from '../support/people';
import { unitId } from '../support/review';
import { bootSite, ENGINE, type Client, type Site } from '../support/site';
import { BAD_VALUES, expectBadInput } from '../support/hostile';

let site: Site;
let people: People;
let auditor: Client;
let office: string;
let housing: string;
let officer: number;

beforeAll(async () => {
  site = await bootSite();
  people = await signIn(site);
  auditor = await site.admin('auditor@bureau.example');
  office = await unitId(site, 'office');
  housing = await unitId(site, 'housing-centre');
  const user = await site.strapi.db.query('admin::user').findOne({ where: { email: 'officer.office@bureau.example' } });
  officer = Number(user?.id);
});
afterAll(() => site.close());

const term = (change: object = {}) => ({ from: '2025-01-01', unit: office, ...change });
const create = (body: object) => auditor.post('/three-review/columns', { category: 'other', term: term(), ...body });

describe(`${ENGINE}: [A9.1] columns are divided among units`, () => {
  it('takes the id of the host’s own column of the same slug or name, else the slug', async () => {
    const host = await site.strapi.documents('api::column.column').create({ data: { name: '专题', slug: 'special' } as never });
    const bySlug = await create({ name: '别名', slug: 'special' });
    expect(bySlug.body.data).toMatchObject({
      id: host.documentId,
      name: '别名',
      terms: [{ from: '2025-01-01', to: null, suspended: false }],
    });
    const named = await site.strapi.documents('api::column.column').create({ data: { name: '办事指南', slug: 'guide' } as never });
    expect((await create({ name: '办事指南', slug: 'zhinan' })).body.data.id).toBe(named.documentId);
    expect((await create({ name: '党建', slug: 'party' })).body.data.id).toBe('party');
  });

  it('changes what is named and leaves the rest', async () => {
    const { id } = (await create({ name: '改名前', slug: 'rename', category: 'news', publicStatus: true })).body.data as { id: string };
    const changed = await auditor.put(`/three-review/columns/${id}`, { name: '改名后' });
    expect(changed.body.data).toMatchObject({ name: '改名后', slug: 'rename', category: 'news', publicStatus: true });
  });

  it('[A9.2] renamed, it keeps the frequency that the policy gave it under its old name on the days before', async () => {
    const [news] = (await auditor.get(`/three-review/columns?_q=${encodeURIComponent('住建新闻')}`)).body.data as { id: string }[];
    const { id } = news ?? { id: '' };
    const today = Math.floor((Date.now() + 8 * 3_600_000) / 86_400_000);
    const judged = async (): Promise<readonly string[]> => {
      await backfill(site, dayText(today - 40), dayText(today), Date.now());
      return (await resultsOf(auditor, `column=${id}`)).map(({ period, verdict }) => `${period.unit} ${period.from} ${verdict}`);
    };
    const before = await judged();
    expect(before.filter((line) => line.startsWith('week')).length).toBeGreaterThanOrEqual(4);
    const url = `/three-review/columns/${id}`;
    expect((await auditor.put(url, { name: '新闻动态' })).body.data).toMatchObject({ name: '新闻动态' });
    expect((await auditor.put(url, { name: '动态新闻' })).body.data).not.toHaveProperty('former');
    expect((await judged()).filter((line) => line.startsWith('week'))).toEqual(before.filter((line) => line.startsWith('week')));
    expect((await auditor.put(url, { name: '住建新闻' })).status).toBe(200);
    expect(await judged()).toEqual(before);
  });

  it('keeps what held before a new term', async () => {
    const { id } = (await create({ name: '换届', slug: 'terms' })).body.data as { id: string };
    const url = `/three-review/columns/${id}/terms`;
    const body = term({ from: '2026-07-01', unit: housing, coUnits: [office], dutyOfficer: officer, frequency: { kind: 'gap', days: 30 } });
    const added = await auditor.post(url, body);
    expect(added.body.data.terms).toMatchObject([
      { from: '2025-01-01', to: '2026-06-30', unit: { id: office }, frequency: { kind: 'policy' } },
      { from: '2026-07-01', to: null, unit: { id: housing }, coUnits: [{ id: office }], dutyOfficer: { id: officer } },
    ]);
    const [first, second] = (added.body.data as { terms: { id: string }[] }).terms;
    const moved = await auditor.put(`${url}/${String(second?.id)}`, { ...body, from: '2026-08-01' });
    expect(moved.body.data.terms[0].to).toBe('2026-07-31');
    expect((await auditor.post(url, body)).status).toBe(200);
    expect((await auditor.post(url, body)).status).toBe(400);
    expect((await auditor.delete(`${url}/${String(first?.id)}`)).body.data.terms).toHaveLength(2);
  });

  it('lists the tree in order, by pages and filters', async () => {
    await create({ name: '甲', slug: 'tree-a' });
    await create({ name: '乙', slug: 'tree-b', parent: 'tree-a', category: 'notices' });
    const all = await auditor.get('/three-review/columns?pageSize=100');
    const ids = (all.body.data as { id: string }[]).map((column) => column.id);
    expect(ids.indexOf('tree-b')).toBe(ids.indexOf('tree-a') + 1);
    expect((await auditor.get('/three-review/columns?_q=乙')).body).toMatchObject({
      data: [{ id: 'tree-b' }],
      meta: { pagination: { total: 1 } },
    });
    expect((await auditor.get('/three-review/columns?pageSize=1&page=2')).body.data).toHaveLength(1);
    expect((await auditor.put('/three-review/columns/tree-a', { parent: 'tree-b' })).body.error.details.issues[0].path).toBe('parent');
    expect((await auditor.delete('/three-review/columns/tree-a')).body.error.details.code).toBe('column_in_use');
    expect((await auditor.delete('/three-review/columns/tree-b')).status).toBe(200);
    expect((await auditor.get('/three-review/columns/tree-b')).status).toBe(404);
  });

  it.each([
    ['a unit that does not exist', { term: { from: '2025-01-01', unit: 'nowhere' } }, 'term.unit'],
    ['a person without account', { term: { from: '2025-01-01', unit: 'office', dutyOfficer: 99999 } }, 'term.dutyOfficer'],
    ['a day that does not exist', { term: { from: '2025-02-30', unit: 'office' } }, 'term.from'],
    ['a parent that does not exist', { parent: 'nowhere' }, 'parent'],
    ['a slug with capitals', { slug: 'A B' }, 'slug'],
    ['no name', { name: ' ' }, 'name'],
    ['a frequency nobody knows', { term: { from: '2025-01-01', unit: 'office', frequency: { kind: 'daily' } } }, 'term.frequency.kind'],
    ['an unknown key', { colour: 'red' }, ''],
  ])('refuses %s and says where', async (_what, change: Record<string, unknown>, path) => {
    const body = JSON.parse(
      JSON.stringify({ name: '错', slug: 'wrong', ...change }).replace('"unit":"office"', `"unit":"${office}"`)
    ) as object;
    const answer = await create(body);
    expect(answer.status).toBe(400);
    expect(answer.body.error.details.issues[0].path).toBe(path);
    expect((await auditor.get('/three-review/columns/wrong')).status).toBe(404);
  });

  it.each(['name', 'slug', 'parent', 'category', 'publicStatus', 'term', 'id'])(
    'any value for %s is answered with a 400',
    async (field) => {
      await expectBadInput(BAD_VALUES[field] ?? [], (value) => create({ name: '值', slug: 'value', [field]: value }));
    }
  );

  it('reading and managing are rights of their own', async () => {
    const nobody = await site.admin('confidentiality@bureau.example');
    expect((await people.officer.get('/three-review/columns')).status).toBe(200);
    expect((await people.officer.post('/three-review/columns', { name: '甲', slug: 'x', term: term() })).status).toBe(403);
    expect((await people.leader.delete('/three-review/columns/party')).status).toBe(403);
    expect((await site.outside().get('/three-review/columns')).status).toBe(401);
    expect((await nobody.get('/three-review/columns')).status).toBe(200);
  });
});

describe(`${ENGINE}: [A1] units`, () => {
  it('renaming a unit leaves it where it stands', async () => {
    const before = (await people.superAdmin.get('/three-review/units')).body.data.find((unit: { id: string }) => unit.id === office);
    const after = await people.superAdmin.put(`/three-review/units/${office}`, { name: '办公室' });
    expect(before.parent).toBeTruthy();
    expect(after.body.data.parent).toBe(before.parent);
  });
});
