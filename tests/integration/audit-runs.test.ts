import { byHand } from '../support/audit/byHand';
import { at, backfill, column, onRecord, published, resultsOf, wakeAt } from '../support/audit/desk';
import { auditOf } from '../support/audit/year';
import { unitId } from '../support/review';
import { bootSite, ENGINE, type Client, type Site } from '../support/site';

let site: Site;
let auditor: Client;
let office: string;
let housing: string;

beforeAll(async () => {
  site = await bootSite();
  auditor = await site.admin('auditor@bureau.example');
  office = await unitId(site, 'office');
  housing = await unitId(site, 'housing-centre');
});
afterAll(() => site.close());

const weekly = (from = '2025-01-01', more: object = {}) => ({
  from,
  unit: office,
  frequency: { kind: 'period', unit: 'week', min: 1 },
  ...more,
});
const runs = () => site.strapi.db.connection('three_review_audit_runs');

describe(`${ENGINE}: [A9.2] every day is audited once`, () => {
  it('judges what ended the day before, settles it a day later, and then never again', async () => {
    const id = await column(auditor, 'weekly-met', [weekly()]);
    await published(site, { column: id, day: '2026-03-11' });
    await wakeAt(site, '2026-03-16');
    expect(await onRecord(site, id)).toMatchObject([{ from: '2026-03-09', to: '2026-03-15', verdict: 'met', n: 1, frozen: false }]);
    await wakeAt(site, '2026-03-17');
    expect(await onRecord(site, id)).toMatchObject([{ verdict: 'met', frozen: true }]);
    await byHand(site.strapi, () => site.strapi.db.connection('three_review_columns').where({ id }).update({ name: '另名' }));
    await published(site, { column: id, day: '2026-03-12' });
    await wakeAt(site, '2026-03-18');
    expect(await onRecord(site, id)).toMatchObject([{ verdict: 'met', n: 1, frozen: true }]);
  });

  it('a take-down within 24 hours takes away what counted while the period is not settled', async () => {
    const id = await column(auditor, 'taken-down', [weekly()]);
    const documentId = 'gone-again';
    await published(site, { column: id, day: '2026-03-22', time: '20:00', documentId });
    await wakeAt(site, '2026-03-23');
    expect(await onRecord(site, id)).toMatchObject([{ verdict: 'met', frozen: false }]);
    await published(site, { column: id, day: '2026-03-23', time: '09:00', documentId, kind: 'take_down' });
    await wakeAt(site, '2026-03-24');
    expect(await onRecord(site, id)).toMatchObject([{ verdict: 'missed', n: 0, frozen: true }]);
  });

  it('makes up five days of downtime, each once, and then has nothing more to do', async () => {
    const id = await column(auditor, 'downtime', [weekly()]);
    await wakeAt(site, '2026-04-03');
    const before = Number((await runs().where({ job: 'daily' }).count({ n: '*' }))[0]?.n);
    expect(await wakeAt(site, '2026-04-08')).toMatchObject({ daily: 5 });
    expect(await wakeAt(site, '2026-04-08', '00:20')).toMatchObject({ daily: 0 });
    const days = (await runs().where({ job: 'daily', status: 'done' })) as { period_key: string; attempt: number }[];
    expect(days).toHaveLength(before + 5);
    expect(new Set(days.map((day) => day.period_key)).size).toBe(days.length);
    expect(days.every((day) => day.attempt === 1)).toBe(true);
    expect((await onRecord(site, id)).at(-1)).toMatchObject({ from: '2026-03-30', to: '2026-04-05', verdict: 'missed', frozen: true });
  });

  it('of many who wake at once each day is done by one', async () => {
    const done = (await Promise.all(Array.from({ length: 6 }, () => wakeAt(site, '2026-04-12')))) as { daily: number }[];
    expect(done.reduce((sum, one) => sum + one.daily, 0)).toBe(4);
  });

  it('a run that fails is written down and tried again; one whose owner is dead is taken over', async () => {
    await runs().insert({
      job: 'daily',
      period_key: '2026-04-13',
      from_day: 0,
      to_day: 0,
      status: 'running',
      token: 'x'.repeat(36),
      lease_until: 1,
      attempt: 1,
      done: 0,
      total: 0,
      cells: 0,
      changed: 0,
    });
    await runs()
      .where({ period_key: '2026-04-13' })
      .update({ from_day: Date.parse('2026-04-13') / 86_400_000, to_day: Date.parse('2026-04-13') / 86_400_000 });
    expect(await wakeAt(site, '2026-04-13')).toMatchObject({ daily: 1 });
    expect(await runs().where({ period_key: '2026-04-13' })).toMatchObject([{ status: 'done', attempt: 2 }]);
  });

  it('who lost his lease writes nothing', async () => {
    await runs().insert({
      job: 'backfill',
      period_key: 'stolen',
      from_day: 20_000,
      to_day: 20_600,
      status: 'waiting',
      attempt: 0,
      done: 0,
      total: 0,
      cells: 0,
      changed: 0,
    });
    const [{ id }] = (await runs().where({ period_key: 'stolen' })) as [{ id: number }];
    // Takes the run away from whoever reads the columns for it.
    const service = site.strapi.db.connection;
    const steal = (query: { sql: string }): void => {
      if (!query.sql.includes('three_review_publication_events')) return;
      service.removeListener('query', steal);
      void runs()
        .where({ id })
        .update({ token: 'y'.repeat(36) })
        .then(() => undefined);
    };
    service.on('query', steal);
    const before = (await site.strapi.db.connection('three_review_audit_results').count({ n: '*' }))[0]?.n;
    await auditOf(site.strapi).backfill(id, at('2026-04-13'));
    expect((await site.strapi.db.connection('three_review_audit_results').count({ n: '*' }))[0]?.n).toEqual(before);
    expect(await runs().where({ id })).toMatchObject([{ status: 'running', token: 'y'.repeat(36) }]);
    await runs().where({ id }).update({ status: 'failed', attempt: 99 });
  });
});

