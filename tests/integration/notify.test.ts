import type { Channel } from '../../src/plugins/three-review/server/src/notify/channels';
import { deliverDue } from '../../src/plugins/three-review/server/src/notify/deliver';
import { tell, type NoticeEvent } from '../../src/plugins/three-review/server/src/notify/store';
import { createNotifyTables } from '../../src/plugins/three-review/server/src/notify/tables';
import { inTransaction } from '../../src/plugins/three-review/server/src/platform/database';
import type { Strapi } from '../../src/plugins/three-review/server/src/platform/strapi';
import { userId } from '../support/audit/desk';
import { ARTICLE, draftArticle } from '../support/review';
import { bootSite, ENGINE, type Site } from '../support/site';

let site: Site;
let strapi: Strapi;
let people: number[];
const said: { to: string; data: Readonly<Record<string, unknown>>; link: string | null }[] = [];
let broken = false;

const CHANNELS: Readonly<Record<string, Channel>> = {
  letters: {
    to: 'person',
    send: (_strapi, { data, link }, person) => Promise.resolve(void said.push({ to: person.name, data, link })),
  },
  robot: {
    to: 'group',
    groups: () => ['desk', 'office'],
    send: (_strapi, { data, link }, group) =>
      broken ? Promise.reject(new Error('the robot is down')) : Promise.resolve(void said.push({ to: group, data, link })),
  },
};

beforeAll(async () => {
  site = await bootSite();
  strapi = site.strapi;
  people = [await userId(site, 'officer.office@bureau.example'), await userId(site, 'head.office@bureau.example')];
});
afterAll(() => site.close());
beforeEach(async () => {
  said.length = 0;
  broken = false;
  await knex()('three_review_deliveries').delete();
});

const knex = () => site.strapi.db.connection;
const open = (...names: string[]): void => {
  site.strapi.config.get<{ notify: { channels: string[] } }>('plugin::three-review').notify.channels = names;
};
const reminder = (column: string, on?: string): Extract<NoticeEvent, { kind: 'column_reminder' }> => ({
  cause: `column_reminder:${column}`,
  ...(on === undefined ? {} : { on }),
  kind: 'column_reminder',
  data: { column, name: column },
  people,
});
const write = (event: NoticeEvent): Promise<void> => inTransaction(strapi, (trx) => tell(strapi, trx, event, 1, CHANNELS));
const addresses = async (): Promise<string[]> =>
  (await knex()('three_review_deliveries').orderBy('id')).map(
    (row: { channel: string; address: string }) => `${row.channel} ${row.address}`
  );
const noticesOf = (column: string) => knex()('three_review_notices').where({ cause: `column_reminder:${column}` });

describe(`${ENGINE}: [A9.2] the outbox hangs on what happened`, () => {
  it('a row a person and channel, and a row a group, however many people are told', async () => {
    open('letters', 'robot');
    await write(reminder('both'));
    await write(reminder('both'));
    const persons = people.map((id) => `letters person:${String(id)}`);
    expect((await addresses()).sort()).toEqual([...persons, 'robot group:desk', 'robot group:office'].sort());
    expect(await noticesOf('both')).toHaveLength(2);
    expect(await deliverDue(strapi, 2, CHANNELS)).toEqual({ delivered: 4, failed: 0, givenUp: 0 });
    expect(said.map(({ to }) => to).sort()).toEqual(['desk', 'office', '陈信息', '刘主任'].sort());
    expect(await deliverDue(strapi, 3, CHANNELS)).toEqual({ delivered: 0, failed: 0, givenUp: 0 });
  });

  it('a group hears of what concerns nobody in person, once', async () => {
    open('robot');
    for (const on of ['2026-01-01', '2026-01-02']) await write({ ...reminder('nobody', on), people: [] });
    expect(await addresses()).toEqual(['robot group:desk', 'robot group:office']);
  });

  it('without a group nothing is kept of what nobody is told', async () => {
    open('letters');
    await write({ ...reminder('unheard'), people: [] });
    expect(await knex()('three_review_notice_events').where({ cause: 'column_reminder:unheard' })).toEqual([]);
  });

  it('who is told later of the same cause hears how it stands then; who was told hears nothing more', async () => {
    open('letters');
    const [first, second] = people as [number, number];
    await write({ ...reminder('climbing', '2026-01-01'), people: [first] });
    await write({ ...reminder('climbing', '2026-01-02'), data: { column: 'climbing', daysLeft: 1 }, people: [first, second] });
    const events = (await knex()('three_review_notice_events').where({ cause: 'column_reminder:climbing' }).orderBy('id')) as {
      id: number;
    }[];
    expect(events).toHaveLength(2);
    expect(await noticesOf('climbing').orderBy('id')).toMatchObject([
      { person_id: first, event_id: events[0]?.id },
      { person_id: second, event_id: events[1]?.id },
    ]);
    expect(await addresses()).toEqual([first, second].map((id) => `letters person:${String(id)}`));
  });

  it('causes too long to be stored are not taken for one another', async () => {
    open('letters');
    const long = 'c'.repeat(300);
    for (const column of [`${long}1`, `${long}2`]) await write(reminder(column));
    expect(await addresses()).toHaveLength(4);
  });

  it('a robot that is down is tried again, and each group is a delivery of its own in the list', async () => {
    open('robot');
    broken = true;
    await write(reminder('down'));
    expect(await deliverDue(strapi, 2, CHANNELS)).toMatchObject({ delivered: 0, failed: 2 });
    const { data } = (await (await site.admin('auditor@bureau.example')).get('/three-review/notifications/deliveries')).body;
    expect(data).toMatchObject([
      { channel: 'robot', group: 'office', person: null, status: 'waiting', attempts: 1, error: 'the robot is down' },
      { channel: 'robot', group: 'desk', person: null },
    ]);
    broken = false;
    expect(await deliverDue(strapi, 70_000, CHANNELS)).toMatchObject({ delivered: 2 });
  });

  it('[A7.3] a group hears neither title nor id of a draft, whoever of its members may read it', async () => {
    open('letters', 'robot');
    const documentId = await draftArticle(site, { title: '拟议中的安排' });
    const data = { uid: ARTICLE, documentId, locale: 'zh-Hans', daysLeft: 2 };
    await write({ cause: `draft_clock:${documentId}`, kind: 'draft_clock', data, people: people.slice(0, 1) });
    await deliverDue(strapi, 2, CHANNELS);
    const saidTo = (to: string) => said.find((one) => one.to === to);
    expect(saidTo('陈信息')).toMatchObject({ data: { title: '拟议中的安排', documentId } });
    expect(saidTo('desk')).toMatchObject({ data: { title: null, titleHidden: true }, link: null });
    expect(JSON.stringify(saidTo('desk'))).not.toContain(documentId);
  });
});

