import { existsSync } from 'node:fs';
import path from 'node:path';
import { ensureEnv } from './env.mjs';
import { emptyFolder, hashOf, readJson, writeJson } from './files.mjs';
import { ensureInstalled } from './install.mjs';
import { inRoot, PLUGIN } from './root.mjs';
import { npm, Problem, run, step } from './run.mjs';
import { prepareSecondAdmin, SECOND_ADMIN, secondAdminHash } from './secondSite.mjs';

/** What each part was last built from. */
const RECORD = inRoot('.cache', 'setup.json');
const STRAPI = inRoot('node_modules', '@strapi', 'strapi', 'bin', 'strapi.js');
const LOCK = inRoot('package-lock.json');

/** @param {string} name */
const ofPlugin = (name) => `${PLUGIN}/${name}`;

/** @param {string} name @param {string} hash */
const record = async (name, hash) => writeJson(RECORD, { ...(await readJson(RECORD)), [name]: hash });

/**
 * Does `build` unless `name` was built from the very same sources and its results are still there.
 * @param {{ name: string, title: string, hash: string, results: readonly string[], build: () => Promise<unknown> }} part
 */
const unlessBuilt = async ({ name, title, hash, results, build }) => {
  const built = (await readJson(RECORD))?.[name];
  if (built === hash && results.every((file) => existsSync(file))) return;
  await step(title, build);
  const missing = results.filter((file) => !existsSync(file));
  if (missing.length > 0) throw new Problem(`${title}: it ended well, but ${missing.join(', ')} was not written`);
  await record(name, hash);
};

const buildPlugin = async () =>
  unlessBuilt({
    name: 'plugin',
    title: '构建插件 Building the plugin',
    hash: await hashOf([...['core', 'shared', 'server', 'admin', 'cli', 'scripts', 'package.json', 'tsconfig.json'].map(ofPlugin), LOCK]),
    results: [
      'dist/server/index.js',
      'dist/server/index.mjs',
      'dist/admin/index.js',
      'dist/admin/index.mjs',
      'dist/cli/index.mjs',
      'dist/workers/sheet.js',
    ].map(ofPlugin),
    build: () =>
      npm(['run', 'build', '-w', 'strapi-plugin-three-review'], {
        advice: 'Put right what the compiler names in src/plugins/three-review; without the plugin the site does not start.',
      }),
  });

const APP = ['config', 'src', 'database', 'tsconfig.json', 'package.json'].map((name) => inRoot(name));
const NOT_APP = [PLUGIN, inRoot('src', 'admin')];

/** @param {string} hash */
const compileApp = (hash) =>
  unlessBuilt({
    name: 'app',
    title: '编译站点 Compiling the site',
    hash,
    results: [inRoot('dist', 'src', 'index.js'), inRoot('dist', 'config', 'server.js')],
    build: async () => {
      // What was deleted or renamed in the sources must not live on as a content type.
      await emptyFolder(inRoot('dist'), ['build']);
      await run(process.execPath, ['-e', 'require("@strapi/strapi").compileStrapi({ appDir: process.cwd() })'], {
        advice: 'Put right what the compiler names.',
      });
    },
  });

/** @param {string} app hash of the sources of the server */
const buildAdmin = async (app) =>
  unlessBuilt({
    name: 'admin',
    title: '构建管理界面 Building the admin panel (a minute or two the first time)',
    hash: await hashOf([inRoot('src', 'admin'), inRoot('config', 'admin.ts'), inRoot('config', 'server.ts'), LOCK], {
      // `dist` is left out by hashOf unless it is where the search begins.
      salt: `${process.env.PUBLIC_URL ?? ''} ${await hashOf([ofPlugin('dist/admin')])}`,
    }),
    results: [inRoot('dist', 'build', 'index.html')],
    build: async () => {
      await emptyFolder(inRoot('dist'), []);
      await run(process.execPath, [STRAPI, 'build'], {
        env: { NODE_ENV: 'production', STRAPI_TELEMETRY_DISABLED: 'true' },
        advice: 'It takes some 2 GB of memory; if the process was killed, free some and run the command again.',
      });
      // It compiles the server as well.
      await record('app', app);
    },
  });

/** The admin panel of a site that the demo's host has no part in: what it shows, the plugin alone has brought. */
const buildSecondAdmin = async () =>
  unlessBuilt({
    name: 'second-admin',
    title: '构建另一站点的管理界面 Building the admin panel of another site',
    hash: await secondAdminHash(ofPlugin('dist/admin')),
    results: [path.join(SECOND_ADMIN, 'index.html')],
    build: async () => {
      const { cwd, env } = await prepareSecondAdmin();
      await run(process.execPath, [STRAPI, 'build'], { cwd, env, advice: 'It takes some 2 GB of memory, as that of the demo does.' });
    },
  });

/**
 * Brings a clone to where it can run, and does only what is not done yet: packages, .env with secrets, plugin, site, admin panel.
 * @param {{ admin: boolean, second?: boolean }} options `second`: the admin panel of the second site, too, which tests look at
 */
export const setup = async ({ admin, second = false }) => {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20 || major > 24) {
    throw new Problem(`Node ${process.versions.node} does not run Strapi 5`, { advice: 'Install Node 20, 22 or 24.' });
  }
  await ensureEnv();
  await ensureInstalled();
  await buildPlugin();
  const app = await hashOf([...APP, LOCK], { skip: NOT_APP });
  if (admin) await buildAdmin(app);
  await compileApp(app);
  if (second) await buildSecondAdmin();
};