describe(`${ENGINE}: [A9.2] the past is judged by what held then`, () => {
  it('by the unit, the frequency and the suspension of its own day', async () => {
    const id = await column(auditor, 'effective', [
      weekly('2026-01-01'),
      { from: '2026-02-01', unit: housing, frequency: { kind: 'period', unit: 'month', min: 2 } },
      { from: '2026-04-01', unit: housing, frequency: { kind: 'period', unit: 'month', min: 2 }, suspended: true },
    ]);
    await published(site, { column: id, day: '2026-01-07' }, { column: id, day: '2026-03-03' }, { column: id, day: '2026-03-05' });
    await backfill(site, '2026-01-05', '2026-04-30', at('2026-05-10'));
    const cells = (await onRecord(site, id)).map(({ from, to, verdict, unit }) => ({ from, to, verdict, unit }));
    expect(cells).toEqual(
      expect.arrayContaining([
        { from: '2026-01-05', to: '2026-01-11', verdict: 'met', unit: office },
        { from: '2026-01-12', to: '2026-01-18', verdict: 'missed', unit: office },
        { from: '2026-02-01', to: '2026-02-28', verdict: 'missed', unit: housing },
        { from: '2026-03-01', to: '2026-03-31', verdict: 'met', unit: housing },
      ])
    );
    expect(cells.some(({ from }) => from >= '2026-04-01')).toBe(false);
  });

  it('[A11] names the version of the policy that judged', async () => {
    const [result] = await resultsOf(auditor, 'verdict=met');
    expect(result).toMatchObject({ policy: 'huludao-2023@2023-07-04', article: 'A9.2' });
  });

  it('a back-fill replaces frozen verdicts, tells what it changed, who and why, and changes nothing the second time', async () => {
    const id = await column(auditor, 'corrected', [weekly('2026-05-04')]);
    await backfill(site, '2026-05-04', '2026-05-17', at('2026-05-25'));
    expect((await onRecord(site, id)).map(({ verdict }) => verdict)).toEqual(['missed', 'missed']);
    await published(site, { column: id, day: '2026-05-06' });
    expect((await onRecord(site, id)).map(({ verdict }) => verdict)).toEqual(['missed', 'missed']);
    const run = await backfill(site, '2026-05-04', '2026-05-17', at('2026-05-25'), '漏记一条');
    expect(run.changed).toBe(1);
    const told = (await auditor.get(`/three-review/audit/runs/${run.id}`)).body.data;
    expect(told).toMatchObject({
      job: 'backfill',
      status: 'done',
      progress: 1,
      by: '周考核',
      reason: '漏记一条',
      changes: [{ column: id, period: { unit: 'week', from: '2026-05-04', to: '2026-05-10' }, before: 'missed', after: 'met' }],
    });
    expect((await backfill(site, '2026-05-04', '2026-05-17', at('2026-05-25'))).changed).toBe(0);
    await expect(site.strapi.db.connection('three_review_audit_changes').update({ became: 'missed' })).rejects.toMatchObject({
      message: expect.stringContaining('append-only') as unknown,
    });
  });

  it('an unknown year is unknown until its holidays are imported and the range is judged anew', async () => {
    const id = await column(auditor, 'unknown-year', [weekly('2027-01-04')]);
    await backfill(site, '2027-01-04', '2027-01-17', at('2027-02-01'));
    expect((await onRecord(site, id)).map(({ verdict }) => verdict)).toEqual(['calendar_unknown', 'calendar_unknown']);
    const notice = { year: 2027, source: '国办发明电〔2026〕1号', rest: ['2027-01-01'], work: ['2026-12-26'] };
    const imported = await auditor.post('/three-review/audit/calendar', notice);
    const resting = (await site.strapi.db
      .connection('three_review_audit_results')
      .where({ frozen: true, verdict: 'calendar_unknown' })) as {
      period_start: number;
      column_id: string;
    }[];
    expect([imported.status, imported.body.meta]).toEqual([
      200,
      {
        frozen: {
          from: '2027-01-04',
          to: '2027-01-17',
          periods: resting.length,
          columns: new Set(resting.map((row) => row.column_id)).size,
        },
      },
    ]);
    expect((await auditor.post('/three-review/audit/calendar', notice)).body.meta).toEqual({ frozen: null });
    expect((await auditor.post('/three-review/audit/calendar', { ...notice, work: ['2027-01-04'] })).status).toBe(400);
    expect((await auditor.post('/three-review/audit/calendar', { ...notice, rest: ['2028-01-01'] })).status).toBe(400);
    const run = await backfill(site, '2027-01-04', '2027-01-17', at('2027-02-01'));
    const { changes } = (await auditor.get(`/three-review/audit/runs/${run.id}`)).body.data as {
      changes: { column: string; before: string }[];
    };
    expect(changes.filter((change) => change.column === id).map(({ before }) => before)).toEqual(['calendar_unknown', 'calendar_unknown']);
    expect((await onRecord(site, id)).map(({ verdict }) => verdict)).toEqual(['missed', 'missed']);
  });
});

