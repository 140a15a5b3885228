import type { Policy } from '../../src/plugins/three-review/core/regulation';
import { byHand } from '../support/audit/byHand';
import { at, column, published, userId, wakeAt } from '../support/audit/desk';
import { signIn } from '../support/people';
import { ARTICLE, draftArticle, NOTICE, publish, reviewed, reviewUrl, unitId } from '../support/review';
import { liveArticle } from '../support/surroundings';
import { adminWith, READ, type Grant } from '../support/roles';
import { bootSite, ENGINE, type Client, type Site } from '../support/site';

let site: Site;
let auditor: Client;
let office: string;
const sent: { to: string; subject: string; text: string }[] = [];
let broken: Error | null = null;

interface Settings {
  notify: { channels: string[] };
  policy: Policy[];
}

beforeAll(async () => {
  site = await bootSite();
  auditor = await site.admin('auditor@bureau.example');
  office = await unitId(site, 'office');
  site.strapi.config.get<Settings>('plugin::three-review').notify.channels.push('email');
  const email = site.strapi.plugin('email') as unknown as { provider: { send: (mail: (typeof sent)[number]) => Promise<void> } };
  email.provider = {
    send: (mail) => {
      if (broken) return Promise.reject(broken);
      sent.push(mail);
      return Promise.resolve();
    },
  };
  // What the seeds brought is another suite's.
  await byHand(site.strapi, () => site.strapi.db.connection('three_review_column_terms').update({ suspended: true }));
});
afterAll(() => site.close());
beforeEach(() => {
  sent.length = 0;
  broken = null;
});

const knex = () => site.strapi.db.connection;
const officer = 'officer.office@bureau.example';
const head = 'head.office@bureau.example';
const leader = 'leader@bureau.example';
const monthly = (more: object = {}) => ({
  from: '2025-01-01',
  unit: office,
  frequency: { kind: 'period', unit: 'month', min: 1 },
  ...more,
});

/** Who was told of a column by that day, as e-mail addresses. */
const told = async (id: string, kind?: string): Promise<string[]> => {
  const rows = (await knex()('three_review_notices')
    .join('admin_users', 'admin_users.id', 'three_review_notices.person_id')
    .join('three_review_notice_events', 'three_review_notice_events.id', 'three_review_notices.event_id')
    .where('three_review_notices.cause', 'like', `%:${id}:%`)
    .modify((query) => void (kind ? query.where({ kind }) : query))
    .orderBy('three_review_notices.id')) as { email: string }[];
  return rows.map((row) => row.email);
};

