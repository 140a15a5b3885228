import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { hostsForAbsence, type Hosts } from '../support/absence';
import { EMAILS, signIn, type People } from '../support/people';
import { look, NOTICE, publish, refusalIn, reviewed, sign, unitId } from '../support/review';
import { bootSite, ENGINE, ROOT, type Site } from '../support/site';
import { apiToken } from '../support/tokens';
import { bytesOnDisk, clearUploads, newFile, onDisk, png, sentFile, uploadService, type MediaFile } from '../support/surroundings';

const DATABASE = `.tmp/absence-${randomUUID()}.db`;

let hosts: Hosts;
let site: Site;
let people: People;
let ids: Readonly<Record<'live' | 'two' | 'three' | 'edited' | 'media' | 'attached', string>>;
/** What two notices show: an attachment each, and one of them a file by its address alone. */
let shown: Readonly<Record<'replaced' | 'removed' | 'embedded', MediaFile>>;
let bytes: Readonly<Record<string, Buffer>>;
let uploadsBefore: Record<string, string>;
let before: Readonly<Record<string, unknown>>;

const present = async (): Promise<void> => {
  site = await bootSite({ database: DATABASE, dist: hosts.present, seeded: false });
  people = await signIn(site);
};

const notice = async (title: string, more: object = {}): Promise<string> => {
  const data = {
    title,
    text: '三审之后发布。',
    reviewUnit: await unitId(site, 'office'),
    reviewColumn: 'notices',
    reviewEventDate: '2026-11-20',
    classification: 'public',
    ...more,
  };
  return (await site.strapi.documents(NOTICE).create({ data: data as never })).documentId;
};

const bytesNow = (): Record<string, Buffer> =>
  Object.fromEntries(Object.entries(shown).map(([name, file]) => [name, bytesOnDisk(site, file)]));

interface Reconciler {
  run(): Promise<{ problems: { documentId: string; problem: string; fields: string[] }[] }>;
  restore(): Promise<{ ok: boolean; restored: { path: string; restored: boolean }[] }>;
}
const reconciler = (): Reconciler => site.strapi.plugin('three-review').service('reconcile') as unknown as Reconciler;
const otherBytes = async (): Promise<string[]> => {
  const { problems } = await reconciler().run();
  const found = problems.filter(({ documentId, problem }) => [ids.media, ids.attached].includes(documentId) && problem === 'media');
  return found.flatMap(({ fields }) => fields).sort();
};

const OWN = [
  'three_review_units',
  'three_review_units_parent_lnk',
  'three_review_posts',
  'three_review_states',
  'three_review_snapshots',
  'three_review_ledger',
  'three_review_ledger_heads',
  'three_review_publication_events',
  'three_review_kept_media',
  'three_review_cases',
  'three_review_case_acts',
  'notices_review_unit_lnk',
  'notices',
];

/** Everything that is ours, row by row; the notices that are changed meanwhile aside. */
const kept = async (): Promise<Record<string, unknown>> => {
  const tables: Record<string, unknown> = {};
  for (const name of OWN) {
    const rows: unknown[] = await site.strapi.db.connection(name);
    const same = rows.filter((row) => ![ids.edited, ids.media, ids.attached].some((id) => JSON.stringify(row).includes(id)));
    tables[name] = same.map((row) => JSON.stringify(row)).sort();
  }
  const rights = (await site.strapi.db.query('admin::permission').findMany({ populate: ['role'] })) as {
    action: string;
    subject: string | null;
    properties: { fields?: string[] };
    role: { id: number } | null;
  }[];
  tables.rights = rights
    .map(
      ({ action, subject, properties, role }) =>
        `${String(role?.id)} ${action} ${String(subject)} ${[...(properties.fields ?? [])].sort().join()}`
    )
    .sort();
  return tables;
};

/** A deployment: the notice has one field more. */
const addField = (dist: string): void => {
  const file = path.join(dist, 'src', 'api', 'notice', 'content-types', 'notice', 'schema.json');
  const schema = JSON.parse(fs.readFileSync(file, 'utf8')) as { attributes: Record<string, unknown> };
  schema.attributes.remark = { type: 'string' };
  fs.writeFileSync(file, JSON.stringify(schema));
};