describe(`${ENGINE}: [A9.2] excuses`, () => {
  const file = (by: Client, body: object) => by.post('/three-review/audit/excuses', body);
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const shifted = (days: number): string => new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);

  it('filed before the period ends it excuses, with who and why; filed afterwards it is a remark', async () => {
    const id = await column(auditor, 'excused', [weekly('2025-01-06')]);
    const early = await file(auditor, { column: id, from: today, to: shifted(30), reason: '系统升级' });
    expect(early.body.data).toMatchObject({ column: id, inTime: true, filedOn: today, reason: '系统升级', by: { name: '周考核' } });
    const late = await file(auditor, { column: id, from: shifted(-40), to: shifted(-10), reason: '事后说明' });
    expect(late.body.data).toMatchObject({ inTime: false });
    await backfill(site, shifted(-40), shifted(25), at(shifted(40)));
    const cells = await resultsOf(auditor, `column=${id}`);
    const of = (verdict: string) => cells.filter((cell) => cell.frozen && cell.verdict === verdict);
    const [why] = of('excused')[0]?.notes ?? [];
    expect(why).toMatchObject({ code: 'excuse_in_time', data: { excuses: [{ by: '周考核', reason: '系统升级', filedOn: today }] } });
    expect(of('missed').flatMap(({ notes }) => notes.map(({ code }) => code))).toContain('excuse_late');
  });

  it('by the duty officer, the deputy, the head of the unit or whoever manages the audit, and nobody else', async () => {
    const user = await site.strapi.db.query('admin::user').findOne({ where: { email: 'officer.law@bureau.example' } });
    const id = await column(auditor, 'speakers', [weekly('2025-01-06', { dutyOfficer: Number(user?.id) })]);
    const body = { column: id, from: today, to: shifted(5), reason: '无内容' };
    expect((await file(await site.admin('officer.law@bureau.example'), body)).status).toBe(200);
    expect((await file(await site.admin('head.office@bureau.example'), body)).status).toBe(200);
    expect((await file(await site.admin('officer.housing@bureau.example'), body)).status).toBe(403);
    expect((await file(await site.admin('head.housing@bureau.example'), body)).status).toBe(403);
    expect((await file(await site.admin('leader@bureau.example'), body)).status).toBe(403);
    const mine = await file(await site.admin('officer.law@bureau.example'), body);
    const url = `/three-review/audit/excuses/${String(mine.body.data.id)}`;
    expect((await (await site.admin('officer.housing@bureau.example')).delete(url)).status).toBe(403);
    expect((await auditor.delete(url)).body.data.withdrawnAt).toEqual(expect.any(Number));
  });

  it.each([
    ['no such column', { column: 'nowhere', from: '2026-01-01', to: '2026-01-02', reason: 'x' }],
    ['an end before the beginning', { column: 'speakers', from: '2026-01-02', to: '2026-01-01', reason: 'x' }],
    ['no reason', { column: 'speakers', from: '2026-01-01', to: '2026-01-02', reason: ' ' }],
    ['an operator', { column: { $ne: null }, from: '2026-01-01', to: '2026-01-02', reason: 'x' }],
    ['a day that does not exist', { column: 'speakers', from: '2026-02-30', to: '2026-03-02', reason: 'x' }],
    ['ten years', { column: 'speakers', from: '2026-01-01', to: '2036-01-01', reason: 'x' }],
  ])('refuses %s', async (_what, body) => {
    expect((await file(auditor, body)).status).toBe(400);
  });

  it.each([
    { what: 'a back-fill that ends before it begins', url: 'audit/run', body: { from: '2026-01-01', to: '2025-01-01', reason: 'x' } },
    { what: 'a back-fill of a generation', url: 'audit/run', body: { from: '2000-01-01', to: '2026-01-01', reason: 'x' } },
    { what: 'a back-fill of the future', url: 'audit/run', body: { from: '2099-01-01', to: '2099-02-01', reason: 'x' } },
    { what: 'a back-fill without reason', url: 'audit/run', body: { from: '2026-01-01', to: '2026-02-01', reason: '' } },
    { what: 'ten megabytes', url: 'audit/run', body: { from: '2026-01-01', to: '2026-02-01', reason: 'x'.repeat(10_000_000) } },
    { what: 'a year as text', url: 'audit/calendar', body: { year: '2027', source: 'x', rest: [], work: [] } },
    { what: 'a reminder of nothing', url: 'audit/remind', body: { columns: [] } },
    { what: 'a reminder of a column that does not exist', url: 'audit/remind', body: { columns: ['nowhere'] } },
    { what: 'an operator', url: 'audit/remind', body: { columns: [{ $ne: 1 }] } },
    { what: 'some notices', url: 'notifications/read', body: { ids: 'some' } },
    { what: 'ids that are none', url: 'notifications/read', body: { ids: [{}] } },
  ])('refuses $what', async ({ url, body }) => {
    expect([400, 413]).toContain((await auditor.post(`/three-review/${url}`, body)).status);
  });
});

