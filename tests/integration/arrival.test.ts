import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { hostsForAbsence, type Hosts } from '../support/absence';
import { ARTICLE_SCHEMA, edit, editSchema } from '../support/demoCopy';
import { signIn, type People } from '../support/people';
import { ARTICLE, draftArticle, look, NOTICE, publish, refusalIn, reviewed, unitId } from '../support/review';
import { bootSite, ENGINE, ROOT, type Site } from '../support/site';

/** A site without the plugin and without drafts of notices; and the same with both, and with a custom field, all in one change. */
const DATABASE = `.tmp/arrival-${randomUUID()}.db`;
const NOTICE_SCHEMA = 'src/api/notice/content-types/notice/schema.json';
const INK = { type: 'customField', customField: 'global::ink' };

let hosts: Hosts;
let site: Site;
let people: People;
let ids: string[];

beforeAll(async () => {
  hosts = hostsForAbsence(({ present, absent }) => {
    editSchema(path.join(absent, NOTICE_SCHEMA), (held) => (held.options = { draftAndPublish: false }));
    editSchema(path.join(present, ARTICLE_SCHEMA), ({ attributes }) => (attributes.ink = INK));
    editSchema(path.join(present, 'src/components/shared/fact.json'), ({ attributes }) => (attributes.ink = INK));
    // The host registers its field after every plugin has registered.
    edit(
      path.join(present, 'src', 'index.js'),
      (text) => `${text}
const arrived = exports.default ?? module.exports;
const first = arrived.register;
arrived.register = (context) => {
  context.strapi.customFields.register({ name: 'ink', type: 'string' });
  return first?.(context);
};
`
    );
  });
  site = await bootSite({ database: DATABASE, dist: hosts.absent, seeded: false, first: true });
  ids = [];
  for (const title of ['一', '二', '三'])
    ids.push((await site.strapi.documents(NOTICE).create({ data: { title, text: '早已公布' } as never })).documentId);
  await site.close();
  site = await bootSite({ database: DATABASE, dist: hosts.present, first: true });
  people = await signIn(site);
  // Two boots.
}, 900_000);
afterAll(async () => {
  await site.close();
  hosts.remove();
  if (ENGINE === 'sqlite') fs.rmSync(path.join(ROOT, DATABASE), { force: true });
});

describe(`[A10.2] ${ENGINE}: plugin, drafts and coverage come in one change`, () => {
  it('what was public stays live, each with a draft that says the same, adopted as published', async () => {
    const rows = await site.strapi.db.query(NOTICE).findMany({ orderBy: { id: 'asc' } });
    for (const documentId of ids) {
      const own = rows.filter((row) => row.documentId === documentId);
      expect(own.map((row) => row.publishedAt === null).sort()).toEqual([false, true]);
      expect(new Set(own.map((row) => row.title)).size).toBe(1);
      expect(await look(people.officer, NOTICE, documentId)).toMatchObject({ stage: 'published', live: true });
    }
    const service = site.strapi.plugin('three-review').service('reconcile') as unknown as { run(): Promise<{ problems: unknown[] }> };
    expect((await service.run()).problems).toEqual([]);
  });

  it('the next change of it needs three sign-offs', async () => {
    const documentId = ids[0] ?? '';
    await site.strapi.documents(NOTICE).update({ documentId, data: { title: '改过', reviewUnit: await unitId(site, 'office') } as never });
    expect(refusalIn(await publish(people.publisher, NOTICE, documentId))).toMatchObject({ code: 'sign_offs_missing' });
  });
});

describe(`[A10.2] ${ENGINE}: a custom field`, () => {
  it.each<[string, object, string[]]>([
    ['of the type', { ink: '朱红' }, ['ink']],
    ['of a component', { facts: [{ label: '套数', value: '120', ink: '朱红' }] }, ['facts']],
  ])('%s is content like the type beneath it: changing it ends the round and is named', async (_where, change, changed) => {
    const documentId = await draftArticle(site, {
      unit: undefined,
      reviewUnit: await unitId(site, 'office'),
      ink: '墨黑',
      facts: [{ label: '套数', value: '120', ink: '墨黑' }],
    });
    await reviewed(people, ARTICLE, documentId);
    await site.strapi.documents(ARTICLE).update({ documentId, data: change as never });
    expect(await look(people.officer, ARTICLE, documentId)).toMatchObject({
      stage: 'draft',
      ended: { reason: 'content_changed', changed },
    });
  });
});
