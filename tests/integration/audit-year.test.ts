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
});