describe(`${ENGINE}: [A9.2] warnings before the fact`, () => {
  it('first the duty officer, from halfway the head of the unit, on the last day the leader in charge; each once', async () => {
    const id = await column(auditor, 'ladder', [monthly({ dutyOfficer: await userId(site, officer) })]);
    await published(site, { column: id, day: '2026-05-03' });
    await wakeAt(site, '2026-06-24');
    expect(await told(id)).toEqual([]);
    await wakeAt(site, '2026-06-25');
    expect(await told(id, 'column_due_soon')).toEqual([officer]);
    await wakeAt(site, '2026-06-25', '00:20');
    await wakeAt(site, '2026-06-28');
    expect(await told(id, 'column_due_soon')).toEqual([officer, head]);
    await wakeAt(site, '2026-06-30');
    expect((await told(id, 'column_due_soon')).sort()).toEqual([head, leader, officer].sort());
    await wakeAt(site, '2026-07-01');
    expect((await told(id, 'column_overdue')).sort()).toEqual([head, leader, officer].sort());
    const before = (await told(id)).length;
    await wakeAt(site, '2026-07-02');
    expect((await told(id)).length).toBe(before);
    const mine = (await (await site.admin(officer)).get('/three-review/notifications')).body;
    expect(mine.data[0]).toMatchObject({
      kind: 'column_overdue',
      data: { column: id, daysOverdue: 1 },
      link: `/plugins/three-review-audit/columns/${id}`,
    });
  });

  it('where a post is vacant the next one up is told; the deputy stands in for the duty officer', async () => {
    const vacant = await column(auditor, 'vacant', [monthly()]);
    const deputised = await column(auditor, 'deputised', [monthly({ deputy: await userId(site, 'officer.law@bureau.example') })]);
    await published(site, { column: vacant, day: '2026-07-03' }, { column: deputised, day: '2026-07-03' });
    await wakeAt(site, '2026-08-26');
    expect(await told(vacant)).toContain(head);
    expect(await told(deputised)).toContain('officer.law@bureau.example');
  });

  it('warnings of days that were missed are not sent afterwards', async () => {
    const id = await column(auditor, 'missed-days', [monthly({ dutyOfficer: await userId(site, officer) })]);
    await published(site, { column: id, day: '2026-08-28' });
    await wakeAt(site, '2026-09-24');
    await published(site, { column: id, day: '2026-09-29' });
    await wakeAt(site, '2026-10-08');
    expect(await told(id)).toEqual([]);
  });

  it('the 20 days of a draft: whoever must act and the head in the last quarter, the leader when they are past', async () => {
    const documentId = await draftArticle(site, { title: '时限将至', eventDate: '2026-10-10' });
    const heard = async (): Promise<string[]> => told(documentId, 'draft_clock');
    await wakeAt(site, '2026-10-20');
    expect(await heard()).toEqual([]);
    await wakeAt(site, '2026-10-26');
    expect((await heard()).sort()).toEqual([head, officer].sort());
    await wakeAt(site, '2026-10-31');
    expect((await heard()).sort()).toEqual([head, head, leader, officer, officer].sort());
    const { data } = (await auditor.get('/three-review/audit/drafts?pageSize=100')).body as { data: { documentId: string }[] };
    expect(data.find((draft) => draft.documentId === documentId)).toMatchObject({
      title: '时限将至',
      level: 'past',
      stage: 'draft',
      unit: { id: office },
      waitsFor: ['陈信息'],
    });
  });

  const drafts = async (): Promise<readonly { documentId: string; locale: string; level: string }[]> =>
    (await auditor.get('/three-review/audit/drafts?pageSize=100')).body.data;

  it('the clock of a language that was never live goes on when the other is published', async () => {
    const documentId = await draftArticle(site, { title: '双语', eventDate: '2026-10-12' });
    await site.strapi.documents(ARTICLE).update({ documentId, locale: 'en', data: { title: 'Bilingual', unit: office } as never });
    await published(site, { column: 'any', day: '2026-10-20', documentId });
    await wakeAt(site, '2026-11-06');
    expect((await told(`${documentId}:en`, 'draft_clock')).sort()).toEqual([head, leader, officer].sort());
    expect(await told(`${documentId}:zh-Hans`, 'draft_clock')).toEqual([]);
    expect((await drafts()).filter((draft) => draft.documentId === documentId)).toMatchObject([{ locale: 'en', level: 'past' }]);
  });

  it('a copy does not carry the date of what the original tells of, and runs no clock; another date holds', async () => {
    const documentId = await draftArticle(site, { title: '原稿', eventDate: '2026-08-01' });
    const admin = await site.admin('admin@bureau.example');
    const copied = async (data: object): Promise<{ documentId: string; eventDate: string | null }> => {
      const answer = await admin.post(`/content-manager/collection-types/${ARTICLE}/clone/${documentId}`, data);
      expect([answer.status, answer.body.error]).toEqual([200, undefined]);
      return answer.body.data ?? answer.body;
    };
    const copies = [await copied({ title: '副本' }), await copied({ title: '表单副本', eventDate: '2026-08-01' })];
    expect(copies.map(({ eventDate }) => eventDate)).toEqual([null, null]);
    expect(await copied({ title: '新事', eventDate: '2026-11-02' })).toMatchObject({ eventDate: '2026-11-02' });
    await wakeAt(site, '2026-11-07');
    for (const copy of copies) {
      expect(await told(copy.documentId, 'draft_clock')).toEqual([]);
      expect((await drafts()).some((draft) => draft.documentId === copy.documentId)).toBe(false);
    }
  });

  it('what is told of a document of which there is one leads to it', async () => {
    const about = 'api::about.about';
    const fields = { reviewUnit: office, reviewEventDate: '2026-09-20' };
    const held = await site.strapi.documents(about).findFirst({ status: 'draft' });
    const { documentId } = held
      ? await site.strapi
          .documents(about)
          .update({ documentId: held.documentId, data: fields as never })
          .then((made) => made ?? held)
      : await site.strapi.documents(about).create({ data: { title: '机构概况', ...fields } as never });
    await wakeAt(site, '2026-11-08');
    const [row] = (await knex()('three_review_notice_events').where('cause', 'like', `draft_clock:${documentId}:%`)) as {
      link: string;
    }[];
    expect(row?.link).toMatch(/^\/content-manager\/single-types\/api::about\.about(\?|$)/);
    expect((await auditor.get('/three-review/reviews/settings')).body.data.singleTypes).toEqual([about]);
  });

  it('a reminder by hand says whom it reaches, and reaches them once a day', async () => {
    const id = await column(auditor, 'reminded', [monthly({ dutyOfficer: await userId(site, officer) })]);
    const remind = async (dryRun: boolean) => (await auditor.post('/three-review/audit/remind', { columns: [id], dryRun })).body.data;
    const reached = { column: id, name: 'reminded', people: [{ id: await userId(site, officer), name: '陈信息' }] };
    expect(await remind(true)).toEqual([{ ...reached, refused: null }]);
    expect(await told(id, 'column_reminder')).toEqual([]);
    expect(await remind(false)).toEqual([{ ...reached, refused: null }]);
    expect(await remind(false)).toEqual([{ ...reached, refused: 'already_today' }]);
    expect(await told(id, 'column_reminder')).toEqual([officer]);
  });

  it('who may see the audit may not yet remind: that is a permission of its own, of heads, leaders, publisher and auditor', async () => {
    const id = await column(auditor, 'not-by-readers', [monthly({ dutyOfficer: await userId(site, officer) })]);
    const by = async (email: string, dryRun: boolean) =>
      (await (await site.admin(email)).post('/three-review/audit/remind', { columns: [id], dryRun })).status;
    expect((await (await site.admin(officer)).get(`/three-review/audit/columns/${id}`)).status).toBe(200);
    expect(await by(officer, false)).toBe(403);
    expect(await by(officer, true)).toBe(403);
    expect(await told(id, 'column_reminder')).toEqual([]);
    for (const email of [head, leader, 'publisher@bureau.example', 'auditor@bureau.example']) expect(await by(email, true)).toBe(200);
    expect((await site.outside().post('/three-review/audit/remind', { columns: [id] })).status).toBe(401);
  });

  it('where the 20 days are working days and no calendar covers them, a draft is shown as calendar_unknown and nobody is warned', async () => {
    const documentId = await draftArticle(site, { title: '无日历', eventDate: '2001-06-01' });
    const settings = site.strapi.config.get<Settings>('plugin::three-review');
    const natural = settings.policy;
    settings.policy = natural.map((policy) => ({
      ...policy,
      audit: { ...policy.audit, switches: { ...policy.audit.switches, workingDays: true } },
    }));
    try {
      const drafts = async (query: string) =>
        (await auditor.get(`/three-review/audit/drafts?pageSize=100&${query}`)).body.data as { documentId: string }[];
      const shown = (await drafts('level=calendar_unknown')).find((draft) => draft.documentId === documentId);
      expect(shown).toMatchObject({ title: '无日历', eventDay: '2001-06-01', daysLeft: null, level: 'calendar_unknown' });
      // Were each day a working day, none would have less time: it stands first, not last.
      expect((await drafts(''))[0]).toMatchObject({ documentId });
      await wakeAt(site, '2026-11-01');
      expect(await told(documentId)).toEqual([]);
    } finally {
      settings.policy = natural;
      await site.strapi.documents(ARTICLE).delete({ documentId });
    }
  });
});

