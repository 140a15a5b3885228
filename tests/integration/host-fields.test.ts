import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { signIn, type People } from '../support/people';
import { answers, look, publish, refusalIn, reviewed, reviewUrl, unitId } from '../support/review';
import { bootSite, ENGINE, ROOT, type Site } from '../support/site';
import { bootFailure, MEMO, memoFile, variant, type Change, type Variant } from '../support/variant';

/* A site that stood before the plugin came: with fields under the plugin's names, words of its own, custom fields, and data. */

const DATABASE = `.tmp/host-fields-${randomUUID()}.db`;
const COLUMN = 'api::column.column';
const LINKS = 26;

/** The host's type: two names that the plugin uses too, and what it could be told by. */
const HOST: Omit<Change, 'covered'> = {
  customFields: { colour: 'string', counter: 'integer' },
  memo: {
    title: { type: 'string', required: true },
    text: { type: 'text' },
    classification: { type: 'relation', relation: 'manyToMany', target: 'api::tag.tag' },
    reviewStage: { type: 'string' },
    dept: { type: 'string' },
    secrecy: { type: 'enumeration', enum: ['open', 'staff', 'request'] },
    category: { type: 'relation', relation: 'manyToOne', target: COLUMN },
    topics: { type: 'relation', relation: 'manyToMany', target: COLUMN },
    status2: { type: 'enumeration', enum: ['approved', 'rejected'] },
    colour: { type: 'customField', customField: 'global::colour' },
    hits: { type: 'customField', customField: 'global::counter' },
    facts: { type: 'component', component: 'shared.fact', repeatable: true },
    parts: { type: 'dynamiczone', components: ['shared.quote'] },
  },
  components: {
    'shared.fact': { colour: { type: 'customField', customField: 'global::colour' } },
    'shared.quote': { colour: { type: 'customField', customField: 'global::colour' } },
  },
};

const RENAMED = { classification: 'reviewSecrecy', stage: 'reviewState' };
const WORDS = { open: 'public', staff: 'internal', request: 'withheld' };
const MAPPED = {
  column: 'category',
  unit: 'dept',
  unitNames: { 办公室综合科: 'office', 局机关: 'nowhere' },
  classification: 'secrecy',
  classificationValues: WORDS,
  added: { stage: 'reviewState' },
  ignore: ['hits'],
};

const made: Variant[] = [];
const as = (covered: object | null): Variant => {
  const one = variant({ ...HOST, covered });
  made.push(one);
  return one;
};

let site: Site;
let people: People;
let before: Record<string, unknown>;

const rows = (name: string) => site.strapi.db.connection(name);

/** What is the host's of its memos: the values of its own fields, and all links that go out from them. */
const hostData = async (): Promise<Record<string, unknown>> => {
  const columns = ['id', 'document_id', 'title', 'review_stage', 'review_column', 'dept', 'secrecy', 'colour', 'hits', 'updated_at'];
  return {
    memos: await rows('memos').select(columns).orderBy('id'),
    classification: await rows('memos_classification_lnk').select().orderBy('id'),
    category: await rows('memos_category_lnk').select().orderBy('id'),
    parts: await rows('memos_cmps').select().orderBy('id'),
  };
};

const ownTables = async (): Promise<boolean> => site.strapi.db.connection.schema.hasTable('three_review_ledger');

