import { byHand } from '../support/audit/byHand';
import { column, published, userId, wakeAt } from '../support/audit/desk';
import { unitId } from '../support/review';
import { bootSite, ENGINE, type Client, type Site } from '../support/site';

let site: Site;
let auditor: Client;
let office: string;

beforeAll(async () => {
  site = await bootSite();
  auditor = await site.admin('auditor@bureau.example');
  office = await unitId(site, 'office');
  // What the seeds brought is another suite's.
  await byHand(site.strapi, () => site.strapi.db.connection('three_review_column_terms').update({ suspended: true }));
});
afterAll(() => site.close());

const officer = 'officer.law@bureau.example';
const deputy = 'officer.housing@bureau.example';
const head = 'head.office@bureau.example';
const leader = 'leader@bureau.example';
const yearly = (more: object = {}) => ({ from: '2025-01-01', unit: office, frequency: { kind: 'period', unit: 'year', min: 1 }, ...more });

const activate = async (email: string, isActive: boolean): Promise<void> => {
  await site.strapi.db.query('admin::user').update({ where: { email }, data: { isActive } });
};

/** Who was told that nobody answers for the column, as e-mail addresses. */
const told = async (id: string): Promise<string[]> => {
  const rows = (await site.strapi.db
    .connection('three_review_notices')
    .join('admin_users', 'admin_users.id', 'three_review_notices.person_id')
    .where('cause', 'like', `column_vacant:${id}:%`)
    .orderBy('three_review_notices.id')) as { email: string }[];
  return rows.map((row) => row.email);
};

describe(`${ENGINE}: [A9.1] a column without anybody in post for it is told of`, () => {
  it('not as long as the officer or the deputy is there; once to the head when both are gone, in one go with the day’s verdicts', async () => {
    const id = await column(auditor, 'left', [yearly({ dutyOfficer: await userId(site, officer), deputy: await userId(site, deputy) })]);
    await published(site, { column: id, day: '2026-02-02' });
    await wakeAt(site, '2026-03-02');
    await activate(officer, false);
    await wakeAt(site, '2026-03-03');
    expect(await told(id)).toEqual([]);
    await activate(deputy, false);
    await wakeAt(site, '2026-03-04');
    await wakeAt(site, '2026-03-04', '00:20');
    await wakeAt(site, '2026-03-05');
    expect(await told(id)).toEqual([head]);
    const { data } = (await (await site.admin(head)).get('/three-review/notifications')).body;
    expect(data[0]).toMatchObject({ kind: 'column_vacant', data: { column: id, name: 'left' }, link: expect.stringContaining(id) });
  });

  it('who comes back ends the vacancy; gone again it is another one', async () => {
    await activate(officer, true);
    const id = await column(auditor, 'again', [yearly({ dutyOfficer: await userId(site, officer) })]);
    await published(site, { column: id, day: '2026-02-02' });
    await activate(officer, false);
    await wakeAt(site, '2026-04-01');
    await activate(officer, true);
    await wakeAt(site, '2026-04-02');
    expect(await told(id)).toEqual([head]);
    await activate(officer, false);
    await wakeAt(site, '2026-04-03');
    await wakeAt(site, '2026-04-04');
    expect(await told(id)).toEqual([head, head]);
  });

  it('an account that is deleted, and a term that names nobody, are vacant too', async () => {
    const user = await site.strapi.db.query('admin::user').create({
      data: { email: 'passing@bureau.example', firstname: '过客', isActive: true, blocked: false },
    });
    const deleted = await column(auditor, 'deleted', [yearly({ dutyOfficer: Number(user.id) })]);
    const nobody = await column(auditor, 'nobody', [yearly()]);
    await site.strapi.db.query('admin::user').delete({ where: { id: user.id } });
    await published(site, { column: deleted, day: '2026-02-02' }, { column: nobody, day: '2026-02-02' });
    await wakeAt(site, '2026-05-05');
    expect([await told(deleted), await told(nobody)]).toEqual([[head], [head]]);
  });

  it('without a duty there is no vacancy: out of use, exempt, not begun', async () => {
    const suspended = await column(auditor, 'resting', [yearly({ suspended: true })]);
    const exempt = await column(auditor, 'exempt', [yearly({ frequency: { kind: 'exempt' } })]);
    const later = await column(auditor, 'later', [yearly({ from: '2027-01-01' })]);
    await wakeAt(site, '2026-06-06');
    expect([await told(suspended), await told(exempt), await told(later)]).toEqual([[], [], []]);
  });

  it('[A9.2] when the time runs out and there is still nobody, the leader in charge hears of it; where there is no head, at once', async () => {
    const id = await column(auditor, 'last-day', [yearly({ frequency: { kind: 'period', unit: 'month', min: 1 } })]);
    await published(site, { column: id, day: '2026-07-01' });
    await wakeAt(site, '2026-08-03');
    expect(await told(id)).toEqual([head]);
    await wakeAt(site, '2026-08-31');
    expect(await told(id)).toEqual([head, leader]);

    await activate(head, false);
    const headless = await column(auditor, 'headless', [yearly()]);
    await published(site, { column: headless, day: '2026-08-31' });
    await wakeAt(site, '2026-09-01');
    expect(await told(headless)).toEqual([leader]);
    await activate(head, true);
  });

  it('what rolls back tells nobody: the notice is written with the verdicts of its day', async () => {
    await wakeAt(site, '2026-10-09');
    const id = await column(auditor, 'undone', [yearly()]);
    await published(site, { column: id, day: '2026-09-09' });
    const connection = site.strapi.db.connection;
    let lost = false;
    const steal = (query: { sql: string }): void => {
      if (lost || !query.sql.includes('three_review_publication_events')) return;
      lost = true;
      void connection('three_review_audit_runs')
        .where({ status: 'running' })
        .update({ token: 'z'.repeat(36) })
        .then(() => undefined);
    };
    connection.on('query', steal);
    await wakeAt(site, '2026-10-10');
    connection.removeListener('query', steal);
    expect({ lost, told: await told(id) }).toEqual({ lost: true, told: [] });
    await connection('three_review_audit_runs').where({ status: 'running' }).update({ lease_until: 1 });
    await wakeAt(site, '2026-10-10', '00:20');
    expect(await told(id)).toEqual([head]);
  });
});