describe(`${ENGINE}: [A9.2] what leaves the house goes through the outbox`, () => {
  const outbox = () => knex()('three_review_deliveries');

  it('a mail server that is down loses nothing: tried again later and later, delivered once it is back', async () => {
    await outbox().update({ status: 'delivered' });
    const id = await column(auditor, 'mail-down', [monthly({ dutyOfficer: await userId(site, officer) })]);
    await published(site, { column: id, day: '2026-10-03' });
    broken = new Error('connect ECONNREFUSED');
    await wakeAt(site, '2026-11-26');
    const [row] = (await outbox().where({ status: 'waiting' })) as Record<string, unknown>[];
    expect(row).toMatchObject({ status: 'waiting', attempts: 1, error: 'connect ECONNREFUSED', channel: 'email' });
    expect(Number(row?.next_at_ms)).toBe(at('2026-11-26', '00:11'));
    await wakeAt(site, '2026-11-26', '00:10');
    expect(await outbox().where({ id: row?.id })).toMatchObject([{ attempts: 1 }]);
    await wakeAt(site, '2026-11-26', '00:12');
    expect(await outbox().where({ id: row?.id })).toMatchObject([{ attempts: 2 }]);
    broken = null;
    expect(sent).toEqual([]);
    await wakeAt(site, '2026-11-26', '00:20');
    const mails = sent.filter((mail) => mail.subject.includes('mail-down'));
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({ to: officer, subject: expect.stringContaining('即将到期') });
    await wakeAt(site, '2026-11-26', '00:30');
    expect(sent.filter((mail) => mail.subject.includes('mail-down'))).toHaveLength(1);
  });

  it('is given up with the reason after many attempts, or at once where there is no address', async () => {
    broken = new Error('mailbox unavailable');
    await outbox().update({ status: 'delivered' });
    const [last] = (await outbox().orderBy('id', 'desc').limit(1)) as { id: number }[];
    await outbox().where({ id: last?.id }).update({ status: 'waiting', attempts: 17, next_at_ms: 1 });
    await wakeAt(site, '2026-11-26', '01:00');
    expect(await outbox().where({ id: last?.id })).toMatchObject([{ status: 'given_up', attempts: 18, error: 'mailbox unavailable' }]);
    const { data } = (await auditor.get('/three-review/notifications/deliveries?status=given_up')).body;
    expect(data[0]).toMatchObject({ status: 'given_up', error: 'mailbox unavailable', channel: 'email', attempts: 18, nextAt: null });
    expect((await (await site.admin(officer)).get('/three-review/notifications/deliveries')).status).toBe(403);
  });

  it('of many workers one sends', async () => {
    await outbox().update({ status: 'waiting', attempts: 0, next_at_ms: 1, token: null });
    const waiting = Number((await outbox().where({ status: 'waiting' }).count({ n: '*' }))[0]?.n);
    await Promise.all(Array.from({ length: 4 }, () => wakeAt(site, '2026-11-26', '02:00')));
    expect(sent).toHaveLength(waiting);
  });

  it('is written in the transaction of its cause: what rolls back tells nobody', async () => {
    const id = await column(auditor, 'rolled-back', [monthly({ dutyOfficer: await userId(site, officer) })]);
    await published(site, { column: id, day: '2026-11-03' });
    const connection = knex();
    const fail = (query: { sql: string; bindings?: readonly unknown[] }): void => {
      // The claim of the day is taken away just as its verdicts are about to be written.
      if (query.sql.includes('three_review_publication_events'))
        void connection('three_review_audit_runs')
          .where({ status: 'running' })
          .update({ token: 'z'.repeat(36) })
          .then(() => undefined);
    };
    connection.on('query', fail);
    await wakeAt(site, '2026-12-26');
    connection.removeListener('query', fail);
    expect(await told(id)).toEqual([]);
    await connection('three_review_audit_runs').where({ status: 'running' }).update({ lease_until: 1 });
    await wakeAt(site, '2026-12-26', '00:20');
    expect(await told(id)).toEqual([officer]);
  });
});