beforeAll(async () => {
  site = await bootSite({ database: DATABASE, dist: as(null).dist, seeded: false, first: true });
  const tags: string[] = [];
  for (let i = 0; i < LINKS; i += 1) {
    const tag = await site.strapi
      .documents('api::tag.tag')
      .create({ data: { name: `旧标签${String(i)}`, slug: `old-${String(i)}` } as never });
    tags.push(tag.documentId);
  }
  const category = await site.strapi.documents(COLUMN).create({ data: { name: '旧栏目', slug: 'old-column' } as never });
  const write = (title: string, more: object = {}) =>
    site.strapi.documents(MEMO).create({ data: { title, reviewStage: '归档', colour: '#b00', ...more } as never });
  await write('旧公告一', { classification: tags, category: category.documentId, facts: [{ label: '套', value: '1', colour: '#0b0' }] });
  await write('旧公告二');
  const live = await write('旧公告三', { parts: [{ __component: 'shared.quote', text: '话', colour: '#00b' }] });
  await site.strapi.documents(MEMO).publish({ documentId: live.documentId });
  // Left by a migration of the host's: a column that no model knows.
  await site.strapi.db.connection.schema.alterTable('memos', (t) => void t.string('review_column', 80));
  await rows('memos').update({ review_column: '甲-17' });
  before = await hostData();
  await site.close();
});
afterAll(() => {
  made.forEach((one) => one.remove());
  if (ENGINE !== 'sqlite') return;
  for (const end of ['', '-journal', '-wal', '-shm']) fs.rmSync(path.join(ROOT, DATABASE + end), { force: true });
});

describe(`[A10.2] ${ENGINE}: nothing of the host is overwritten on the way in`, () => {
  it('the boot stops at names that the type has, says what they are there, and both ways out', async () => {
    const said = await bootFailure(as({}), DATABASE);
    expect(said).toContain('classification of its own (relation to api::tag.tag)');
    expect(said).toContain('reviewStage of its own (string)');
    expect(said).toContain("contentTypes: { 'api::memo.memo': { added: { classification: 'reviewClassification' } } }");
    expect(said).toContain("contentTypes: { 'api::memo.memo': { added: { stage: 'threeReviewStage' } } }");
    // A relation to several tags is no classification.
    expect(said).not.toContain("{ classification: 'classification' }");
  });

  it.each([
    ['a name that is one column with a field of the host', { ...RENAMED, eventDate: 'status_2' }, ['memos.status_2', 'the field status2']],
    [
      'a column that a migration left',
      RENAMED,
      ['the column memos.review_column is in the database', "{ added: { column: 'threeReviewColumn' } }"],
    ],
    ['a link table of another field', { ...RENAMED, column: 'reviewSlot', unit: 'Category' }, ['memos_category_lnk', 'the field category']],
  ])('the boot stops at %s', async (_what, added, words) => {
    const said = await bootFailure(as({ added }), DATABASE);
    for (const word of words) expect(said).toContain(word);
  });

  it.each([
    [
      'an enumeration with a word that nobody knows',
      { ...MAPPED, classificationValues: { open: 'public' } },
      ['staff, request', 'classificationValues'],
    ],
    ['a relation to several', { ...MAPPED, column: 'topics' }, ['topics leads to several (manyToMany)']],
    ['a name of Strapi', { added: { column: 'published_at' } }, ['config.contentTypes', 'Strapi uses itself']],
    ['another name for what is mapped', { ...MAPPED, added: { unit: 'office' } }, ['own field dept is used for it']],
  ])('the boot stops at %s', async (_what, memo, words) => {
    const said = await bootFailure(as(memo), DATABASE);
    for (const word of words) expect(said).toContain(word);
  });

  it('and has changed nothing: no row, no link, no column, no table', async () => {
    site = await bootSite({ database: DATABASE, dist: as(null).dist, seeded: false, first: true });
    expect(await hostData()).toEqual(before);
    expect(await rows('memos_classification_lnk').count({ n: '*' })).toEqual([{ n: expect.anything() }]);
    expect((before.classification as unknown[]).length).toBeGreaterThanOrEqual(LINKS);
    expect(await ownTables()).toBe(false);
    await site.close();
  });

  it('mapped to its own fields the site starts, and every value and link is as it was', async () => {
    site = await bootSite({ database: DATABASE, dist: as(MAPPED).dist, first: true });
    people = await signIn(site);
    expect(await hostData()).toEqual(before);
  });

  it('the name of an added field is chosen once: what is written under it is never left behind', async () => {
    await site.close();
    expect(await bootFailure(as({ ...MAPPED, added: { stage: 'reviewPhase' } }), DATABASE)).toContain("added: { stage: 'reviewState' }");
    site = await bootSite({ database: DATABASE, dist: as(MAPPED).dist, seeded: false, first: true });
    people = await signIn(site);
  });
});