describe(`${ENGINE}: [A9.2] the clock is not believed whatever it says`, () => {
  const wake = (day: string) => auditOf(site.strapi).wake(at(day, '00:10'));
  const said: string[] = [];
  const count = async (table: string): Promise<number> => Number((await site.strapi.db.connection(table).count({ n: '*' }))[0]?.n);
  const written = async () => [await count('three_review_audit_runs'), await count('three_review_audit_results')];

  beforeAll(async () => {
    site.strapi.log.warn = ((text: string) => void said.push(text)) as never;
    await wake('2026-06-01');
  });

  it('a leap of years, or of ten days: no run, no verdict, one warning; the next morning is one day', async () => {
    for (const [leap, next] of [
      ['2031-01-01', '2026-06-02'],
      ['2026-06-12', '2026-06-03'],
    ] as const) {
      const before = await written();
      said.length = 0;
      for (const _ of [1, 2]) expect(await wake(leap)).not.toHaveProperty('daily');
      expect(await written()).toEqual(before);
      expect(said).toHaveLength(1);
      expect(await wake(next)).toMatchObject({ daily: 1 });
    }
  });

  it('two days ahead it judged a week that had not ended: that is taken back, and judged when it has', async () => {
    const id = await column(auditor, 'too-early', [weekly('2026-06-01')]);
    await wake('2026-06-06');
    await wake('2026-06-08');
    expect(await onRecord(site, id)).toMatchObject([{ to: '2026-06-07', verdict: 'missed' }]);
    expect(await wake('2026-06-06')).toMatchObject({ daily: 0 });
    expect(await onRecord(site, id)).toEqual([]);
    await published(site, { column: id, day: '2026-06-07' });
    expect(await wake('2026-06-07')).toMatchObject({ daily: 1 });
    expect(await wake('2026-06-08')).toMatchObject({ daily: 1 });
    expect(await onRecord(site, id)).toMatchObject([{ to: '2026-06-07', verdict: 'met' }]);
  });

  it('after a long absence the clock is believed once it has gone on, and every day is made up', async () => {
    expect(await wake('2026-06-20')).not.toHaveProperty('daily');
    expect(await wake('2026-06-21')).toMatchObject({ daily: 13 });
  });

  it('runs of days to come, left by an earlier version, lock nothing', async () => {
    await runs().insert({
      job: 'daily',
      period_key: '2031-01-01',
      from_day: 22280,
      to_day: 22280,
      status: 'done',
      attempt: 1,
      done: 1,
      total: 1,
      cells: 0,
      changed: 0,
    });
    expect(await wake('2026-06-22')).toMatchObject({ daily: 1 });
    expect(await wake('2026-06-23')).toMatchObject({ daily: 1 });
  });
});
