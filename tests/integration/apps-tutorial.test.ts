import { spawn } from 'node:child_process';
import path from 'node:path';
import { addressOf } from '../apps/address';
import { makeApp, type App } from '../apps/app';
import firstPlugins from '../docs/samples/firstPlugins';
import { read } from '../docs/support/root';
import { account } from '../support/people';
import { ENGINE, PASSWORD, ROOT, type Site } from '../support/site';

const SAMPLE = path.join(ROOT, 'tests', 'docs', 'samples', 'tutorial.mjs');
const ANNOUNCEMENT = {
  kind: 'collectionType',
  singularName: 'announcement',
  pluralName: 'announcements',
  draftAndPublish: true,
  attributes: { title: { type: 'string', required: true }, body: { type: 'text' } },
} as const;

/** As a reader runs it: a process of its own against the site's address. */
const run = (args: readonly string[]): Promise<{ code: number | null; said: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [SAMPLE, ...args]);
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (said += part.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, said }));
  });

describe(`[A10.2] ${ENGINE}: the tutorial, on a site of somebody's own`, () => {
  let app: App;
  let site: Site;

  beforeAll(async () => {
    app = await makeApp({
      variant: 'plain',
      change: ({ types }) => {
        types.announcement = { ...ANNOUNCEMENT };
      },
    });
    site = await app.boot({ plugin: firstPlugins()['three-review'].config });
    await account(site, 'admin@bureau.example');
  });
  afterAll(async () => {
    site.strapi.server.httpServer.close();
    await site.close();
    await app.close();
  });

  it('ends with an announcement that is live after three sign-offs by three people', async () => {
    const { code, said } = await run([await addressOf(site), 'admin@bureau.example', PASSWORD]);
    expect(said).toMatch(/^\w+: published, live: true\n$/);
    expect(code).toBe(0);
    const live = await site.strapi.documents('api::announcement.announcement' as never).findMany({ status: 'published' });
    expect(live).toMatchObject([{ title: '办公时间调整公告' }]);
  });

  it('leaves the tables that docs/integrating.md names, and no others of the plugin', async () => {
    const own = (await app.tables()).filter((name) => name.startsWith('three_review_'));
    const named = [...read('docs/integrating.md').matchAll(/`(three_review_\w+)`/g)].map((match) => match[1] ?? '');
    // Its content type has a table for each kind of link.
    expect(own.filter((name) => !named.includes(name) && !name.startsWith('three_review_units_'))).toEqual([]);
    expect(named.filter((name) => !own.includes(name))).toEqual([]);
  });
});
