import fs from 'node:fs';
import path from 'node:path';
import type { Setup } from '../../src/plugins/three-review/shared/contracts';
import { appoint, throughTheChain } from '../../scripts/lib/chain.mjs';
import type { Call } from '../../scripts/lib/http.mjs';
import { addressOf } from '../apps/address';
import { makeApp, type App } from '../apps/app';
import { callOf, peopleOf } from '../apps/calls';
import { layInColourPicker } from '../apps/colourPicker';
import { OWNER, type Written } from '../apps/data';
import { differences, onDatabase, type Dump } from '../apps/tables';
import { MAPPED, withTakenNames } from '../apps/taken';
import { exportOf, transferToken } from '../apps/transfers';
import { COVERED, HOME, STORY } from '../apps/types';
import { ENGINE, type Site } from '../support/site';
import { apiToken } from '../support/tokens';

/*
 * One site of somebody else's, with names that the plugin uses, words of its own and a thousand pages, from before the plugin to its being
 * switched off: one boot in which it is a trial run first and enforced then, one before that which is refused, one after it without the plugin.
 */

/** The host hears its own log. */
const HEARS = `module.exports = {
  register({ strapi }) {
    const info = strapi.log.info.bind(strapi.log);
    strapi.said = [];
    strapi.log.info = (line) => { strapi.said.push(String(line)); return info(line); };
  },
  bootstrap() {},
};
`;
/** Copies of one live page, each with its draft. */
const MANY = 600;
const PROMISE = 'npx three-review leave --confirm';

let app: App;
let site: Site;
let written: Written;
let before: Dump;
let owner: Call;

const table = (name: string) => site.strapi.db.connection(name);
const setup = async (): Promise<Setup> => (await owner('GET', '/three-review/setup')).body.data as Setup;
const LINKS = 'stories_classification_lnk';

/** Tables of the host's in which something that was there is not there any more. */
const lost = async (): Promise<string[]> =>
  Object.entries(differences(before, await app.dump())).flatMap(([name, { rows, columns }]) =>
    rows.gone.length + columns.gone.length > 0 ? [name] : []
  );

/** Written as by a host that has grown for years: past everything that takes time. */
const grow = (): Promise<void> =>
  onDatabase(app.database, async (db) => {
    const of = { document_id: written.live[0] };
    const [draft, live] = [
      await db('stories').where(of).whereNull('published_at').first(),
      await db('stories').where(of).whereNotNull('published_at').first(),
    ];
    for (let i = 0; i < MANY; i += 20)
      await db('stories').insert(
        Array.from({ length: 20 }, (_, n) => `many${String(i + n).padStart(6, '0')}`).flatMap((document_id) =>
          [draft, live].map((row: Record<string, unknown>) => {
            const { id: _id, ...columns } = row;
            return { ...columns, document_id, slug: document_id };
          })
        )
      );
  });

beforeAll(async () => {
  app = await makeApp({ variant: 'plain', change: withTakenNames, others: layInColourPicker, files: { 'src/index.js': HEARS } });
  written = await app.fill({
    story: ({ categories }) => ({ classification: categories.slice(0, 2), colour: '#b00000' }),
    home: { classification: 'for everybody' },
  });
  await grow();
  before = await app.dump();
});
afterAll(async () => {
  await site.close();
  await app.close();
});

