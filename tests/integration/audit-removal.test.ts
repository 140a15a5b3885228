import { at, backfill, column, onRecord, published } from '../support/audit/desk';
import { difference, dump } from '../support/dump';
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

/** Does something once, when the next run has judged and is about to write; what comes back waits for it. */
const betweenJudgingAndWriting = <T>(act: () => Promise<T>): (() => Promise<T>) => {
  const { db } = site.strapi;
  const transaction = db.transaction.bind(db);
  let done: Promise<T> | null = null;
  const begin = (query: { sql: string }): void => {
    if (!query.sql.includes('three_review_publication_events')) return;
    db.connection.removeListener('query', begin);
    db.transaction = (async (...args: Parameters<typeof transaction>) => {
      db.transaction = transaction;
      done = act();
      await done;
      return transaction(...args);
    }) as typeof transaction;
  };
  db.connection.on('query', begin);
  return () => done ?? Promise.reject(new Error('no run has judged'));
};

describe(`${ENGINE}: [A9.2] days that were judged are given other terms only as a correction, which stays on record`, () => {
  let id: string;
  let terms: string;
  const housing = (from: string, more: object = {}) => ({
    ...monthly(from),
    frequency: { kind: 'period', unit: 'month', min: 9 },
    ...more,
  });
  const codeOf = (answer: { status: number; body: { error?: { details: { code: string } } } }) => [
    answer.status,
    answer.body.error?.details.code,
  ];

  beforeAll(async () => {
    id = await column(auditor, 'corrected', [monthly('2026-01-01'), monthly('2026-05-01')]);
    terms = `${url(id)}/terms`;
    await backfill(site, '2026-01-01', '2026-04-30', at('2026-05-20'));
  });

  it('a change, a new term and a sheet that touch them are refused, and change nothing', async () => {
    const [first] = await termsOf(id);
    const before = await dump(site.strapi);
    expect(codeOf(await auditor.put(`${terms}/${String(first)}`, housing('2026-01-01')))).toEqual([409, 'days_judged']);
    expect(codeOf(await auditor.put(`${terms}/${String(first)}`, monthly('2026-02-01')))).toEqual([409, 'days_judged']);
    const added = await auditor.post(terms, housing('2026-03-01'));
    expect(added.body.error.details).toMatchObject({ code: 'days_judged', article: 'A9.2', frozen: 2, frozenTo: '2026-04-30' });
    expect(codeOf(await auditor.post(terms, housing('2026-03-01', { correction: ' ' })))).toEqual([400, 'bad_input']);
    expect(difference(before, await dump(site.strapi))).toEqual({});
  });

  it('what touches no judged day needs no word, and a term that says the same is no change', async () => {
    const [first, second] = await termsOf(id);
    expect((await auditor.put(`${terms}/${String(second)}`, housing('2026-05-01'))).status).toBe(200);
    expect((await auditor.put(`${terms}/${String(first)}`, monthly('2026-01-01'))).status).toBe(200);
    expect((await auditor.get(url(id))).body.data).toMatchObject({ frozenTo: '2026-04-30', corrections: [] });
  });

  it('with a reason it is done, and who, why and from when stays; frozen verdicts stay until a back-fill', async () => {
    const verdicts = await onRecord(site, id);
    const answer = await auditor.post(terms, housing('2026-03-01', { correction: '录入有误' }));
    expect(answer.body.data.terms.map(({ from }: { from: string }) => from)).toEqual(['2026-01-01', '2026-03-01', '2026-05-01']);
    const { corrections } = (await auditor.get(url(id))).body.data;
    expect(corrections).toMatchObject([{ by: '周考核', reason: '录入有误', from: '2026-03-01' }]);
    expect(await onRecord(site, id)).toEqual(verdicts);
    const table = () => site.strapi.db.connection('three_review_term_corrections');
    for (const act of [() => table().update({ reason: '无' }), () => table().delete()])
      expect(
        await act().then(
          () => 'went through',
          () => 'refused'
        )
      ).toBe('refused');
  });

  it('a change made while a run judges by what held before: the run judges anew', async () => {
    const judged = await column(auditor, 'meanwhile', [monthly('2026-01-01')]);
    await published(site, { column: judged, day: '2026-01-15' });
    const [term] = await termsOf(judged);
    const change = betweenJudgingAndWriting(() => auditor.put(`${url(judged)}/terms/${String(term)}`, housing('2026-01-01')));
    await backfill(site, '2026-01-01', '2026-01-31', at('2026-03-20'));
    expect((await change()).status).toBe(200);
    expect(await onRecord(site, judged)).toMatchObject([{ n: 1, verdict: 'missed', frozen: true }]);
    expect((await auditor.get(url(judged))).body.data.corrections).toEqual([]);
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
