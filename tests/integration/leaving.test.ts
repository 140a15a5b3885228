import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { changeSchema, hostsForAbsence, leftOutOf, type Hosts } from '../support/absence';
import { edit } from '../support/demoCopy';
import { command } from '../support/command';
import { signIn, type People } from '../support/people';
import { ARTICLE, draftArticle, look, NOTICE, publish, refusalIn, reviewed, unitId } from '../support/review';
import { bootSite, ENGINE, ROOT, type Site } from '../support/site';

/** Absolute: three builds of the host and the command find it alike. */
const DATABASE = path.join(ROOT, '.tmp', `leaving-${randomUUID()}.db`);
const FILE = path.join(ROOT, '.tmp', `left-${randomUUID()}.json`);
const CHAIN = 'presence/site';

let hosts: Hosts;
let site: Site;
let people: People;
let ids: Readonly<Record<'kept' | 'altered' | 'gone' | 'fresh' | 'later' | 'remarked', string>>;
let internal: string;

interface Parts {
  guards: { table: string }[];
  tables: { name: string; rows: number }[];
  columns: Record<string, string[]>;
  keptFiles: string | null;
}
interface Left {
  parts: Parts;
  droppable: number;
  done: null | { file: string | null; guards: number; dropped: string[] };
}

const leave = (...args: string[]) => command(['leave', ...args]);
const json = (...args: string[]): Left => {
  const { status, stdout, stderr } = leave('--json', ...args);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return JSON.parse(stdout) as Left;
};
const confirm = (...args: string[]): string[] => ['--confirm', '--reason', '换系统', ...args];

const boot = async (dist: string): Promise<void> => {
  site = await bootSite({ database: DATABASE, dist, seeded: false });
};
const present = async (): Promise<void> => {
  await boot(hosts.present);
  people = await signIn(site);
};
const notice = async (title: string): Promise<string> => {
  const data = {
    title,
    text: '三审之后发布。',
    reviewUnit: await unitId(site, 'office'),
    reviewColumn: 'notices',
    reviewEventDate: '2026-11-20',
    classification: 'public',
  };
  return (await site.strapi.documents(NOTICE).create({ data: data as never })).documentId;
};
const documents = () => site.strapi.documents(NOTICE);
const liveTitles = async (): Promise<unknown[]> =>
  (await site.strapi.db.query(NOTICE).findMany({ where: { publishedAt: { $notNull: true } } })).map(({ title }) => title as unknown).sort();
const verified = async (): Promise<unknown> => (await people.superAdmin.get('/three-review/ledger/verify')).body.data;
const presence = async (): Promise<Record<string, unknown>[]> => {
  const rows = (await site.strapi.db.connection('three_review_ledger').where({ chain: CHAIN }).orderBy('seq')) as { body: string }[];
  return rows.map(({ body }) => (JSON.parse(body) as { event: Record<string, unknown> }).event);
};
const reconciled = async (): Promise<unknown> => {
  const service = site.strapi.plugin('three-review').service('reconcile') as unknown as { run(): Promise<{ problems: unknown }> };
  return (await service.run()).problems;
};
/** What the ledger says of types that went out and came in. */
const aboutTypes = async (): Promise<unknown[]> => {
  const rows = (await site.strapi.db.connection('three_review_ledger').where({ chain: 'site/mode' }).orderBy('seq')) as { body: string }[];
  const events = rows.map(({ body }) => (JSON.parse(body) as { event: { type: string; uid?: string; meanwhile?: unknown } }).event);
  return events.flatMap(({ type, uid, meanwhile }) => (uid === undefined ? [] : [{ type, uid, ...(meanwhile ? { meanwhile } : {}) }]));
};
/** As an administrator does: whoever reads the notice reads the new field. */
const letRead = async (field: string): Promise<void> => {
  const query = site.strapi.db.query('admin::permission');
  const held = (await query.findMany({ where: { subject: NOTICE } })) as { id: number; properties: { fields?: string[] } }[];
  for (const { id, properties } of held)
    if (properties.fields)
      await query.update({ where: { id }, data: { properties: { ...properties, fields: [...properties.fields, field] } } });
};
const tables = async (): Promise<string[]> => (await site.strapi.db.dialect.schemaInspector.getTables()).map(String);

