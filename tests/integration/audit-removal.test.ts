import { at, backfill, column, onRecord, published } from '../support/audit/desk';
import { unitId } from '../support/review';
import { bootSite, ENGINE, type Client, type Site } from '../support/site';

let site: Site;
let auditor: Client;
let office: string;

beforeAll(async () => {
  site = await bootSite();
  auditor = await site.admin('auditor@bureau.example');
  office = await unitId(site, 'office');
});
afterAll(() => site.close());

const monthly = (from: string) => ({ from, unit: office, frequency: { kind: 'period', unit: 'month', min: 1 } });
const url = (id: string) => `/three-review/columns/${id}`;
const refusals = async (path: string) => (await auditor.get(`${path}/removal`)).body.data.refusals as { code: string; data: object }[];
const termsOf = async (id: string): Promise<readonly string[]> =>
  ((await auditor.get(url(id))).body.data as { terms: { id: string }[] }).terms.map((term) => term.id);

describe(`${ENGINE}: [A9.1] a column goes only as long as nothing hangs on it`, () => {
  it('one that was never used goes with its terms', async () => {
    const id = await column(auditor, 'unused', [monthly('2026-01-01'), monthly('2026-06-01')]);
    expect(await refusals(url(id))).toEqual([]);
    expect((await auditor.delete(url(id))).status).toBe(200);
    expect((await auditor.get(url(id))).status).toBe(404);
    expect(await site.strapi.db.connection('three_review_column_terms').where({ column_id: id })).toEqual([]);
  });

  it('what keeps it is told before and after somebody asks, with the same words', async () => {
    const id = await column(auditor, 'used', [monthly('2026-01-01')]);
    await column(auditor, 'used-below', [monthly('2026-01-01')], { parent: id, name: '下级栏目' });
    await published(site, { column: id, day: '2026-02-03' });
    const excused = { column: id, from: '2026-02-01', to: '2026-02-28', reason: '系统升级' };
    expect((await auditor.post('/three-review/audit/excuses', excused)).status).toBe(200);
    await backfill(site, '2026-01-01', '2026-03-31', at('2026-04-20'));
    const results = (await onRecord(site, id)).length;
    expect(results).toBeGreaterThan(0);
    const kept = [{ code: 'column_in_use', article: 'A9.1', data: { children: ['下级栏目'], publications: 1, results, excuses: 1 } }];
    expect(await refusals(url(id))).toEqual(kept);
    const answer = await auditor.delete(url(id));
    expect(answer.status).toBe(409);
    expect(answer.body.error.details).toMatchObject({ code: 'column_in_use', refusals: kept });
    expect((await auditor.get(url(id))).status).toBe(200);
  });
});

describe(`${ENGINE}: [A9.2] a term goes only as long as no frozen verdict rests on it`, () => {
  it('the one judged by stays, what begins later can be withdrawn, and then the former one holds on', async () => {
    const id = await column(auditor, 'judged', [monthly('2026-01-01'), monthly('2026-03-01'), monthly('2026-07-01')]);
    await backfill(site, '2026-01-01', '2026-04-30', at('2026-05-20'));
    const [first, second, third] = await termsOf(id);
    expect((await onRecord(site, id)).every(({ frozen }) => frozen)).toBe(true);
    const terms = `${url(id)}/terms`;
    expect(await refusals(`${terms}/${String(first)}`)).toMatchObject([
      { code: 'term_judged', data: { frozen: 2, frozenTo: '2026-02-28' } },
    ]);
    expect(await refusals(`${terms}/${String(second)}`)).toMatchObject([
      { code: 'term_judged', data: { frozen: 2, frozenTo: '2026-04-30' } },
    ]);
    const refused = await auditor.delete(`${terms}/${String(second)}`);
    expect(refused.status).toBe(409);
    expect(refused.body.error.details).toMatchObject({ code: 'term_judged', article: 'A9.2' });
    expect(await termsOf(id)).toHaveLength(3);

    expect(await refusals(`${terms}/${String(third)}`)).toEqual([]);
    const withdrawn = await auditor.delete(`${terms}/${String(third)}`);
    expect(withdrawn.body.data.terms).toMatchObject([{ from: '2026-01-01' }, { from: '2026-03-01', to: null }]);
  });

  it('a verdict that is not frozen yet keeps nothing: it is judged anew', async () => {
    const id = await column(auditor, 'young', [monthly('2026-01-01'), monthly('2026-05-01')]);
    await backfill(site, '2026-05-01', '2026-05-31', at('2026-06-20'));
    await site.strapi.db.connection('three_review_audit_results').where({ column_id: id }).update({ frozen: false });
    const [, second] = await termsOf(id);
    expect((await auditor.delete(`${url(id)}/terms/${String(second)}`)).status).toBe(200);
  });

  it('the only term stays: somebody answers for every column', async () => {
    const id = await column(auditor, 'only', [monthly('2026-01-01')]);
    const [only] = await termsOf(id);
    const refused = await auditor.delete(`${url(id)}/terms/${String(only)}`);
    expect({ status: refused.status, code: refused.body.error.details.code }).toEqual({ status: 409, code: 'last_term' });
  });
});

describe(`${ENGINE}: what is asked of columns and terms that are not there, or by whom may not`, () => {
  it('no such column or term is a 404; who only reads hears 403', async () => {
    const id = await column(auditor, 'asked', [monthly('2026-01-01')]);
    const reader = await site.admin('officer.office@bureau.example');
    for (const path of [`${url('nowhere')}/removal`, `${url(id)}/terms/999999/removal`])
      expect((await auditor.get(path)).body.error.details.code).toBe('not_found');
    expect((await auditor.get(`${url(id)}/terms/x/removal`)).body.error.details.code).toBe('bad_input');
    expect((await reader.get(`${url(id)}/removal`)).status).toBe(403);
    expect((await reader.delete(`${url(id)}`)).status).toBe(403);
  });
});