describe(`${ENGINE}: what an earlier version told`, () => {
  const EARLIER = 'three_review_notifications';
  const OUTBOX = 'three_review_outbox';

  beforeAll(async () => {
    await knex().schema.createTable(EARLIER, (t) => {
      t.increments('id');
      t.string('dedupe_key', 190).notNullable().unique();
      t.integer('person_id').notNullable();
      t.string('kind', 30).notNullable();
      t.text('data').notNullable();
      t.string('link', 200).nullable();
      t.bigInteger('at_ms').notNullable();
      t.bigInteger('read_at_ms').nullable();
    });
    await knex().schema.createTable(OUTBOX, (t) => {
      t.increments('id');
      t.integer('notification_id').notNullable();
      t.string('channel', 20).notNullable();
      t.string('status', 10).notNullable();
      t.integer('attempts').notNullable();
      t.bigInteger('next_at_ms').notNullable();
      t.specificType('token', 'char(36)').nullable();
      t.bigInteger('ended_at_ms').nullable();
      t.text('error').nullable();
    });
    const [first, second] = people as [number, number];
    const row = (cause: string, person: number, at: number, read: number | null = null) => ({
      dedupe_key: `${cause}>${String(person)}`,
      person_id: person,
      kind: 'column_reminder',
      data: JSON.stringify({ column: 'old', daysLeft: at }),
      link: '/old',
      at_ms: at,
      read_at_ms: read,
    });
    const old = 'column_reminder:old';
    await knex()(EARLIER).insert([row(old, first, 5, 9), row(old, second, 6), row('column_reminder:other', first, 6)]);
    const message = { channel: 'letters', next_at_ms: 7 };
    await knex()(OUTBOX).insert([
      { ...message, notification_id: 1, status: 'delivered', attempts: 1, ended_at_ms: 8 },
      { ...message, notification_id: 2, status: 'waiting', attempts: 3 },
    ]);
  });
  afterAll(async () => {
    for (const name of [OUTBOX, EARLIER]) await knex().schema.dropTable(name);
  });

  it('is there after an update, read or unread, once; and what waited is sent, by this version alone', async () => {
    open('letters');
    for (let boot = 0; boot < 2; boot += 1) await createNotifyTables(strapi);
    const notices = (await noticesOf('old').orderBy('id')) as Record<string, unknown>[];
    const [first, second] = people;
    expect(notices.map((row) => [row.person_id, Number(row.at_ms), row.read_at_ms === null])).toEqual([
      [first, 5, false],
      [second, 6, true],
    ]);
    expect(await noticesOf('other')).toHaveLength(1);
    const mine = (await (await site.admin('head.office@bureau.example')).get('/three-review/notifications?pageSize=100')).body.data;
    expect(mine).toContainEqual(expect.objectContaining({ data: { column: 'old', daysLeft: 6 }, link: '/old', at: 6, readAt: null }));
    const rows = await knex()('three_review_deliveries').orderBy('id');
    expect(rows).toMatchObject([
      { address: `person:${String(first)}`, status: 'delivered', attempts: 1 },
      { address: `person:${String(second)}`, status: 'waiting', attempts: 3 },
    ]);
    expect(await knex()(OUTBOX).orderBy('id')).toMatchObject([{ status: 'delivered' }, { status: 'moved' }]);
    expect(await deliverDue(strapi, 10, CHANNELS)).toMatchObject({ delivered: 1 });
    await write(reminder('old', '2026-01-03'));
    expect(await noticesOf('old')).toHaveLength(2);
  });
});