/** What the plugin would add, the article's own file declares: by chance, or because an earlier version wrote it there. */
const ownClassification = { type: 'enumeration', enum: ['public', 'internal', 'withheld'], default: 'public' };

beforeAll(async () => {
  hosts = hostsForAbsence(({ present: one, absent: other }) => {
    for (const dist of [one, other]) changeSchema(dist, 'article', { classification: ownClassification });
  });
  site = await bootSite({ database: DATABASE, dist: hosts.present, first: true });
  people = await signIn(site);
  ids = {
    kept: await notice('原样'),
    altered: await notice('将被改'),
    gone: await notice('将被撤'),
    fresh: await notice('未审'),
    later: await notice('后来'),
    remarked: await notice('将有备注'),
  };
  internal = await draftArticle(site, { title: '内部', classification: 'internal' });
  for (const documentId of [ids.kept, ids.altered, ids.gone, ids.remarked]) {
    await reviewed(people, NOTICE, documentId);
    expect((await publish(people.publisher, NOTICE, documentId)).status).toBe(200);
  }
  await reviewed(people, NOTICE, ids.later);
  await site.close();
}, 900_000);
afterAll(() => {
  hosts.remove();
  for (const name of [FILE, `${FILE}.2`]) fs.rmSync(name, { force: true });
  if (ENGINE === 'sqlite') for (const end of ['', '-journal', '-wal', '-shm']) fs.rmSync(DATABASE + end, { force: true });
});

