import { createRequire } from 'node:module';
import path from 'node:path';
import { bringPeople } from './fresh.mjs';

/*
 * A process of its own that serves the built site on a port the system chooses, from a database that it seeds first. Reports port and
 * first article over IPC, and ends with the one who started it.
 */
const root = process.cwd();
const load = createRequire(path.join(root, 'package.json'));
const { createStrapi } = load('@strapi/strapi');
const { seed } = load(path.join(root, 'dist', 'database', 'seeds'));
const { DEMO_PASSWORD } = load(path.join(root, 'dist', 'database', 'seeds', 'bureau'));

process.once('disconnect', () => process.exit(0));

const site = await createStrapi({ appDir: root, distDir: path.join(root, 'dist'), serveAdminPanel: true, autoReload: false }).load();
const fresh = process.env.SITE_FRESH === 'true';
if (fresh) await bringPeople(site, DEMO_PASSWORD);
const { article } = fresh ? { article: '' } : await seed(site);
if (process.env.SITE_WITH_YEAR === 'true') {
  load(path.join(root, 'tests', 'support', 'typescript.cjs'));
  await load(path.join(root, 'tests', 'support', 'audit', 'year.ts')).seedYear(site, { questionable: true });
}
await site.start();
process.send?.({ port: site.server.httpServer.address().port, article });
