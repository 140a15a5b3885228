import { at, column, published, userId } from '../support/audit/desk';
import { EMAILS, signIn, type People } from '../support/people';
import { read } from '../docs/support/root';
import { adminReference } from '../support/reference';
import { ARTICLE, draftArticle, publish, refusalIn, reviewUrl, sign, unitId } from '../support/review';
import { bootSite, ENGINE, type Client, type Site } from '../support/site';
import { apiToken } from '../support/tokens';
import { auditOf } from '../support/audit/year';

let site: Site;
let people: People;

beforeAll(async () => {
  site = await bootSite();
  people = await signIn(site);
});
afterAll(() => site.close());

describe(`${ENGINE}: the HTTP reference says what is answered`, () => {
  it('on the way of a document from the draft to the public and down again', async () => {
    const documentId = await draftArticle(site, { title: '接口说明' });
    const post = (by: Client, act: string, body: object = {}) => by.post(reviewUrl(ARTICLE, documentId, act), body);
    expect((await people.officer.get(reviewUrl(ARTICLE, documentId))).status).toBe(200);
    expect((await people.officer.get('/three-review/reviews/settings')).status).toBe(200);
    expect((await post(people.officer, 'submit')).status).toBe(200);
    expect(refusalIn(await post(people.officer, 'submit')).code).toBe('wrong_stage');
    expect(refusalIn(await sign(people.head, ARTICLE, documentId, 'first_review')).code).toBe('no_post_for_unit');
    expect((await sign(people.officer, ARTICLE, documentId, 'first_review')).status).toBe(200);
    expect((await post(people.head, 'return', { reason: '标题不准确' })).status).toBe(200);
    expect((await post(people.officer, 'submit')).status).toBe(200);
    expect(refusalIn(await post(people.officer, 'withdraw')).code).toBe('reason_required');
    expect((await post(people.officer, 'withdraw', { reason: '改标题' })).status).toBe(200);
    expect((await post(people.officer, 'submit')).status).toBe(200);
    const chain = [
      [people.officer, 'first_review'],
      [people.head, 'second_review'],
      [people.leader, 'final_sign_off'],
    ] as const;
    for (const [by, stage] of chain) expect((await sign(by, ARTICLE, documentId, stage)).status).toBe(200);
    const { contentHash } = (await people.publisher.get(reviewUrl(ARTICLE, documentId))).body.data as { contentHash: string };
    const confirm = { act: 'publish', documents: [{ uid: ARTICLE, documentId, contentHash }] };
    expect(refusalIn(await people.publisher.post('/three-review/confirmations', confirm)).code).toBe('password_required');
    expect((await people.publisher.post('/three-review/confirmations', { ...confirm, password: 'ThreeReview-2026' })).status).toBe(200);
    expect((await publish(people.publisher, ARTICLE, documentId)).status).toBe(200);
    expect(refusalIn(await post(people.head, 'take-down', { reason: '试' })).code).toBe('publisher_required');
    expect((await post(people.publisher, 'take-down', { reason: '有误' })).status).toBe(200);
    expect((await post(people.officer, 'submit', { no: 1 })).status).toBe(400);
    expect((await people.officer.get(reviewUrl(ARTICLE, 'gone'))).status).toBe(404);
  });

  it('of units, posts and the ledger', async () => {
    const { superAdmin } = people;
    const made = await superAdmin.post('/three-review/units', { code: 'reference', name: '资料科', kind: 'office', reason: '新设' });
    const unit = String((made.body.data as { id: string }).id);
    expect((await superAdmin.put(`/three-review/units/${unit}`, { name: '资料室' })).status).toBe(200);
    const seat = { kind: 'informationOfficer', unit, holder: await userId(site, EMAILS.auditor) };
    const post = String(((await superAdmin.post('/three-review/posts', seat)).body.data as { id: string }).id);
    expect((await superAdmin.put(`/three-review/posts/${post}`, { ...seat, validTo: '2030-01-01' })).status).toBe(200);
    expect((await superAdmin.delete(`/three-review/units/${unit}`)).status).toBe(409);
    for (const list of ['units', 'posts', 'organisation/history', 'ledger', 'ledger/verify', 'ledger/export'])
      expect([list, (await superAdmin.get(`/three-review/${list}`)).status]).toEqual([list, 200]);
    expect((await superAdmin.delete(`/three-review/posts/${post}?reason=x`)).status).toBe(200);
    expect((await superAdmin.delete(`/three-review/units/${unit}?reason=x`)).status).toBe(200);
    expect((await people.officer.post('/three-review/units', { code: 'no', name: '不', kind: 'office' })).status).toBe(403);
  });

  it('of columns, their audit, cases and notices', async () => {
    const { superAdmin } = people;
    const unit = await unitId(site, 'office');
    const duty = await userId(site, EMAILS.officer);
    const term = { from: '2026-01-01', unit, dutyOfficer: duty, frequency: { kind: 'period', unit: 'month', min: 1 } };
    const id = await column(superAdmin, 'reference', [term, { ...term, from: '2026-06-01' }], { publicStatus: true });
    const of = `/three-review/columns/${id}`;
    const { terms } = (await superAdmin.get(of)).body.data as { terms: { id: string }[] };
    const last = String(terms.at(-1)?.id);
    await published(site, { column: id, day: '2026-11-02', documentId: 'reference-a', eventDay: '2026-10-01' });
    await auditOf(site.strapi).work(at('2026-11-25'));
    const run = await superAdmin.post('/three-review/audit/run', { from: '2026-01-01', to: '2026-02-28', reason: '补算' });
    expect(run.status).toBe(200);
    await auditOf(site.strapi).backfill(Number((run.body.data as { id: string }).id), at('2026-11-25'));
    expect((await superAdmin.put(of, { name: '资料' })).status).toBe(200);
    expect((await superAdmin.put(`${of}/terms/${last}`, { ...term, from: '2026-07-01', correction: '改' })).status).toBe(200);
    expect((await superAdmin.delete(of)).status).toBe(409);
    expect((await superAdmin.delete(`${of}/terms/${last}`)).status).toBeGreaterThanOrEqual(200);
    const spare = await column(superAdmin, 'reference-spare', [term], { publicStatus: true });
    expect((await superAdmin.delete(`/three-review/columns/${spare}`)).status).toBe(200);

    const excuse = await people.officer.post('/three-review/audit/excuses', {
      column: id,
      from: '2026-11-01',
      to: '2026-11-30',
      reason: '无',
    });
    expect(excuse.status).toBe(200);
    const kept = `/three-review/audit/excuses/${String((excuse.body.data as { id: string }).id)}`;
    expect((await people.leader.delete(kept)).status).toBe(403);
    expect((await people.officer.delete(kept)).status).toBe(200);

    const cases = '/three-review/audit/cases';
    const found = await superAdmin.post(cases, { kind: 'grave_error', foundOn: '2026-11-01', text: '错字', source: 'self_check' });
    const one = `${cases}/${String((found.body.data as { id: string }).id)}`;
    expect((await superAdmin.post(`${one}/confirm`, { reason: '属实' })).status).toBe(200);
    expect(refusalIn(await superAdmin.post(`${one}/dismiss`, { reason: '否' })).code).toBe('case_decided');
    expect((await superAdmin.post(`${one}/correct`, { correctedOn: '2026-11-02', reason: '已改' })).status).toBe(200);
    expect((await superAdmin.post(`${one}/reopen`, { reason: '再核' })).status).toBe(200);
    expect((await superAdmin.post(`${one}/dismiss`, { reason: '不实' })).status).toBe(200);

    expect((await superAdmin.post('/three-review/audit/remind', { columns: [id], dryRun: true })).status).toBe(200);
    const year = { year: 2031, source: '国办发明电', rest: ['2031-01-01'], work: [] };
    expect((await superAdmin.post('/three-review/audit/calendar', year)).status).toBe(200);
    const lists = [
      ...[
        'columns',
        'columns/options',
        `columns/${id}/removal`,
        `columns/${id}/terms/${String(terms[0]?.id)}/removal`,
        'columns/export?format=csv',
      ],
      ...['audit/columns', `audit/columns/${id}`, `audit/columns/${id}/events`, 'audit/results', 'audit/heatmap', 'audit/export.csv'],
      ...['audit/site', 'audit/units', `audit/units/${unit}`, 'audit/drafts', 'audit/timeliness', 'audit/bulletin?month=2026-10'],
      ...['audit/excuses', 'audit/runs', `audit/runs/${String((run.body.data as { id: string }).id)}`, 'audit/calendar'],
      ...['audit/cases', one.slice('/three-review/'.length), `audit/documents?_q=${encodeURIComponent('接')}`],
      ...['notifications', 'notifications/deliveries', 'openapi.json', 'audit/export.xlsx'],
    ];
    for (const list of lists) expect([list, (await superAdmin.get(`/three-review/${list}`)).status]).toEqual([list, 200]);
    expect((await superAdmin.post('/three-review/notifications/read', { ids: 'all' })).status).toBe(200);
  });

  it('and was held against nearly all of the routes that there are', async () => {
    const { operations, seen } = await adminReference();
    expect(seen.size).toBeGreaterThan(60);
    expect(operations).toEqual(expect.arrayContaining([...seen]));
  });

  it('as it is served to any administrator', async () => {
    expect((await site.outside().get('/three-review/openapi.json')).status).toBe(401);
    const answer = await people.officer.get('/three-review/openapi.json');
    const written: unknown = JSON.parse(read('docs/openapi.json'));
    expect(answer.body).toEqual(written);
  });

  it('of the Content API, for whoever is granted it', async () => {
    const url = '/api/three-review/openapi.json';
    expect((await site.outside().get(url)).status).toBe(403);
    const token = await apiToken(site, 'custom', ['plugin::three-review.reference.read', 'plugin::three-review.drafts.read']);
    const reader = site.outside(token);
    expect((await reader.get(url)).body).toEqual(JSON.parse(read('docs/openapi-content-api.json')));
    for (const [path, status] of [
      ['drafts', 200],
      ['columns', 200],
      ['columns/reference', 200],
      ['columns/none', 404],
    ] as const)
      expect([path, (await reader.get(`/api/three-review/${path}`)).status]).toEqual([path, status]);
  });

  it('and an answer that it does not know fails a test', async () => {
    const answer = await people.officer.get('/three-review/reviews/settings');
    const { operations, faults } = await adminReference().then((reference) => ({
      operations: reference.operations,
      faults: (body: unknown) => reference.faults('get', '/three-review/reviews/settings', Object.assign(answer, { body })),
    }));
    expect(operations).toContain('reviewSettings');
    expect(faults({ data: { contentTypes: [], singleTypes: [], timeZone: 'x', more: 1 } })).not.toEqual([]);
    expect(faults({ data: { contentTypes: [], singleTypes: [], timeZone: 'x' } })).toEqual([]);
  });
});