describe(`[A10.2] ${ENGINE}: three-review leave`, () => {
  it('without --confirm it says what would go and what stays, and changes nothing', () => {
    const before = json();
    expect(before.done).toBeNull();
    expect(before.parts.guards.length).toBeGreaterThan(50);
    expect(before.parts.columns.notices).toEqual(expect.arrayContaining(['review_stage', 'review_column', 'classification']));
    expect(before.parts.tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['three_review_ledger', 'three_review_units', 'notices_review_unit_lnk'])
    );
    // The documentation names every table there is.
    const named = fs.readFileSync(path.join(ROOT, 'docs', 'leaving.md'), 'utf8').matchAll(/`(three_review_[a-z_]+)`/g);
    const own = before.parts.tables.map(({ name }) => name).filter((name) => name.startsWith('three_review_'));
    expect([...new Set([...named].map(([, name]) => name))].sort()).toEqual(own.sort());
    const { stdout } = leave();
    for (const said of ['notices', 'three_review_ledger', `--drop-tables=${String(before.droppable)}`, before.parts.keptFiles ?? '-'])
      expect(stdout).toContain(said);
    expect(json()).toEqual(before);
  });

  it('a wish that is not clear takes nothing away: no reason, another number of tables, a file that is there', () => {
    const before = json();
    fs.writeFileSync(FILE, 'something');
    for (const args of [['--confirm'], ['--drop-tables=3'], confirm('--drop-tables=3'), confirm('--file', FILE)]) {
      const { status, stderr } = leave(...args);
      expect([args, status]).toEqual([args, 2]);
      expect(stderr).not.toBe('');
    }
    expect(fs.readFileSync(FILE, 'utf8')).toBe('something');
    fs.rmSync(FILE);
    expect(json()).toEqual(before);
  });

  it('an export that does not hold takes nothing away, and that is on record', async () => {
    await present();
    const knex = site.strapi.db.connection;
    const head = (await knex('three_review_ledger_heads').where('chain', 'like', `${NOTICE}/%`).first()) as { chain: string; hash: string };
    await knex('three_review_ledger_heads')
      .where({ chain: head.chain })
      .update({ hash: '0'.repeat(64) });
    await site.close();
    const { status, stderr } = leave(...confirm('--file', FILE));
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('truncated') });
    expect(fs.existsSync(FILE)).toBe(false);
    expect(json().parts.guards.length).toBeGreaterThan(50);
    await present();
    await site.strapi.db.connection('three_review_ledger_heads').where({ chain: head.chain }).update({ hash: head.hash });
    expect(await presence()).toMatchObject([{ type: 'left' }, { type: 'returned', meanwhile: null }]);
    expect(await verified()).toMatchObject({ ok: true });
    await site.close();
  });

  it('exports ledger and evidence, verified and for its owner alone, and takes the guard away; a second time there is nothing to do', () => {
    const before = json();
    const { done } = json(...confirm('--file', FILE));
    expect(done).toEqual({ file: FILE, guards: before.parts.guards.length, dropped: [] });
    expect(fs.statSync(FILE).mode & 0o777).toBe(0o600);
    expect(command(['verify', FILE])).toMatchObject({ status: 0 });
    const text = fs.readFileSync(FILE, 'utf8');
    for (const { name, rows } of before.parts.tables)
      if (rows > 0 && !name.startsWith('three_review_ledger')) expect(text).toContain(`"${name}"`);
    const cut = text
      .split('\n')
      .filter((line) => !line.includes('"table":"three_review_posts"'))
      .join('\n');
    fs.writeFileSync(`${FILE}.2`, cut);
    expect(command(['verify', `${FILE}.2`])).toMatchObject({ status: 1, stdout: expect.stringContaining('evidence/three_review_posts') });
    fs.rmSync(`${FILE}.2`);
    expect(json().parts).toMatchObject({ guards: [], functions: [] });
    expect(json(...confirm('--file', `${FILE}.2`)).done).toEqual({ file: null, guards: 0, dropped: [] });
    expect(fs.existsSync(`${FILE}.2`)).toBe(false);
  });

  it('the host goes on alone: publishes, changes and takes down as it likes, and has other fields', async () => {
    for (const dist of [hosts.present, hosts.absent]) changeSchema(dist, 'notice', { remark: { type: 'string' }, validUntil: null });
    await boot(hosts.absent);
    await documents().publish({ documentId: ids.fresh });
    await documents().update({ documentId: ids.altered, data: { title: '改过' } as never, status: 'published' });
    await documents().unpublish({ documentId: ids.gone });
    const live = site.strapi.db.connection('notices').where({ document_id: ids.remarked }).whereNotNull('published_at');
    expect(await live.update({ remark: '无人签的备注' })).toBe(1);
    expect(await liveTitles()).toEqual(['原样', '改过', '未审', '将有备注'].sort());
    await site.close();
  });

  it('installed again, the gate is back at once; the same chains go on, and what went live meanwhile is adopted on record', async () => {
    await present();
    // What the schema alone changed is told anew; what somebody changed beside it is on record, and no finding for good.
    expect(await verified()).toEqual(expect.objectContaining({ ok: true, problems: [] }));
    expect(await reconciled()).toEqual([]);
    const [returned] = (await presence()).slice(-1);
    expect(returned).toMatchObject({ type: 'returned', meanwhile: { adopted: 3, gone: 1 } });
    const named = JSON.stringify(returned);
    for (const id of [ids.fresh, ids.altered, ids.gone, ids.remarked]) expect(named).toContain(id);
    expect(named).not.toContain(ids.kept);
    expect(await look(people.officer, NOTICE, ids.kept)).toMatchObject({ stage: 'published', live: true });
    // The host alone publishes without the fields that the plugin adds: the draft has more to say than what is live.
    for (const id of [ids.fresh, ids.altered]) expect(await look(people.officer, NOTICE, id)).toMatchObject({ stage: 'draft', live: true });
    expect(await look(people.officer, NOTICE, ids.gone)).toMatchObject({ stage: 'draft', live: false });
    const written = site.strapi.db.connection('notices').where({ document_id: ids.fresh }).update({ title: '再改' });
    expect(
      await written.then(
        () => 'went through',
        () => 'refused'
      )
    ).toBe('refused');
    const other = await notice('无人签');
    expect(refusalIn(await publish(people.publisher, NOTICE, other))).toMatchObject({ code: 'sign_offs_missing' });
    // Its round ended with the fields; what is live of the others went on.
    expect(await look(people.officer, NOTICE, ids.later)).toMatchObject({ stage: 'draft', ended: { reason: 'schema_changed' } });
    await letRead('remark');
    await reviewed(people, NOTICE, ids.later);
    expect((await publish(people.publisher, NOTICE, ids.later)).status).toBe(200);
    await site.close();
  });

  it('a type that is left out in the boot that brings the plugin back goes out on record, and comes in again without a dead end', async () => {
    json(...confirm('--file', `${FILE}.2`));
    fs.rmSync(`${FILE}.2`);
    await boot(hosts.absent);
    await documents().update({ documentId: ids.kept, data: { title: '离开时改' } as never, status: 'published' });
    await site.close();
    const without = leftOutOf(hosts.present, NOTICE);
    await boot(without);
    people = await signIn(site);
    expect((await presence()).at(-1)).toMatchObject({ type: 'returned', meanwhile: { adopted: 0, gone: 0 } });
    expect(await aboutTypes()).toEqual([{ type: 'left_out', uid: NOTICE }]);
    await documents().publish({ documentId: ids.gone });
    await documents().unpublish({ documentId: ids.remarked });
    await documents().delete({ documentId: ids.altered });
    expect(await verified()).toMatchObject({ ok: true });
    await site.close();
    changeSchema(hosts.present, 'notice', { remark: null });
    changeSchema(hosts.absent, 'notice', { remark: null });
    fs.rmSync(without, { recursive: true });
    await present();
    expect(await aboutTypes()).toMatchObject([{ type: 'left_out' }, { type: 'taken_up', uid: NOTICE, meanwhile: { adopted: 2, gone: 2 } }]);
    expect(await verified()).toEqual(expect.objectContaining({ ok: true, problems: [] }));
    expect(await reconciled()).toEqual([]);
    for (const id of [ids.kept, ids.gone]) {
      expect(await look(people.officer, NOTICE, id)).toMatchObject({ live: true });
      await documents().update({ documentId: id, data: { title: `三审后 ${id}` } as never });
      expect(refusalIn(await publish(people.publisher, NOTICE, id))).toMatchObject({ code: 'sign_offs_missing' });
      await reviewed(people, NOTICE, id);
      expect((await publish(people.publisher, NOTICE, id)).status).toBe(200);
    }
    expect(await look(people.officer, NOTICE, ids.remarked)).toMatchObject({ stage: 'draft', live: false });
    const { body } = await people.superAdmin.get('/three-review/ledger/verify');
    expect((body as { data: unknown }).data).toEqual(expect.objectContaining({ ok: true, problems: [] }));
    await site.close();
  });

  it('with --drop-tables nothing of the plugin is left, nothing of the host is lost, and installing begins anew', async () => {
    const { droppable } = json();
    const { done } = json(...confirm('--file', `${FILE}.2`, `--drop-tables=${String(droppable)}`));
    expect(done?.dropped).toHaveLength(droppable);
    expect(json()).toMatchObject({ droppable: 0, parts: { guards: [], tables: [], columns: {}, indexes: [], notes: 0, keptFiles: null } });
    await boot(hosts.absent);
    expect((await tables()).filter((name) => name.includes('three_review') || name.includes('review_unit'))).toEqual([]);
    expect(await liveTitles()).toEqual([`三审后 ${ids.kept}`, `三审后 ${ids.gone}`, '未审', '后来'].sort());
    // A field of the host's own file is the host's, although it says what the plugin would add.
    expect(await site.strapi.db.query(ARTICLE).findOne({ where: { documentId: internal } })).toMatchObject({ classification: 'internal' });
    await site.close();
    // The values are the host's: installed anew, the plugin is told that the field is.
    const mapped = `${hosts.present}-mapped`;
    fs.cpSync(hosts.present, mapped, { recursive: true });
    edit(path.join(mapped, 'config', 'plugins.js'), (text) =>
      text.replace("eventDate: 'eventDate'", "eventDate: 'eventDate', classification: 'classification'")
    );
    await boot(mapped);
    people = await signIn(site);
    expect(await presence()).toEqual([]);
    expect(await verified()).toMatchObject({ ok: true });
    expect(await look(people.superAdmin, NOTICE, ids.gone)).toMatchObject({ stage: 'published', live: true });
    const update = site.strapi.db.connection('notices').where({ document_id: ids.gone }).update({ title: '再改' });
    expect(
      await update.then(
        () => 'went through',
        () => 'refused'
      )
    ).toBe('refused');
    await site.close();
  });
});
