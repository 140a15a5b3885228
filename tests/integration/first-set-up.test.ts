import { bootstrap } from '../docs/samples/seed';
import { account } from '../support/people';
import { bootSite, ENGINE, type Site } from '../support/site';

describe(`[A1, A6] ${ENGINE}: the set-up of docs/integrating.md`, () => {
  let site: Site;

  beforeAll(async () => {
    site = await bootSite({ seeded: false });
  });
  afterAll(() => site.close());

  it('stops at an account that does not exist', async () => {
    await expect(bootstrap(site)).rejects.toThrow('officer@bureau.example');
  });

  it('adds the unit and its posts, and nothing more when it runs again', async () => {
    for (const who of ['officer', 'head', 'leader', 'publisher']) await account(site, `${who}@bureau.example`);
    await bootstrap(site);
    await bootstrap(site);
    const posts: unknown[] = await site.strapi.db.connection('three_review_posts').select('kind');
    expect(posts.length).toBe(4);
    expect(await site.strapi.db.query('plugin::three-review.unit').count()).toBe(1);
  });
});
