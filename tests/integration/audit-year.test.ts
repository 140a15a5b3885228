import { published } from '../support/audit/desk';
import { seedYear, type SeededYear } from '../support/audit/year';
import { signIn, type People } from '../support/people';
import { bootSite, ENGINE, type Client, type Site } from '../support/site';

/** A Wednesday, noon in Shanghai: the week ends in 4 days, the month in 5, the quarter in 36. */
const NOW = Date.parse('2026-11-25T04:00:00Z');

let site: Site;
let people: People;
let auditor: Client;
let year: SeededYear;

beforeAll(async () => {
  site = await bootSite();
  people = await signIn(site);
  auditor = await site.admin('auditor@bureau.example');
  year = await seedYear(site.strapi, { now: NOW, days: 330 });
});
afterAll(() => site.close());

interface Row {
  readonly slug: string;
  readonly standing: string;
}
const rows = async (query = ''): Promise<readonly Row[]> =>
  (await auditor.get(`/three-review/audit/columns?on=2026-11-25&pageSize=100${query}`)).body.data as Row[];
const of = (list: readonly Row[], slug: string) => list.find((row) => row.slug === slug);

describe(`${ENGINE}: [A9.2] how columns stand on a day`, () => {
  it.each([
    ['work-news', 'overdue'],
    ['interpretation', 'overdue'],
    ['bidding', 'overdue'],
    ['market', 'overdue'],
    ['personnel', 'empty'],
    ['meetings', 'due_soon'],
    ['presale', 'due_soon'],
    ['news', 'met'],
    ['permits', 'excused'],
    ['functions', 'exempt'],
    ['old-estates', 'suspended'],
  ])('%s is %s', async (slug, standing) => {
    expect(of(await rows(), slug)).toMatchObject({ slug, standing });
  });

  it('the most urgent first, and counts that add up to all', async () => {
    const answer = await auditor.get('/three-review/audit/columns?on=2026-11-25&pageSize=5');
    const { counts, pagination, calendarKnownTo, lastRun } = answer.body.meta;
    const { all, ...each } = counts as Record<string, number>;
    expect(Object.values(each).reduce((sum, n) => sum + n, 0)).toBe(all);
    expect(pagination).toMatchObject({ page: 1, pageSize: 5, total: all, pageCount: Math.ceil((all ?? 0) / 5) });
    expect((answer.body.data as Row[]).every((row) => row.standing === 'overdue')).toBe(true);
    expect(calendarKnownTo).toBe('2026-12-31');
    expect(lastRun.status).toBe('done');
  });
  it('a column as its page shows it: map, tally, timeliness, the reason of every period', async () => {
    const id = year.columns.get('penalties') ?? '';
    const { data } = (await auditor.get(`/three-review/audit/columns/${id}?on=2026-11-25`)).body;
    expect(data.standing).toMatchObject({
      standing: 'overdue',
      period: { unit: 'quarter', from: '2026-07-01', to: '2026-09-30' },
      counted: 0,
    });
    expect(data.days.counts).toHaveLength(52 * 7 + 3);
    expect(data.standing.marks).toContainEqual({ from: '2026-07-01', to: '2026-09-30', verdict: 'missed' });
    expect(data.timeliness.limit).toBe(20);
    const results = await auditor.get(`/three-review/audit/results?column=${id}&verdict=missed&from=2026-07-01`);
    expect(results.body.data).toMatchObject([
      {
        period: { from: '2026-07-01' },
        verdict: 'missed',
        frozen: true,
        notes: [{ code: 'short' }, { code: 'excuse_late' }],
        article: 'A9.2',
      },
    ]);
    const [, late] = results.body.data[0].notes;
    expect(late.data.excuses).toEqual([{ by: '信息员', reason: '本季度无处罚案件', filedOn: '2026-11-05' }]);
  });

  it('publications with the reason why one does not count', async () => {
    const url = `/three-review/audit/columns/${year.columns.get('news') ?? ''}/events?pageSize=100`;
    const { data, meta } = (await auditor.get(url)).body as {
      data: { counts: boolean; notCounted: string | null; title: string; kind: string }[];
      meta: { pagination: { total: number } };
    };
    expect(meta.pagination.total).toBeGreaterThan(100);
    expect(data.every((event) => event.counts === (event.notCounted === null) && event.title !== null)).toBe(true);
    expect(new Set(data.map(({ notCounted }) => notCounted))).toContain('unchanged');
  });

  it.each([
    ['a page before the first', 'columns?page=0'],
    ['too many rows', 'columns?pageSize=101'],
    ['a day that does not exist', 'columns?on=2026-02-30'],
    ['an operator', 'columns?unit[$ne]=a'],
    ['a standing nobody knows', 'columns?standing=fine'],
    ['an end before the beginning', 'results?from=2026-02-01&to=2026-01-01'],
    ['a list for one id', 'results?column=a&column=b'],
    ['more weeks than two years', 'heatmap?weeks=1000'],
    ['too many columns', `heatmap?columns=${'a,'.repeat(200)}a`],
    ['an id that is none', 'runs/abc'],
  ])('%s is answered with a 400', async (_what, query) => {
    const answer = await auditor.get(`/three-review/audit/${query}`);
    expect(answer.status).toBe(400);
    expect(answer.body.error.details).toMatchObject({ code: 'bad_input', issues: [{ path: expect.any(String) as unknown }] });
  });

  it('what does not exist is not found', async () => {
    for (const url of ['columns/nowhere', 'columns/nowhere/events', 'runs/99999', 'columns/__proto__']) {
      expect([url, (await auditor.get(`/three-review/audit/${url}`)).status]).toEqual([url, 404]);
    }
    expect((await people.officer.get('/three-review/audit/columns')).status).toBe(200);
    expect((await site.outside().get('/three-review/audit/columns')).status).toBe(401);
    expect((await people.officer.post('/three-review/audit/run', {})).status).toBe(403);
  });

  it('every veto of the national inspection with its distance, and what to update first', async () => {
    const { data } = (await auditor.get('/three-review/audit/site?profile=national-2019&on=2026-11-25')).body;
    const veto = (id: string) => (data.vetoes as { id: string }[]).find((one) => one.id === id);
    expect(veto('home_page')).toMatchObject({ count: 0, threshold: 14, unit: 'days', level: 'fine' });
    expect(veto('stale_columns')).toMatchObject({
      threshold: 5,
      columns: expect.arrayContaining([expect.objectContaining({ name: '工作动态', days: 17 })]),
    });
    expect(veto('empty_columns')).toMatchObject({ count: 2, threshold: 5, level: 'watch' });
    expect(veto('new_media')).toMatchObject({ count: 10, threshold: 14, level: 'watch' });
    expect(veto('grave_cases')).toMatchObject({ count: 0, level: 'fine', note: { code: 'register_empty' } });
    expect(data.first[0]).toMatchObject({ reasons: expect.arrayContaining(['long_not_updated']) });
    expect((await auditor.get('/three-review/audit/site?profile=nowhere')).status).toBe(404);
  });

  it('[A9.1] units by their share of duties met, the lowest first, and one of them with its columns, the most urgent first', async () => {
    const { data } = (await auditor.get('/three-review/audit/units?from=2026-01-01&to=2026-11-25')).body as {
      data: { unit: { id: string; name: string }; rate: number | null; met: number; missed: number; total: number; overdue: number }[];
    };
    const rates = data.map(({ rate }) => rate ?? 2);
    expect(rates).toEqual([...rates].sort((a, b) => a - b));
    expect(data.every(({ met, missed, total }) => met + missed === total)).toBe(true);
    const busiest = [...data].sort((a, b) => b.total - a.total)[0]?.unit.id ?? '';
    const one = (await auditor.get(`/three-review/audit/units/${busiest}`)).body.data as {
      columns: { name: string }[];
      tally: { columns: number };
    };
    expect(one.columns.length).toBe(one.tally.columns);
    const listed = (await auditor.get(`/three-review/audit/columns?unit=${busiest}&sort=urgency&pageSize=100`)).body.data as {
      name: string;
    }[];
    expect(one.columns.map(({ name }) => name)).toEqual(listed.map(({ name }) => name));
    expect((await auditor.get('/three-review/audit/units/nowhere')).status).toBe(404);
  });

  it('days from event to publication, what was late, and dates that contradict the record', async () => {
    const list = async (query: string) =>
      (await auditor.get(`/three-review/audit/timeliness?pageSize=100&from=2026-09-01&to=2026-11-25&${query}`)).body;
    const late = await list('late=true');
    expect(late.meta.pagination.total).toBeGreaterThan(0);
    expect(
      (late.data as { days: number; late: boolean; title: string | null }[]).every((row) => row.late && row.days > 20 && row.title !== null)
    ).toBe(true);
    const all = await list('');
    expect(all.meta).toMatchObject({ on: expect.any(String) as unknown, limit: 20, workingDays: false });
    const timely = await list('late=false');
    expect(all.meta.pagination.total).toBe(late.meta.pagination.total + timely.meta.pagination.total);
    const daysBy = (body: { data: { days: number | null }[] }) => body.data.map(({ days }) => days ?? -Infinity);
    const longest = daysBy(await list('sort=days'));
    expect(longest).toEqual([...longest].sort((a, b) => b - a));
    expect(longest[0]).toBeGreaterThan(20);
    expect((await list('sort=oldest')).error.details.issues[0].path).toBe('sort');
    expect((await list('findings=true')).data).toEqual([]);
    await published(site, { column: year.columns.get('news') ?? '', day: '2026-11-20', documentId: 'forged', eventDay: '2026-11-24' });
    await published(site, { column: year.columns.get('news') ?? '', day: '2026-11-21', documentId: 'undated' });
    const undated = await list('sort=days&page=1');
    const pages = Math.ceil(undated.meta.pagination.total / 100);
    expect((await list(`sort=days&page=${String(pages)}`)).data.at(-1)).toMatchObject({ documentId: 'undated', days: null, late: false });
    expect((await list('findings=true')).data).toMatchObject([
      { documentId: 'forged', findings: [{ code: 'event_after_publication', data: { stated: '2026-11-24', recorded: '2026-11-20' } }] },
    ]);
    await published(site, { column: year.columns.get('news') ?? '', day: '2026-11-22', documentId: 'forged-more', eventDay: '2026-11-28' });
    const idsBy = async (sort: string) =>
      ((await list(`findings=true&sort=${sort}`)).data as { documentId: string }[]).map(({ documentId }) => documentId);
    expect(await idsBy('newest')).toEqual(['forged-more', 'forged']);
    expect(await idsBy('days')).toEqual(['forged', 'forged-more']);
  });

  it('drafts whose 20 days run, the nearest first', async () => {
    const { data } = (await auditor.get('/three-review/audit/drafts')).body as {
      data: { daysLeft: number; level: string; waitsFor: string[]; column: unknown }[];
    };
    expect(data.length).toBeGreaterThanOrEqual(4);
    expect(data.map(({ daysLeft }) => daysLeft)).toEqual([...data.map(({ daysLeft }) => daysLeft)].sort((a, b) => a - b));
    expect(data.some(({ waitsFor }) => waitsFor.length > 0)).toBe(true);
  });

  it('the monthly bulletin holds what ended in the month', async () => {
    const { data } = (await auditor.get('/three-review/audit/bulletin?month=2026-10')).body;
    expect(data).toMatchObject({ month: '2026-10', from: '2026-10-01', to: '2026-10-31', site: { profile: 'national-2019' } });
    expect(
      (data.missed as { period: { to: string } }[]).every(({ period }) => period.to >= '2026-10-01' && period.to <= '2026-10-31')
    ).toBe(true);
    expect(data.missed.length).toBeGreaterThan(0);
    expect(data.empty.length).toBeGreaterThanOrEqual(2);
    for (const month of ['2026-13', '2026', '2099-01', '2026-1'])
      expect((await auditor.get(`/three-review/audit/bulletin?month=${month}`)).status).toBe(400);
  });
});