describe(`${ENGINE}: notices belong to whom they are for`, () => {
  it('everybody reads and marks his own, and nobody another’s', async () => {
    const mine = await site.admin(officer);
    const { data, meta } = (await mine.get('/three-review/notifications?unread=true&pageSize=100')).body as {
      data: { id: string }[];
      meta: { unread: number };
    };
    expect(meta.unread).toBeGreaterThan(1);
    const [first] = data;
    await (await site.admin(head)).post('/three-review/notifications/read', { ids: [first?.id] });
    expect((await mine.get('/three-review/notifications')).body.meta.unread).toBe(meta.unread);
    expect((await mine.post('/three-review/notifications/read', { ids: [first?.id, '999999999999999999'] })).body.data.unread).toBe(
      meta.unread - 1
    );
    expect((await mine.post('/three-review/notifications/read', { ids: 'all' })).body.data.unread).toBe(0);
    expect((await site.outside().get('/three-review/notifications')).status).toBe(401);
  });
});

describe(`${ENGINE}: [A7.3] the title of a draft is for whoever may read the draft`, () => {
  const TITLE = '拟撤并机构名单';
  const AUDIT: Grant[] = [{ action: 'plugin::three-review.audit.read' }, { action: 'plugin::three-review.audit.cases' }];
  const reading = (fields: readonly string[], conditions: readonly string[] = []): Grant => ({
    action: READ,
    subject: ARTICLE,
    fields,
    conditions,
  });
  let hidden: string;
  /** Never live. */
  let waiting: string;
  let columnId: string;
  const grants: Readonly<Record<string, readonly Grant[]>> = {
    'no right to read the type': [],
    'a right to other fields of it': [reading(['slug', 'summary'])],
    'a right to what they have written themselves': [reading(['title', 'slug'], ['admin::is-creator'])],
  };
  const asked = async (by: Client): Promise<{ text: string; data: Record<string, Record<string, unknown>[]> }> => {
    const answers = {
      drafts: await by.get('/three-review/audit/drafts?pageSize=100'),
      timeliness: await by.get('/three-review/audit/timeliness?from=2026-11-01&to=2026-11-30&pageSize=100'),
      contradicting: await by.get('/three-review/audit/timeliness?from=2026-11-01&to=2026-11-30&findings=false&pageSize=100'),
      events: await by.get(`/three-review/audit/columns/${columnId}/events?pageSize=100`),
    };
    const bulletin = await by.get('/three-review/audit/bulletin?month=2026-11');
    for (const answer of [...Object.values(answers), bulletin]) expect(answer.status).toBe(200);
    const data = Object.fromEntries(Object.entries(answers).map(([name, { body }]) => [name, body.data as Record<string, unknown>[]]));
    const text = [...Object.values(answers), bulletin].map((answer) => answer.text).join('\n');
    return { text, data: { ...data, late: bulletin.body.data.late as Record<string, unknown>[] } };
  };

  beforeAll(async () => {
    hidden = await draftArticle(site, { title: TITLE, slug: 'hidden', eventDate: '2026-10-02' });
    waiting = await draftArticle(site, { title: TITLE, slug: 'waiting', eventDate: '2026-10-02' });
    columnId = await column(auditor, 'of-the-hidden', [monthly()]);
    // It was live once, so that there is a row of it in each list, and was taken down since.
    await published(site, { column: columnId, day: '2026-11-15', documentId: hidden, eventDay: '2026-10-02' });
  });

  it.each(Object.keys(grants))('with %s neither title nor id are in any list of the audit', async (name) => {
    const by = await site.admin(await adminWith(site, [AUDIT[0] as Grant, ...(grants[name] ?? [])]));
    const { text, data } = await asked(by);
    expect(text).not.toContain(TITLE);
    for (const id of [hidden, waiting]) expect(text).not.toContain(id);
    for (const rows of Object.values(data))
      expect(rows).toContainEqual(expect.objectContaining({ title: null, titleHidden: true, documentId: '' }));
  });

  it('with the right to read it, it is there', async () => {
    const by = await site.admin(await adminWith(site, [...AUDIT, reading(['title'])]));
    const { data } = await asked(by);
    for (const [list, rows] of Object.entries(data)) {
      const documentId = list === 'drafts' ? waiting : hidden;
      expect(rows).toContainEqual(expect.objectContaining({ title: TITLE, titleHidden: false, documentId }));
    }
  });

  it('of what is live everybody hears the live title, never the one of the draft behind it', async () => {
    const people = await signIn(site);
    const documentId = await draftArticle(site, { title: '已公布的标题', slug: 'once-live' });
    await reviewed(people, ARTICLE, documentId);
    expect((await publish(people.publisher, ARTICLE, documentId)).status).toBe(200);
    await site.strapi.documents(ARTICLE).update({ documentId, data: { title: TITLE } as never });
    const by = await site.admin(await adminWith(site, AUDIT));
    const { data } = (await by.get('/three-review/audit/timeliness?pageSize=100')).body as { data: { documentId: string }[] };
    expect(data.find((row) => row.documentId === documentId)).toMatchObject({ title: '已公布的标题', titleHidden: false });
    const found = async (words: string) => (await by.get(`/three-review/audit/documents?_q=${encodeURIComponent(words)}`)).body.data;
    expect(await found('撤并')).toEqual([]);
    expect(await found('公布的')).toEqual([{ uid: ARTICLE, documentId, locale: 'zh-Hans', title: '已公布的标题', titleHidden: false }]);
  });

  it('the register keeps it, and shows it to whoever may read the document', async () => {
    const document = { uid: ARTICLE, documentId: hidden, locale: 'zh-Hans' };
    const body = { kind: 'grave_error', foundOn: '2026-11-16', document, text: '误挂', source: 'self_check' };
    const made = await auditor.post('/three-review/audit/cases', body);
    expect(made.body.data.document).toMatchObject({ title: TITLE, titleHidden: false });
    const by = await site.admin(await adminWith(site, AUDIT));
    const url = `/three-review/audit/cases/${String(made.body.data.id)}`;
    expect((await by.get(url)).body.data.document).toMatchObject({ documentId: hidden, title: null, titleHidden: true });
    for (const answer of [await by.get(url), await by.get('/three-review/audit/cases')]) expect(answer.text).not.toContain(TITLE);
  });

  it('the register tells of a live document what is live to whoever may not read its draft', async () => {
    const documentId = await liveArticle(site, await signIn(site), { title: '公开的标题' });
    await site.strapi.documents(ARTICLE).update({ documentId, locale: 'zh-Hans', data: { title: '未审的标题' } as never });
    const document = { uid: ARTICLE, documentId, locale: 'zh-Hans' };
    const body = { kind: 'grave_error', foundOn: '2026-11-16', document, text: '误挂', source: 'self_check' };
    const made = await auditor.post('/three-review/audit/cases', body);
    expect(made.body.data.document).toMatchObject({ title: '未审的标题' });
    const by = await site.admin(await adminWith(site, AUDIT));
    const answer = await by.get(`/three-review/audit/cases/${String(made.body.data.id)}`);
    expect(answer.body.data.document).toMatchObject({ title: '公开的标题', titleHidden: false });
  });

  it('of a document that is gone the register tells how it was called in public, and nothing where it never was', async () => {
    const people = await signIn(site);
    const shownOnce = await liveArticle(site, people, { title: '曾公开的标题' });
    const never = await draftArticle(site, { title: TITLE, slug: 'never-public' });
    await site.strapi.documents(ARTICLE).update({ documentId: shownOnce, locale: 'zh-Hans', data: { title: TITLE } as never });
    const recorded = async (documentId: string): Promise<string> => {
      const document = { uid: ARTICLE, documentId, locale: 'zh-Hans' };
      const body = { kind: 'grave_error', foundOn: '2026-11-16', document, text: '误挂', source: 'self_check' };
      const { data } = (await auditor.post('/three-review/audit/cases', body)).body as { data: { id: number; document: object } };
      expect(data.document).toMatchObject({ title: TITLE });
      return `/three-review/audit/cases/${String(data.id)}`;
    };
    const urls = [await recorded(shownOnce), await recorded(never)] as const;
    expect((await people.publisher.post(reviewUrl(ARTICLE, shownOnce, 'take-down'), { reason: '有误' })).status).toBe(200);
    for (const documentId of [shownOnce, never]) await site.strapi.documents(ARTICLE).delete({ documentId });
    const titleAt = async (url: string) => (await auditor.get(url)).body.data.document;
    expect(await titleAt(urls[0])).toMatchObject({ title: '曾公开的标题', titleHidden: false });
    expect(await titleAt(urls[1])).toMatchObject({ title: null, titleHidden: false });
  });

  it('nobody gets it in a notice or a mail who may not read it, whatever was stored; nobody at all in a mail what is internal', async () => {
    const plain = await adminWith(site, AUDIT);
    const note = async (email: string, uid: string, documentId: string, title: string): Promise<void> => {
      const data = JSON.stringify({ uid, documentId, locale: uid === ARTICLE ? 'zh-Hans' : '', title, daysLeft: 2 });
      const link = `/content-manager/collection-types/${uid}/${documentId}`;
      const [cause, person_id] = [`test:${documentId}`, await userId(site, email)];
      const event_key = `${cause}>${email}`;
      await knex()('three_review_notice_events').insert({ event_key, cause, kind: 'draft_clock', data, link, at_ms: 1 });
      const { id: event_id } = await knex()('three_review_notice_events').where({ event_key }).first();
      await knex()('three_review_notices').insert({ event_id, cause, person_id, at_ms: 1 });
      const message = { event_id, channel: 'email', address: `person:${String(person_id)}` };
      await knex()('three_review_deliveries').insert({ ...message, status: 'waiting', attempts: 0, next_at_ms: 1 });
    };
    const internal = await site.strapi
      .documents(NOTICE)
      .create({ data: { title: '内部会议安排', reviewUnit: office, classification: 'internal' } as never });
    await knex()('three_review_deliveries').update({ status: 'delivered' });
    await note(plain, ARTICLE, hidden, TITLE);
    await note(officer, ARTICLE, hidden, TITLE);
    await note(head, NOTICE, internal.documentId, '内部会议安排');
    await wakeAt(site, '2026-11-26', '03:00');
    const mailTo = (email: string) =>
      sent
        .filter(({ to }) => to === email)
        .map(({ subject, text }) => `${subject}\n${text}`)
        .join('\n');
    expect(mailTo(plain)).toContain('未公开文稿');
    expect(mailTo(plain)).not.toMatch(new RegExp(`${TITLE}|${hidden}`));
    expect(mailTo(officer)).toContain(TITLE);
    expect(mailTo(head)).toContain('未公开文稿');
    expect(mailTo(head)).not.toContain('内部会议');
    const noticeOf = async (email: string, documentId: string) => {
      const answer = await (await site.admin(email)).get('/three-review/notifications?pageSize=100');
      const { id } = await knex()('three_review_notices')
        .where({ cause: `test:${documentId}`, person_id: await userId(site, email) })
        .first();
      return (answer.body as { data: { id: string }[] }).data.find((one) => one.id === String(id));
    };
    expect(await noticeOf(plain, hidden)).toMatchObject({ data: { title: null, titleHidden: true }, link: null });
    expect(JSON.stringify(await noticeOf(plain, hidden))).not.toMatch(new RegExp(`${TITLE}|${hidden}`));
    expect(await noticeOf(officer, hidden)).toMatchObject({ data: { title: TITLE, titleHidden: false, documentId: hidden } });
    expect(await noticeOf(head, internal.documentId)).toMatchObject({ data: { title: '内部会议安排' } });
  });
});
