import fs from 'node:fs';
import path from 'node:path';
import type * as Utils from '@strapi/utils';
import { makeApp, type App } from '../apps/app';
import { OWNER, writePeople } from '../apps/data';
import { COVERED, HOME, STORY } from '../apps/types';
import { refusalIn } from '../support/review';
import { outside, setEnv } from '../support/outside';
import { ENGINE, ROOT, type Site } from '../support/site';

interface Proof {
  readonly strapi: string;
  readonly plugin: string;
  readonly uids: readonly string[];
}
interface Store {
  get(params: { key: string }): Promise<readonly Proof[] | null>;
  set(params: { key: string; value: unknown }): Promise<void>;
}

const VERSION = '5.54.0';
const UTILS = path.join('node_modules', '@strapi', 'utils');

/** The host's own bootstrap takes the triggers away where it is told to: as if a version of Strapi had stopped knowing them. */
const LEAKS = `module.exports = {
  register() {},
  async bootstrap({ strapi }) {
    if (process.env.PLANTED_LEAK === 'true') await strapi.plugin('three-review').service('guard').remove();
  },
};
`;

let app: App;
let site: Site;

const store = (): Store => site.strapi.store({ type: 'plugin', name: 'three-review' }) as unknown as Store;
const proven = () => store().get({ key: 'proven' });
const leak = (planted: boolean): void => setEnv('PLANTED_LEAK', String(planted));

beforeAll(async () => {
  app = await makeApp({ variant: 'plain', files: { 'src/index.js': LEAKS } });
  app.configure(COVERED);
  // Another copy of Strapi's classes, where the plugin finds it before Strapi's own.
  const copy = path.join(app.root, 'node_modules', 'strapi-plugin-three-review', UTILS);
  fs.cpSync(path.join(ROOT, UTILS), copy, { recursive: true });
  leak(false);
});
afterAll(async () => {
  await site.close();
  await app.close();
});

describe(`[A10.2] ${ENGINE}: the gate proves itself on each version of Strapi`, () => {
  it('tries nothing and keeps nothing where no type is covered', async () => {
    site = await app.boot({ plugin: { contentTypes: {} } });
    expect(await proven()).toBeNull();
    await site.close();
  });

  it('at the first boot every path is refused, and the versions are kept with the types', async () => {
    site = await app.boot({ plugin: COVERED });
    expect(await proven()).toEqual([{ strapi: VERSION, plugin: '0.1.0', uids: [STORY, HOME] }]);
    expect(await site.strapi.db.query(STORY).count()).toBe(0);
    await site.close();
  });

  it('a pair of versions that was seen is not tried again', async () => {
    leak(true);
    site = await app.boot({ plugin: COVERED });
    expect(await proven()).toHaveLength(1);
    await store().set({ key: 'proven', value: [{ strapi: '5.40.0', plugin: '0.1.0', uids: [STORY, HOME] }] });
    await site.close();
  });

  it('on another version a path that leads to the public stops the boot, by its name', async () => {
    leak(true);
    const ended = await app.bootError({ plugin: COVERED });
    expect(ended).toMatch(/with Strapi 5\.54\.0 unreviewed content would go live, the site does not start/);
    expect(ended).toMatch(/api::story\.story · SQL, update to live: went through/);
    expect(ended).toMatch(/api::home\.home · SQL, insert live: went through/);
    expect(ended).not.toMatch(/document service/);
  });

  it('and starts, and keeps the version, once none does', async () => {
    leak(false);
    site = await app.boot({ plugin: COVERED });
    expect((await proven())?.map(({ strapi }) => strapi)).toEqual([VERSION, '5.40.0']);
  });
});

describe(`[A10.2] ${ENGINE}: a refusal is a refusal, whichever copy of Strapi's classes the plugin was installed with`, () => {
  it('to programs: of the class that Strapi knows', async () => {
    const { errors } = outside.require('@strapi/utils') as typeof Utils;
    const error = await site.strapi
      .documents(STORY as never)
      .create({ data: { title: 'At once' } as never, status: 'published' })
      .catch((reason: unknown) => reason);
    expect(error instanceof errors.PolicyError).toBe(true);
  });

  it('over REST and in the admin: 403 with its code', async () => {
    await writePeople(site);
    const owner = await site.admin(OWNER);
    const made = await owner.post(`/content-manager/collection-types/${STORY}`, { title: 'A draft' });
    expect(made.status).toBe(201);
    const { documentId } = (made.body as { data: { documentId: string } }).data;
    const published = await owner.post(`/content-manager/collection-types/${STORY}/${documentId}/actions/publish`, {});
    expect(refusalIn(published)).toMatchObject({ status: 403, article: 'A10.2' });
  });

  it('what asks for drafts through a filter is a 400', async () => {
    const { id } = (await site.strapi.db.query('plugin::users-permissions.role').findOne({ where: { type: 'public' } })) as { id: number };
    for (const action of ['api::story.story.find', 'api::category.category.find'])
      await site.strapi.db.query('plugin::users-permissions.permission').create({ data: { action, role: id } });
    const answer = await site.outside().get('/api/categories?filters[$not][stories][title][$contains]=a');
    expect(answer.status).toBe(400);
    expect(answer.body.error.details).toEqual({ code: 'drafts_hidden' });
  });
});
