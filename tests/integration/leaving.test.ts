import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { hostsForAbsence, type Hosts } from '../support/absence';
import { command } from '../support/command';
import { signIn, type People } from '../support/people';
import { look, NOTICE, publish, refusalIn, reviewed, unitId } from '../support/review';
import { bootSite, ENGINE, ROOT, type Site } from '../support/site';

/** Absolute: three builds of the host and the command find it alike. */
const DATABASE = path.join(ROOT, '.tmp', `leaving-${randomUUID()}.db`);
const FILE = path.join(ROOT, '.tmp', `left-${randomUUID()}.json`);
const CHAIN = 'presence/site';

let hosts: Hosts;
let site: Site;
let people: People;
let ids: Readonly<Record<'kept' | 'altered' | 'gone' | 'fresh' | 'later', string>>;

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
const tables = async (): Promise<string[]> => (await site.strapi.db.dialect.schemaInspector.getTables()).map(String);

beforeAll(async () => {
  hosts = hostsForAbsence();
  site = await bootSite({ database: DATABASE, dist: hosts.present, first: true });
  people = await signIn(site);
  ids = {
    kept: await notice('原样'),
    altered: await notice('将被改'),
    gone: await notice('将被撤'),
    fresh: await notice('未审'),
    later: await notice('后来'),
  };
  for (const documentId of [ids.kept, ids.altered, ids.gone]) {
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

  it('the host goes on alone: publishes, changes and takes down as it likes', async () => {
    await boot(hosts.absent);
    await documents().publish({ documentId: ids.fresh });
    await documents().update({ documentId: ids.altered, data: { title: '改过' } as never, status: 'published' });
    await documents().unpublish({ documentId: ids.gone });
    expect(await liveTitles()).toEqual(['原样', '改过', '未审'].sort());
    await site.close();
  });

  it('installed again, the gate is back at once; the same chains go on, and what went live meanwhile is adopted on record', async () => {
    await present();
    expect(await verified()).toEqual(expect.objectContaining({ ok: true, problems: [] }));
    const [returned] = (await presence()).slice(-1);
    expect(returned).toMatchObject({ type: 'returned', meanwhile: { adopted: 2, gone: 1 } });
    const named = JSON.stringify(returned);
    for (const id of [ids.fresh, ids.altered, ids.gone]) expect(named).toContain(id);
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
    expect((await publish(people.publisher, NOTICE, ids.later)).status).toBe(200);
    await site.close();
  });

  it('with --drop-tables nothing of the plugin is left, nothing of the host is lost, and installing begins anew', async () => {
    const { droppable } = json();
    const { done } = json(...confirm('--file', `${FILE}.2`, `--drop-tables=${String(droppable)}`));
    expect(done?.dropped).toHaveLength(droppable);
    expect(json()).toMatchObject({ droppable: 0, parts: { guards: [], tables: [], columns: {}, indexes: [], notes: 0, keptFiles: null } });
    await boot(hosts.absent);
    expect((await tables()).filter((name) => name.includes('three_review') || name.includes('review_unit'))).toEqual([]);
    expect(await liveTitles()).toEqual(['原样', '改过', '未审', '后来'].sort());
    await documents().publish({ documentId: ids.gone });
    await site.close();
    await present();
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