describe(`[A10.2] ${ENGINE}: a site of somebody else's whose names are taken`, () => {
  it('does not start: field, kind and both ways out are named, and nothing was touched', async () => {
    const said = await app.bootError({ plugin: COVERED });
    for (const words of [
      'classification of its own (relation to api::category.category)',
      "contentTypes: { 'api::story.story': { added: { classification: 'reviewClassification' } } }",
      'classification of its own (string)',
      "contentTypes: { 'api::home.home': { classification: 'classification' } }",
      "contentTypes: { 'api::home.home': { added: { classification: 'reviewClassification' } } }",
    ])
      expect(said).toContain(words);
    expect(differences(before, await app.dump())).toEqual({});
    expect((await app.tables()).filter((name) => name.startsWith('three_review_'))).toEqual([]);
  });

  it('starts once it is mapped: every row, link and colour is as it was, and fields of free names are added', async () => {
    site = await app.boot({ plugin: { ...MAPPED, enforce: false, audit: false } });
    owner = callOf(await site.admin(OWNER));
    expect(await lost()).toEqual([]);
    expect((before[LINKS]?.rows ?? []).length).toBeGreaterThan(40);
    const added = Object.entries(differences(before, await app.dump())).map(([name, { columns }]) => [name, [...columns.added].sort()]);
    expect(Object.fromEntries(added)).toEqual({
      stories: ['review_column', 'review_stage'],
      homes: ['review_classification', 'review_column', 'review_event_date', 'review_stage'],
      homes_review_unit_lnk: expect.anything() as unknown,
    });
  });

  it('[A1, A6] is led: the boot names the page in one line, the page what is missing, and doctor that there is no unit', async () => {
    const { said } = site.strapi as unknown as { said: readonly string[] };
    const lines = said.filter((line) => line.includes('steps left'));
    expect(lines).toEqual([
      expect.stringMatching(/^three-review: \d steps left \(.*units: .*\), see \/admin\/settings\/three-review-setup$/),
    ]);
    const { types, steps, left } = await setup();
    expect(
      types.types
        .filter(({ covered }) => covered)
        .map(({ uid }) => uid)
        .sort()
    ).toEqual([HOME, STORY]);
    expect(left).toEqual(expect.arrayContaining(['types', 'units', 'roles']));
    expect(steps.find(({ id }) => id === 'columns')?.state).toBe('off');
    const doctor = site.strapi.plugin('three-review').service('doctor') as unknown as {
      run(): Promise<{ checks: readonly { ok: boolean; detail: string }[] }>;
    };
    const found = (await doctor.run()).checks.filter(({ ok }) => !ok).map(({ detail }) => detail);
    expect(found).toContainEqual(expect.stringContaining('no unit'));
  });

  it('shows a stage on every old draft', async () => {
    expect(await table('stories').select('document_id').whereNull('published_at').whereNull('review_stage')).toEqual([]);
    const drafts = site.strapi.documents(STORY as never) as unknown as { count(params: object): Promise<number> };
    expect(await drafts.count({ status: 'draft', filters: { reviewStage: { $notNull: true } } })).toBe(20 + MANY);
  });

  it('[A1] keeps nothing of a set-up with a fault in it, and its pages answer', async () => {
    const organisation = site.strapi.plugin('three-review').service('organisation') as unknown as { seed(asked: object): Promise<void> };
    const posts = [{ kind: 'headmaster', unitCode: 'office', email: OWNER }];
    const seeded = organisation.seed({ units: [{ code: 'office', name: 'Office', kind: 'office', parentCode: null }], posts });
    await expect(seeded).rejects.toThrow('headmaster');
    expect(await table('three_review_posts')).toEqual([]);
    expect(await table('three_review_units')).toEqual([]);
    for (const url of ['/three-review/units', '/three-review/posts', '/three-review/setup'])
      expect((await owner('GET', url)).status).toBe(200);
  });

  it('[A9.2] has no audit, where that is what it wants', async () => {
    expect((await owner('GET', '/three-review/audit/columns')).body.error.details).toMatchObject({ code: 'audit_off' });
    expect((await callOf(site.outside())('GET', '/three-review/shown')).body).toEqual({ data: { audit: false, columns: false } });
  });
});

describe(`[A10.2] ${ENGINE}: what would replace the content of somebody else's site`, () => {
  const uploads = (): string[] => fs.readdirSync(path.join(app.root, 'public', 'uploads'), { recursive: true, encoding: 'utf8' }).sort();
  let files: string[];
  let archive: string;
  let remote: string;
  let token: string;

  beforeAll(async () => {
    files = uploads();
    archive = await exportOf(site, path.join(app.root, 'before'));
    remote = `${await addressOf(site)}/admin`;
    token = await transferToken(site);
  });

  it.each<[string, () => readonly string[]]>([
    ['import', () => ['import', '--force', '--file', archive]],
    ['transfer --from', () => ['transfer', '--force', '--from', remote, '--from-token', token]],
    ['transfer --to', () => ['transfer', '--force', '--to', remote, '--to-token', token]],
  ])('strapi %s is refused before anything is emptied, with how it is done', async (_name, args) => {
    const { status, stdout, stderr } = await app.cli('strapi', ...args());
    expect([status, stdout + stderr]).toEqual([1, expect.stringContaining(PROMISE)]);
    expect(uploads()).toEqual(files);
    expect(await lost()).toEqual([]);
  });
});