describe(`[A10.2] ${ENGINE}: what was there before shows its stage`, () => {
  const found = async (status: 'draft' | 'published', stage: string): Promise<string[]> => {
    const all = await site.strapi.documents(MEMO).findMany({ status, filters: { reviewState: stage } as never, sort: 'title' });
    return all.map((one) => String((one as unknown as { title: string }).title));
  };

  it('old drafts are drafts, what is live is published', async () => {
    expect(await found('draft', 'draft')).toEqual(['旧公告一', '旧公告二'].sort());
    expect(await found('draft', 'published')).toEqual(['旧公告三']);
    expect(await found('published', 'published')).toEqual(['旧公告三']);
  });

  it('so do rows that came without one, or with that of another site, by the next boot; no row is edited by it', async () => {
    await rows('memos').whereNull('published_at').andWhere({ title: '旧公告一' }).update({ review_state: null });
    await rows('memos').whereNull('published_at').andWhere({ title: '旧公告二' }).update({ review_state: 'approved' });
    const guard = site.strapi.plugin('three-review').service('guard') as unknown as { remove(): Promise<void>; install(): Promise<void> };
    await guard.remove();
    await rows('memos').whereNotNull('published_at').update({ review_state: null });
    await guard.install();
    await site.close();
    site = await bootSite({ database: DATABASE, dist: as(MAPPED).dist, seeded: false, first: true });
    people = await signIn(site);
    expect(await found('draft', 'draft')).toEqual(['旧公告一', '旧公告二'].sort());
    expect(await found('published', 'published')).toEqual(['旧公告三']);
    expect((await hostData()).memos).toEqual(before.memos);
  });
});

const memo = async (data: object): Promise<string> =>
  (await site.strapi.documents(MEMO).create({ data: { title: '新公告', text: '正文', reviewEventDate: '2026-11-20', ...data } as never }))
    .documentId;

describe(`[A1] ${ENGINE}: the unit stands in the host's own words`, () => {
  it.each([
    ['by its code', 'office'],
    ['by its name', '办公室'],
    ["by the host's table", '办公室综合科'],
  ])('%s', async (_how, dept) => {
    const documentId = await memo({ dept });
    expect((await look(people.officer, MEMO, documentId)).unit).toMatchObject({ id: await unitId(site, 'office') });
    const drafts = await people.superAdmin.get(`/three-review/audit/drafts?unit=${await unitId(site, 'office')}&pageSize=100`);
    expect((drafts.body as { data: { documentId: string }[] }).data.map((one) => one.documentId)).toContain(documentId);
  });

  it.each(['没有的科', '局机关'])('%s is no unit, and the refusal says so', async (dept) => {
    const documentId = await memo({ dept });
    const answer = await people.officer.post(reviewUrl(MEMO, documentId, 'submit'), {});
    expect(refusalIn(answer)).toMatchObject({ status: 403, code: 'unit_missing' });
    expect(answer.body.error.details).toMatchObject({ named: dept });
  });
});

describe(`[A7.3] ${ENGINE}: the classification stands in the host's own words`, () => {
  const published = async (data: object, past: () => Promise<unknown> = () => Promise.resolve()) => {
    const documentId = await memo({ dept: 'office', ...data });
    await past();
    await reviewed(people, MEMO, documentId);
    return { documentId, answer: await publish(people.publisher, MEMO, documentId) };
  };

  it('what it calls public is published, in the column that its relation names', async () => {
    const category = await site.strapi.documents(COLUMN).findFirst({ filters: { slug: 'old-column' } });
    const { documentId, answer } = await published({ secrecy: 'open', category: category?.documentId });
    expect(answer.status).toBe(200);
    const event = await rows('three_review_publication_events').where({ document_id: documentId, kind: 'first' }).first();
    expect(event).toMatchObject({ column_id: category?.documentId, unit_id: await unitId(site, 'office') });
  });

  it.each(['staff', 'request'])('%s stays inside, whatever its sign-offs', async (secrecy) => {
    expect(refusalIn((await published({ secrecy })).answer)).toMatchObject({ code: 'classified' });
  });

  it('a word that is in no table counts as withheld', async () => {
    const word = () => rows('memos').where({ title: '密件' }).update({ secrecy: 'free' });
    const { answer } = await published({ title: '密件' }, word);
    expect(answer.body.error.details).toMatchObject({ code: 'classified', classification: 'withheld' });
  });
});

