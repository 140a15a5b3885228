import { createRequire } from 'node:module';
import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { inRoot, ROOT } from './lib/root.mjs';
import { report } from './lib/run.mjs';
import { setup } from './lib/setup.mjs';

/*
 * A site with a year of publications to look at: node scripts/audit-site.mjs [--port 1340] [--keep]. On an embedded database of its own,
 * made anew unless --keep; nothing of it is a real publication.
 */
const { values } = parseArgs({ options: { port: { type: 'string', default: '1340' }, keep: { type: 'boolean', default: false } } });
const FILE = '.tmp/audit-site.db';

try {
  await setup({ admin: true });
  Object.assign(process.env, {
    NODE_ENV: 'production',
    STRAPI_TELEMETRY_DISABLED: 'true',
    DATABASE_CLIENT: 'sqlite',
    DATABASE_FILENAME: FILE,
    HOST: '127.0.0.1',
    PORT: values.port,
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
  });
  if (!values.keep) for (const suffix of ['', '-wal', '-shm', '-journal']) await rm(inRoot(FILE + suffix), { force: true });
  const load = createRequire(inRoot('package.json'));
  load(inRoot('tests', 'support', 'typescript.cjs'));
  const { seedYear } = load(inRoot('tests', 'support', 'audit', 'year.ts'));
  const { seed, DEMO_PASSWORD } = load(inRoot('dist', 'database', 'seeds'));
  process.chdir(ROOT);
  const site = await load('@strapi/strapi')
    .createStrapi({ appDir: ROOT, distDir: inRoot('dist'), serveAdminPanel: true, autoReload: false })
    .load();
  await seed(site);
  const [{ n }] = await site.db.connection('three_review_publication_events').where({ source: 'year' }).count({ n: '*' });
  if (Number(n) === 0) console.log(await seedYear(site));
  await site.start();
  console.log(`http://127.0.0.1:${values.port}/admin  auditor@bureau.example, admin@bureau.example …  ${DEMO_PASSWORD}`);
} catch (error) {
  report(error);
  process.exit(1);
}