describe(`[A10.2] ${ENGINE}: the rule comes into force in somebody else's site`, () => {
  it('what is live is taken over in slices: how far it is can be seen, the site answers, and nothing is published meanwhile', async () => {
    expect((await owner('POST', '/three-review/site/enforce', { reason: 'ready' })).status).toBe(202);
    const publish = `/content-manager/collection-types/${STORY}/${String(written.drafts[0])}/actions/publish`;
    expect((await owner('POST', publish, {})).body.error).toMatchObject({ status: 409, details: { code: 'adopting' } });
    const looks: { done: number; total: number }[] = [];
    for (let mode: unknown = 'enforcing'; mode !== 'enforced' && looks.length < 5000;) {
      const { body } = await owner('GET', '/three-review/site');
      mode = body.data.mode;
      looks.push(body.data.adoption as { done: number; total: number });
      expect((await site.outside().get('/_health')).status).toBe(204);
    }
    expect(looks.filter(({ done, total }) => done > 0 && done < total).length).toBeGreaterThan(0);
    expect((await owner('GET', '/three-review/site')).body.data).toMatchObject({
      mode: 'enforced',
      adoption: { done: 16 + MANY + 1, total: 16 + MANY + 1 },
    });
    expect(await lost()).toEqual([]);
  });

  it('each old document shows its stage, in the list’s filter, too', async () => {
    const drafts = site.strapi.documents(STORY as never) as unknown as { count(params: object): Promise<number> };
    const of = (stage: string) => drafts.count({ status: 'draft', filters: { reviewStage: stage } });
    const { live, modified, drafts: never } = written;
    expect([await of('published'), await of('draft')]).toEqual([live.length + MANY, modified.length + never.length]);
  });

  it('[A7.3] a full-access token that asks for drafts is told that they are hidden, not that there are none', async () => {
    const program = site.outside(await apiToken(site, 'full-access'));
    const answer = await program.get('/api/stories?status=draft');
    expect([answer.status, answer.headers['three-review-drafts'], answer.body]).toEqual([
      200,
      'hidden',
      { data: [], meta: expect.objectContaining({ drafts: 'hidden' }) as unknown },
    ]);
    expect((await program.get('/api/stories')).body.meta.pagination.total).toBe(16 + MANY);
  });

  it('[A1, A7.3] unit, classification and custom field are read from its own words: a document goes live after three sign-offs, and no other', async () => {
    const people = await peopleOf(site);
    await appoint(owner, people);
    const draft = async (data: object): Promise<string> => {
      const made = await people.officer.call('POST', `/content-manager/collection-types/${STORY}`, { dept: 'Press', ...data });
      return (made.body as { data: { documentId: string } }).data.documentId;
    };
    const review = async (documentId: string) => (await owner('GET', `/three-review/reviews/${STORY}/${documentId}`)).body.data;
    const open = await draft({ title: 'For everybody', colour: '#00b000' });
    await throughTheChain(people, STORY, open);
    expect(await review(open)).toMatchObject({ stage: 'published', live: true, unit: { name: 'Office' } });
    const { status } = await owner('PUT', `/content-manager/collection-types/${STORY}/${open}`, { colour: '#0000b0' });
    expect([status, (await review(open)).stage]).toEqual([200, 'draft']);
    await expect(throughTheChain(people, STORY, await draft({ title: 'For the staff', secrecy: 'staff' }))).rejects.toThrow('classified');
  });
});

describe(`[A10.2] ${ENGINE}: the Content-Type Builder of somebody else's site`, () => {
  const file = () => path.join(app.root, 'src', 'api', 'story', 'content-types', 'story', 'schema.json');
  const names = (): string[] => Object.keys((JSON.parse(fs.readFileSync(file(), 'utf8')) as { attributes: object }).attributes);

  it('writes the fields of the site and none of the plugin’s', async () => {
    const had = names();
    // It asks for a restart when it is done: this is how Strapi is told to leave one out.
    site.strapi.config.set('autoReload', true);
    site.strapi.reload.isWatching = false;
    site.strapi.reload.isWatching = true;
    const shown = (await owner('GET', '/content-type-builder/schema')).body.data.contentTypes[STORY] as {
      attributes: readonly { name: string; customField?: string }[];
    };
    const attributes = [
      ...shown.attributes.map(({ name, ...properties }) => ({
        action: 'update',
        name,
        properties: properties.customField === undefined ? properties : { ...properties, type: 'customField' },
      })),
      { action: 'update', name: 'reviewColumn', properties: { type: 'string' } },
      { action: 'create', name: 'subtitle', properties: { type: 'string' } },
    ];
    const contentTypes = [{ action: 'update', uid: STORY, displayName: 'story', draftAndPublish: true, attributes }];
    const saved = await owner('POST', '/content-type-builder/update-schema', { data: { components: [], contentTypes } });
    expect([saved.status, saved.text]).toEqual([200, '{}']);
    expect(names().sort()).toEqual([...had, 'subtitle'].sort());
    await site.close();
  });

  it('and with that file, the plugin switched off, the site starts and has all that it had', async () => {
    site = await app.boot({ plugin: 'disabled' });
    expect(site.strapi.plugin('three-review')).toBeUndefined();
    expect(await lost()).toEqual([]);
    expect(Object.keys(site.strapi.contentTypes[STORY]?.attributes ?? {})).toEqual(
      expect.arrayContaining(['subtitle', 'colour', 'classification'])
    );
  });
});