beforeAll(async () => {
  hosts = hostsForAbsence();
  site = await bootSite({ database: DATABASE, dist: hosts.present, first: true });
  people = await signIn(site);
  uploadsBefore = onDisk(site);
  const [replaced, removed, embedded] = [
    await newFile(site, png(71, 1, 1, 300)),
    await newFile(site, png(72, 1, 1)),
    await newFile(site, png(73, 1, 1)),
  ];
  shown = { replaced, removed, embedded };
  bytes = bytesNow();
  const media = await notice('附件', { attachment: replaced.id, text: `见 ${embedded.url.replace(/_/g, '%5f')}` });
  ids = {
    live: await notice('已发布'),
    two: await notice('两审'),
    three: await notice('三审'),
    edited: await notice('离线时改动'),
    media,
    attached: await notice('又一附件', { attachment: removed.id }),
  };
  for (const documentId of [ids.media, ids.attached]) {
    await reviewed(people, NOTICE, documentId);
    expect((await publish(people.publisher, NOTICE, documentId)).status).toBe(200);
  }
  await reviewed(people, NOTICE, ids.live);
  expect((await publish(people.publisher, NOTICE, ids.live)).status).toBe(200);
  await reviewed(people, NOTICE, ids.two, 2);
  await reviewed(people, NOTICE, ids.three);
  await reviewed(people, NOTICE, ids.edited);
  const found = {
    kind: 'leak',
    foundOn: '2026-11-20',
    text: '登记在册',
    source: 'inspection',
    decision: { act: 'confirm', reason: '认定' },
  };
  expect((await people.superAdmin.post('/three-review/audit/cases', found)).status).toBe(200);
  before = await kept();
  await site.close();
});
afterAll(() => {
  hosts.remove();
  if (ENGINE !== 'sqlite') return;
  for (const end of ['', '-journal', '-wal', '-shm']) fs.rmSync(path.join(ROOT, DATABASE + end), { force: true });
});

describe(`[A10.2] ${ENGINE}: one boot without the plugin`, () => {
  it('publishes nothing, whatever is signed, and lets drafts be written', async () => {
    site = await bootSite({ database: DATABASE, dist: hosts.absent, seeded: false });
    expect(site.strapi.plugin('three-review')).toBeUndefined();
    const documents = site.strapi.documents(NOTICE);
    const rows = site.strapi.db.query(NOTICE);
    const live = () => rows.findMany({ where: { publishedAt: { $notNull: true } }, orderBy: { id: 'asc' } });
    const rowsBefore = await live();
    expect(rowsBefore).toHaveLength(3);
    const attempts: (() => Promise<unknown>)[] = [
      () => documents.publish({ documentId: ids.two }),
      () => documents.publish({ documentId: ids.three }),
      () => documents.create({ data: { title: '直接发布' } as never, status: 'published' }),
      () => documents.update({ documentId: ids.live, data: { title: '改已发布' } as never, status: 'published' }),
      () => rows.update({ where: { id: rowsBefore[0]?.id }, data: { title: '改行' } }),
      () => rows.updateMany({ where: { documentId: ids.two }, data: { publishedAt: new Date() } }),
    ];
    for (const [i, attempt] of attempts.entries()) {
      const ended = await attempt().then(
        () => 'went through',
        (error: unknown) => String(error)
      );
      // One plain sentence, wherever an error of the database is shown: in the log, and to code of the host.
      expect([i, ended]).toEqual([i, expect.stringContaining('npx three-review leave')]);
    }
    expect(await live()).toEqual(rowsBefore);
    await documents.update({ documentId: ids.edited, data: { title: '无人看管时改的字' } as never });
    const upload = uploadService(site);
    const files = site.strapi.db.query('plugin::upload.file');
    for (const [file, attack] of [
      [
        shown.replaced,
        (held: object) => upload.replace(shown.replaced.id, { data: { fileInfo: {} }, file: sentFile(png(9, 9, 9, 300)) }).then(() => held),
      ],
      [shown.removed, (held: object) => upload.remove(held)],
      [shown.embedded, (held: object) => upload.remove(held)],
    ] as const) {
      const held = (await files.findOne({ where: { id: file.id } })) as object;
      await attack(held).catch(() => undefined);
    }
    expect(fs.existsSync(path.join(site.strapi.dirs.static.public, shown.removed.url))).toBe(false);
    expect(bytesOnDisk(site, shown.replaced)).not.toEqual(bytes.replaced);
    await site.close();
  });

  it('and then with it again: nothing is lost', async () => {
    await present();
    expect(await kept()).toEqual(before);
    expect(await look(people.officer, NOTICE, ids.two)).toMatchObject({ stage: 'final_sign_off', round: 1 });
    expect(await look(people.officer, NOTICE, ids.live)).toMatchObject({ stage: 'published', live: true });
  });

  it('the bytes of live files that were replaced or deleted meanwhile are found missing', async () => {
    const gone = await otherBytes();
    for (const file of Object.values(shown)) expect(gone).toContain(file.url);
    expect(gone).toContain(shown.replaced.formats?.thumbnail?.url);
  });

  it('what was edited meanwhile has lost its sign-offs before anybody asks', async () => {
    expect(await site.strapi.db.connection('notices').where({ document_id: ids.edited }).first('review_stage')).toEqual({
      review_stage: 'draft',
    });
    expect(refusalIn(await publish(people.publisher, NOTICE, ids.edited))).toMatchObject({ status: 403, code: 'sign_offs_missing' });
  });

  it('the people who signed may sign, and what they signed is published', async () => {
    expect((await sign(people.leader, NOTICE, ids.two, 'final_sign_off')).status).toBe(200);
    for (const documentId of [ids.two, ids.three]) expect((await publish(people.publisher, NOTICE, documentId)).status).toBe(200);
    expect((await site.outside().get(`/api/notices/${ids.two}`)).body.data.title).toBe('两审');
    const verified = await (await site.admin(EMAILS.superAdmin)).get('/three-review/ledger/verify');
    expect(verified.body.data).toMatchObject({ ok: true });
    await site.close();
  });
});

