import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { hashOf, readJson, writeJson } from './files.mjs';
import { inRoot } from './root.mjs';

/* The site of tests/apps, which somebody else could have written, in a folder of its own: JavaScript, English, unlike the demo in all. */

const load = createRequire(inRoot('package.json'));

/** A module of tests/apps, which is TypeScript. @param {string} name */
const ofApps = (name) => {
  load(inRoot('tests', 'support', 'typescript.cjs'));
  return load(inRoot('tests', 'apps', name));
};

/** What the templates of Strapi ask for beside it, in the versions that this repository pins. */
export const beside = async () => {
  const { dependencies } = await readJson(inRoot('package.json'));
  const names = ['better-sqlite3', 'react', 'react-dom', 'react-router-dom', 'styled-components'];
  return Object.fromEntries(names.map((name) => [name, dependencies[name]]));
};

/**
 * Types and configuration, and beside them what its config/plugins reads.
 * @param {string} folder @param {object} [more] where the plugin lies, if not where Strapi looks for it
 */
export const writeSources = async (folder, more = {}) => {
  const { sourcesOf } = ofApps('sources.ts');
  const { ownTypes, ownComponents, COVERED } = ofApps('types.ts');
  for (const [name, text] of Object.entries(sourcesOf('javascript', ownTypes(false), ownComponents()))) {
    await mkdir(path.join(folder, path.dirname(name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  await mkdir(path.join(folder, 'public', 'uploads'), { recursive: true });
  await writeJson(path.join(folder, 'three-review.json'), { 'three-review': { enabled: true, config: COVERED, ...more } });
};

/** @param {string} folder @param {Record<string, string>} dependencies */
export const writePackage = async (folder, dependencies) => {
  await mkdir(folder, { recursive: true });
  await writeJson(path.join(folder, 'package.json'), { name: 'a-site', version: '1.0.0', private: true, dependencies });
};

/** Strapi's build looks for a tsconfig.json in the folders above, too, and would compile this repository: here is one with nothing to compile. */
const NOTHING_TO_COMPILE = { compilerOptions: { outDir: '.', skipLibCheck: true, types: [] }, files: ['nothing.d.ts'] };

const FOLDER = inRoot('.cache', 'second-site');
/** Its admin panel, once it is built. */
export const SECOND_ADMIN = path.join(FOLDER, 'build');

/** What its admin panel is made of. @param {string} plugin the admin's half of the plugin, as built */
export const secondAdminHash = async (plugin) =>
  hashOf([plugin, inRoot('package-lock.json'), inRoot('tests', 'apps', 'sources.ts'), inRoot('scripts', 'lib', 'secondSite.mjs')]);

/** Everything that `strapi build` needs of it, the plugin as `npm pack` makes it. Says in which folder, and with which environment. */
export const prepareSecondAdmin = async () => {
  await rm(FOLDER, { recursive: true, force: true });
  const { NAME, layIn, pack } = ofApps('pack.ts');
  const { dependencies } = await readJson(inRoot('package.json'));
  const strapi = Object.fromEntries(['@strapi/strapi', '@strapi/plugin-users-permissions'].map((name) => [name, dependencies[name]]));
  await writePackage(FOLDER, { ...strapi, ...(await beside()), [NAME]: '*' });
  await writeSources(FOLDER, { resolve: `./node_modules/${NAME}` });
  await writeJson(path.join(FOLDER, 'tsconfig.json'), NOTHING_TO_COMPILE);
  await writeFile(path.join(FOLDER, 'nothing.d.ts'), 'export {};\n');
  layIn(pack(path.join(FOLDER, 'packed')), FOLDER);
  const secrets = ['APP_KEYS', 'ADMIN_JWT_SECRET', 'API_TOKEN_SALT', 'TRANSFER_TOKEN_SALT', 'JWT_SECRET', 'ENCRYPTION_KEY'];
  const env = {
    ...Object.fromEntries(secrets.map((name) => [name, 'for-a-build-only'])),
    APP_PLUGINS: path.join(FOLDER, 'three-review.json'),
    APP_DATABASE: path.join(FOLDER, 'none.db'),
    DATABASE_CLIENT: 'sqlite',
    NODE_ENV: 'production',
    STRAPI_TELEMETRY_DISABLED: 'true',
  };
  return { cwd: FOLDER, env };
};