describe(`[A10.2] ${ENGINE}: what reviewers are entitled by is read from other fields, or by other tables`, () => {
  type Types = Record<string, object>;
  const config = () => site.strapi.config.get<{ contentTypes: Types }>('plugin::three-review');
  const mapped = (more: object): void => {
    const held = config();
    site.strapi.config.set('plugin::three-review', {
      ...held,
      contentTypes: { ...held.contentTypes, [MEMO]: { ...held.contentTypes[MEMO], ...more } },
    });
  };
  /** What the next boot does, in this process. */
  const nextBoot = async (): Promise<void> => {
    for (const name of ['strapi::content-types.beforeSync', 'strapi::content-types.afterSync']) {
      const hook = site.strapi.hook(name) as unknown as { call(context: object): Promise<unknown> };
      await hook.call({ oldContentTypes: {}, contentTypes: site.strapi.contentTypes });
    }
  };
  const tables = { unitNames: MAPPED.unitNames, classificationValues: WORDS };
  afterEach(() => mapped(tables));

  it('the round ends at the boot that finds it so, with its reason, on record', async () => {
    const documentId = await memo({ dept: '办公室综合科', secrecy: 'open' });
    const other = await memo({ dept: 'office', secrecy: 'open' });
    for (const id of [documentId, other]) await reviewed(people, MEMO, id);
    const { code } = (await site.strapi.db.query('plugin::three-review.unit').findOne({ where: { code: { $ne: 'office' } } })) as {
      code: string;
    };
    mapped({ unitNames: { ...MAPPED.unitNames, 办公室综合科: code } });
    await nextBoot();
    expect(await look(people.officer, MEMO, documentId)).toMatchObject({
      stage: 'draft',
      ended: { reason: 'entitlement_changed', changed: ['unit'] },
    });
    expect(await look(people.officer, MEMO, other)).toMatchObject({ stage: 'approved' });
    const { body } = (await rows('three_review_ledger').where('chain', 'like', `%${documentId}`).orderBy('seq', 'desc').first()) as {
      body: string;
    };
    expect(body).toContain('entitlement_changed');
    mapped(tables);
    await nextBoot();
    expect(refusalIn(await publish(people.publisher, MEMO, documentId))).toMatchObject({ code: 'sign_offs_missing' });
    expect((await publish(people.publisher, MEMO, other)).status).toBe(200);
  });

  it('and before any boot nobody signs or publishes by it', async () => {
    const [signed, approved] = [await memo({ dept: '办公室综合科', secrecy: 'open' }), await memo({ dept: 'office', secrecy: 'staff' })];
    await reviewed(people, MEMO, signed, 2);
    await reviewed(people, MEMO, approved);
    mapped({ unitNames: { 办公室综合科: 'nowhere' }, classificationValues: { ...WORDS, staff: 'public' } });
    const { contentHash } = await look(people.leader, MEMO, signed);
    const answer = await people.leader.post(reviewUrl(MEMO, signed, 'sign'), {
      stage: 'final_sign_off',
      contentHash,
      ...answers('final_sign_off'),
    });
    expect(JSON.stringify(answer.body)).toContain('entitlement_changed');
    expect(await look(people.officer, MEMO, signed)).toMatchObject({ stage: 'draft', ended: { reason: 'entitlement_changed' } });
    expect(refusalIn(await publish(people.publisher, MEMO, approved))).toMatchObject({ code: 'entitlement_changed' });
    const verified = await people.superAdmin.get('/three-review/ledger/verify');
    expect(verified.body).toMatchObject({ data: { ok: true } });
  });
});