const DRAFTS_READ = 'plugin::three-review.drafts.read';

/** A super administrator ticks the box of a role of the public site. */
const letReadDrafts = async (email: string, type: string): Promise<void> => {
  const by = await site.admin(email);
  const role = (await site.strapi.db.query('plugin::users-permissions.role').findOne({ where: { type } })) as { id: number };
  const url = `/users-permissions/roles/${String(role.id)}`;
  const held = (await by.get(url)).body as { role: { name: string; description: string; permissions: Record<string, object> } };
  const { name, description, permissions } = held.role;
  const own = { controllers: { drafts: { read: { enabled: true, policy: '' } } } };
  const body = { name, description, permissions: { ...permissions, 'plugin::three-review': own }, users: [] };
  expect((await by.put(url, body)).status).toBe(200);
};
const rolesThatReadDrafts = async (): Promise<string[]> => {
  const query = site.strapi.db.query('plugin::users-permissions.permission');
  const rows = (await query.findMany({ where: { action: DRAFTS_READ }, populate: ['role'] })) as { role: { type: string } }[];
  return rows.map(({ role }) => role.type).sort();
};
const tokensThatReadDrafts = (): Promise<number> =>
  site.strapi.db.query('admin::api-token-permission').count({ where: { action: DRAFTS_READ } });

/** One role was let read by somebody who stays, one by somebody whose account is closed, a token by a program. */
const grantDrafts = async (): Promise<void> => {
  const role = (await site.strapi.db.query('admin::role').findOne({ where: { code: 'strapi-super-admin' } })) as { id: number };
  const email = 'leaves@bureau.example';
  const users = site.strapi.service('admin::user') as unknown as {
    create(user: object): Promise<{ id: number }>;
    deleteById(id: number): Promise<unknown>;
  };
  const account = { email, firstname: '离任', lastname: '', password: 'Leaves-2026', isActive: true, roles: [role.id] };
  const { id } = await users.create(account);
  await letReadDrafts(EMAILS.superAdmin, 'authenticated');
  await letReadDrafts(email, 'public');
  await users.deleteById(id);
  await apiToken(site, 'custom', [DRAFTS_READ]);
  expect(await rolesThatReadDrafts()).toEqual(['authenticated', 'public']);
  expect(await tokensThatReadDrafts()).toBe(1);
};

describe(`[A10.2] ${ENGINE}: a right that was taken away stays taken away`, () => {
  it('also through a boot without the plugin; the right to read drafts comes back where the same person gave it', async () => {
    await present();
    await grantDrafts();
    const role = (await site.strapi.db.query('admin::role').findOne({ where: { code: 'bureau-auditor' } })) as { id: number };
    const rights = () =>
      site.strapi.db.query('admin::permission').findMany({ where: { role: role.id, action: { $startsWith: 'plugin::three-review.' } } });
    const held = (await rights()).length;
    expect(held).toBeGreaterThan(1);
    const taken = (await rights())[0] as { id: number; action: string };
    await site.strapi.db.query('admin::permission').delete({ where: { id: taken.id } });
    await site.close();
    site = await bootSite({ database: DATABASE, dist: hosts.absent, seeded: false });
    expect(await rights()).toHaveLength(0);
    await site.close();
    addField(hosts.present);
    await present();
    expect(await rolesThatReadDrafts()).toEqual(['authenticated']);
    expect(await tokensThatReadDrafts()).toBe(0);
    expect((await rights()).map(({ action }) => action)).not.toContain(taken.action);
    expect(await rights()).toHaveLength(held - 1);
  });
});

describe(`[A10.2] ${ENGINE}: the bytes of live files outlive an absence and a deployment`, () => {
  it('a change of the schema does not make the difference permanent, and the bytes are put back', async () => {
    const gone = await otherBytes();
    for (const file of Object.values(shown)) expect(gone).toContain(file.url);
    const { restored } = await reconciler().restore();
    for (const path of gone) expect(restored).toContainEqual({ path, restored: true });
    expect(await otherBytes()).toEqual([]);
    expect(bytesNow()).toEqual(bytes);
    expect((await site.outside().get(shown.embedded.url)).status).toBe(200);
    clearUploads(site, uploadsBefore);
    await site.close();
  });
});