describe(`[A10.2] ${ENGINE}: custom fields are content like any other`, () => {
  const hashAfter = async (documentId: string, data: object): Promise<string> => {
    await site.strapi.documents(MEMO).update({ documentId, data: data as never });
    return (await look(people.officer, MEMO, documentId)).contentHash;
  };

  it('in a type, a component and a zone; one that is ignored is none', async () => {
    const whole = {
      colour: '#111',
      facts: [{ label: '套', value: '1', colour: '#111' }],
      parts: [{ __component: 'shared.quote', text: '话', colour: '#111' }],
    };
    const documentId = await memo({ dept: 'office', hits: 1, ...whole });
    const first = (await look(people.officer, MEMO, documentId)).contentHash;
    expect(await hashAfter(documentId, { hits: 2 })).toBe(first);
    const hashes = [
      first,
      await hashAfter(documentId, { colour: '#222' }),
      await hashAfter(documentId, { facts: [{ label: '套', value: '1', colour: '#222' }] }),
      await hashAfter(documentId, { parts: [{ __component: 'shared.quote', text: '话', colour: '#222' }] }),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

describe(`[A10.2] ${ENGINE}: the Content-Type Builder writes the host's fields alone`, () => {
  const DIR = path.join(ROOT, '.tmp', `builder-${randomUUID()}`);
  const file = path.join(DIR, 'memo', 'content-types', 'memo', 'schema.json');
  const saved = path.join(DIR, 'saved.json');
  const written = (): { attributes: Record<string, object>; pluginOptions?: object } => JSON.parse(fs.readFileSync(file, 'utf8'));
  const OURS = ['reviewState', 'reviewEventDate'];

  interface Shown {
    readonly attributes: readonly ({ readonly name: string } & Record<string, unknown>)[];
    readonly [key: string]: unknown;
  }
  const shown = async (): Promise<Shown> =>
    ((await people.superAdmin.get('/content-type-builder/schema')).body as { data: { contentTypes: Record<string, Shown> } }).data
      .contentTypes[MEMO] as Shown;

  /** As the Builder's form sends it back. */
  const asSent = ({ name, ...properties }: Shown['attributes'][number]) => ({
    action: 'update',
    name,
    properties: properties.customField === undefined ? properties : { ...properties, type: 'customField' },
  });
  const save = async (attributes: readonly object[], more: object = {}) => {
    const body = {
      data: {
        components: [],
        contentTypes: [{ action: 'update', uid: MEMO, displayName: '公告', draftAndPublish: true, ...more, attributes }],
      },
    };
    // It asks for a restart when it is done: this is how Strapi is told to leave one out.
    site.strapi.reload.isWatching = false;
    site.strapi.reload.isWatching = true;
    return people.superAdmin.post('/content-type-builder/update-schema', body);
  };

  beforeAll(() => {
    // Files of a copy, as `strapi develop` writes them.
    Object.assign(site.strapi.dirs.app, { api: DIR });
    site.strapi.config.set('autoReload', true);
  });
  afterAll(() => fs.rmSync(DIR, { recursive: true, force: true }));

  it('it does not show them', async () => {
    const names = (await shown()).attributes.map(({ name }) => name);
    expect(names).toContain('reviewStage');
    for (const name of OURS) expect(names).not.toContain(name);
    expect(JSON.stringify((await shown()).pluginOptions ?? {})).not.toContain('three-review');
    const { data } = (await people.superAdmin.get(`/content-type-builder/content-types/${MEMO}`)).body as {
      data: { schema: { attributes: object } };
    };
    expect(Object.keys(data.schema.attributes)).toContain('reviewStage');
    for (const name of OURS) expect(Object.keys(data.schema.attributes)).not.toContain(name);
  });

  it('a field that the plugin uses the name of is not made', async () => {
    const answer = await save([
      ...(await shown()).attributes.map(asSent),
      { action: 'create', name: 'reviewState', properties: { type: 'string' } },
    ]);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('reviewState');
    expect(fs.existsSync(file)).toBe(false);
  });

  it('it does not write them, even where somebody sends them', async () => {
    const { attributes } = await shown();
    const sent = [
      ...attributes.map(asSent),
      { action: 'update', name: 'reviewEventDate', properties: { type: 'date' } },
      { action: 'create', name: 'subtitle', properties: { type: 'string' } },
    ];
    const answer = await save(sent, { pluginOptions: { 'three-review': { added: { stage: 'reviewState' } } } });
    expect([answer.status, answer.text]).toEqual([200, '{}']);
    expect(Object.keys(written().attributes)).toEqual(expect.arrayContaining(['title', 'subtitle', 'reviewStage', 'classification']));
    for (const name of OURS) expect(Object.keys(written().attributes)).not.toContain(name);
    expect(JSON.stringify(written().pluginOptions ?? {})).not.toContain('three-review');
    fs.copyFileSync(file, saved);
  });

  it('nor by the older of its services', async () => {
    const service = site.strapi.plugin('content-type-builder').service('content-types') as unknown as {
      editContentType(uid: string, edited: object): Promise<unknown>;
    };
    const attributes = { title: { type: 'string' }, reviewEventDate: { type: 'date' }, subtitle: { type: 'text' } };
    await service.editContentType(MEMO, { contentType: { displayName: '公告', draftAndPublish: true, attributes } });
    expect(Object.keys(written().attributes)).toEqual(expect.arrayContaining(['title', 'subtitle']));
    for (const name of OURS) expect(Object.keys(written().attributes)).not.toContain(name);
    const other = { ...attributes, reviewEventDate: { type: 'string' } };
    await expect(
      service.editContentType(MEMO, { contentType: { displayName: '公告', draftAndPublish: true, attributes: other } })
    ).rejects.toThrow('reviewEventDate');
  });

  it('and without the plugin the site starts with what was written', async () => {
    await site.close();
    const alone = as(null);
    fs.copyFileSync(saved, memoFile(alone.dist));
    site = await bootSite({ database: DATABASE, dist: alone.dist, seeded: false, first: true });
    expect(site.strapi.plugin('three-review')).toBeUndefined();
    expect(Object.keys(site.strapi.contentTypes[MEMO]?.attributes ?? {})).toContain('subtitle');
    await site.close();
  });
});

describe(`[A10.2] ${ENGINE}: a schema file that holds the plugin's fields from an earlier version`, () => {
  const stale = (attributes: Readonly<Record<string, object>>): Variant => {
    const one = variant({ memo: { title: { type: 'string' }, ...attributes }, covered: {} });
    made.push(one);
    return one;
  };
  const database = `.tmp/stale-${randomUUID()}.db`;
  afterAll(() => fs.rmSync(path.join(ROOT, database), { force: true }));

  it('is refused where a field says something else than ours', async () => {
    const said = await bootFailure(stale({ reviewEventDate: { type: 'datetime' } }), database);
    expect(said).toContain('reviewEventDate of its own (datetime)');
    expect(said).toContain("contentTypes: { 'api::memo.memo': { eventDate: 'reviewEventDate' } }");
  });

  if (ENGINE === 'sqlite')
    it('is tolerated where it says the same, and the site starts', async () => {
      const unit = { type: 'relation', relation: 'oneToOne', target: 'plugin::three-review.unit' };
      const one = stale({ reviewUnit: unit, reviewEventDate: { type: 'date', required: false } });
      site = await bootSite({ database, dist: one.dist, seeded: false, first: true });
      expect(await site.strapi.db.query(MEMO).count()).toBe(0);
      await site.close();
    });
});
