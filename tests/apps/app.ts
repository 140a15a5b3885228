import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type * as SwcModule from '@swc/core';
import type * as StrapiModule from '@strapi/strapi';
import { outside, setEnv } from '../support/outside';
import { asSite, prepareEnvironment, ROOT, type Site } from '../support/site';
import { dropDatabase, onServer, recreate, serverClient } from '../support/template/servers';
import { writeData, writeLocales, type More, type Written } from './data';
import { layIn, NAME, pack } from './pack';
import { sourcesOf, type Language } from './sources';
import { allTables, dumpOf, type Dump } from './tables';
import { ownComponents, ownTypes, type Attributes, type Type } from './types';

/** `plain`: JavaScript, no type in several languages. `localized`: TypeScript, English first, and French. */
export type Variant = 'plain' | 'localized';

/** What the site's config/plugins gives three-review; or it is switched off there; or not installed at all. */
export type Plugin = object | 'disabled' | 'absent';

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface App {
  readonly root: string;
  /** Where its database is: the file on SQLite, the name on a server. */
  readonly database: string;
  /** In this process; one app at a time, and each boot loads the app and the plugin anew. `admin`: the folder of a built admin panel, served as in production. */
  boot(how: { plugin: Plugin; admin?: string }): Promise<Site>;
  /** The same where it is to be refused: what was said, `booted` when nothing was. */
  bootError(how: { plugin: Plugin }): Promise<string>;
  /** A program of the app in a process of its own, in its folder and on its database: `three-review`, `strapi`. As the last boot configured it. */
  cli(program: 'three-review' | 'strapi', ...args: string[]): Promise<Ran>;
  /** For `cli` alone, without a boot. */
  configure(plugin: Plugin): void;
  /** The host's own tables. */
  dump(): Promise<Dump>;
  tables(): Promise<string[]>;
  /** Boots without the plugin, and writes what the host has from before. */
  fill(more?: More): Promise<Written>;
  close(): Promise<void>;
}

export interface AppOptions {
  readonly variant: Variant;
  /** Changes the types and components before they are written. */
  readonly change?: (own: { types: Record<string, Type>; components: Record<string, { attributes: Attributes }> }) => void;
  /** More files of the app, or others, by their paths; in TypeScript where they end so. */
  readonly files?: Readonly<Record<string, string>>;
  /** Lays other plugins into the folder of the app, and says what its config/plugins has for them. */
  readonly others?: (root: string) => object;
}

const FOLDER = path.join(ROOT, '.tmp', 'apps');
/** The database of the run: each app has one of its own beside it, dropped with it. */
const OF_THE_RUN = process.env.DATABASE_NAME ?? '';

const write = (root: string, name: string, text: string): void => {
  const file = path.join(root, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
};

/** What Strapi's compiler makes of the sources, without the half minute that it looks at types. */
const compile = (root: string, files: Readonly<Record<string, string>>): void => {
  const { transformSync } = outside.require('@swc/core') as typeof SwcModule;
  for (const [name, text] of Object.entries(files)) {
    if (name.endsWith('.json')) write(root, `dist/${name}`, text);
    if (!name.endsWith('.ts')) continue;
    const { code } = transformSync(text, { swcrc: false, jsc: { parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } });
    write(root, `dist/${name.replace(/\.ts$/, '.js')}`, code);
  }
};

/** Strapi keeps what it once found out about a type for as long as the process lives, and the types of an app are others with every boot. */
const STRAPI = ['core', 'strapi', 'content-manager'].map((name) => path.join(ROOT, 'node_modules', '@strapi', name));

/** Forgets what was loaded from below the app's folder, and what of Strapi keeps anything of a type, as another process would not know them. */
const forget = (root: string): void => {
  const { _cache: cache } = outside.require('node:module') as { _cache: Record<string, unknown> };
  const folders = [root, ...STRAPI].map((folder) => folder + path.sep);
  for (const name of Object.keys(cache)) if (folders.some((folder) => name.startsWith(folder))) Reflect.deleteProperty(cache, name);
};

const STRAPI_BIN = path.join(ROOT, 'node_modules', '@strapi', 'strapi', 'bin', 'strapi.js');
/** ms; a loaded machine takes its time. */
const LONGEST = 180_000;

/** This process goes on meanwhile: what the program asks of a site here is answered. */
const run = (root: string, bin: string, args: readonly string[]): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin, ...args], {
      cwd: root,
      env: process.env,
      timeout: LONGEST,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) child[name].setEncoding('utf8').on('data', (text: string) => (said[name] += text));
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, ...said }));
  });

const packageOf = (installed: boolean): string =>
  JSON.stringify({
    name: 'somebody-elses-site',
    version: '1.0.0',
    private: true,
    dependencies: {
      '@strapi/strapi': '5.54.0',
      '@strapi/plugin-users-permissions': '5.54.0',
      ...(installed ? { [NAME]: '0.1.0' } : {}),
    },
  });

/** Strapi looks for plugins beside itself, which is at this repository's root: it is told where the packed one lies. */
const pluginsOf = (plugin: Plugin): object => {
  if (plugin === 'absent') return {};
  if (plugin === 'disabled') return { 'three-review': { enabled: false } };
  return { 'three-review': { enabled: true, resolve: `./node_modules/${NAME}`, config: plugin } };
};

let tarball: string | null = null;

/** A second site, unlike the demo's in everything, with the plugin as `npm pack` makes it. */
export const makeApp = async ({ variant, change = () => undefined, files = {}, others = () => ({}) }: AppOptions): Promise<App> => {
  const id = randomUUID().slice(0, 8);
  const root = path.join(FOLDER, `${variant}-${id}`);
  const localized = variant === 'localized';
  const language: Language = localized ? 'typescript' : 'javascript';
  const distDir = localized ? path.join(root, 'dist') : root;
  const own = { types: ownTypes(localized), components: ownComponents() };
  change(own);
  const sources = { ...sourcesOf(language, own.types, own.components), ...files };
  for (const [name, text] of Object.entries(sources)) write(root, name, text);
  if (localized) compile(root, sources);
  fs.mkdirSync(path.join(root, 'public', 'uploads'), { recursive: true });
  fs.mkdirSync(path.join(root, '.tmp'), { recursive: true });
  tarball ??= pack(FOLDER);
  const beside = others(root);

  const server = serverClient();
  const database = server === null ? path.join(root, '.tmp', 'data.db') : `${OF_THE_RUN}_${id}`;
  if (server !== null) await onServer(server, (db) => recreate(db, server, database));

  const configure = (plugin: Plugin): void => {
    const lies = path.join(root, 'node_modules', NAME);
    if (plugin === 'absent') fs.rmSync(lies, { recursive: true, force: true });
    else if (!fs.existsSync(lies) && tarball !== null) layIn(tarball, root);
    write(root, 'package.json', packageOf(plugin !== 'absent'));
    write(root, 'three-review.json', JSON.stringify({ ...beside, ...pluginsOf(plugin) }));
    prepareEnvironment();
    setEnv('STRAPI_PLUGIN_I18N_INIT_LOCALE_CODE', 'en');
    setEnv('APP_PLUGINS', path.join(root, 'three-review.json'));
    setEnv('APP_DATABASE', database);
    setEnv('PUBLIC_DIR', path.join(root, 'public'));
    if (server !== null) setEnv('DATABASE_NAME', database);
  };
  const boot: App['boot'] = async ({ plugin, admin }) => {
    configure(plugin);
    forget(root);
    process.chdir(root);
    if (admin !== undefined) {
      fs.cpSync(admin, path.join(distDir, 'build'), { recursive: true });
      setEnv('NODE_ENV', 'production');
    }
    const { createStrapi } = outside.require('@strapi/strapi') as typeof StrapiModule;
    const strapi = createStrapi({ appDir: root, distDir, serveAdminPanel: admin !== undefined, autoReload: false });
    try {
      await strapi.load();
    } catch (error) {
      await strapi.destroy();
      throw error;
    }
    strapi.server.mount();
    return asSite(strapi);
  };
  return {
    root,
    database,
    boot,
    bootError: (how) =>
      boot(how).then(
        async (site) => {
          await site.close();
          return 'booted';
        },
        (error: unknown) => String(error)
      ),
    configure,
    cli: (program, ...args) =>
      run(root, program === 'three-review' ? path.join(root, 'node_modules', NAME, 'bin', 'three-review.js') : STRAPI_BIN, args),
    dump: () => dumpOf(database),
    tables: () => allTables(database),
    fill: async (more) => {
      const site = await boot({ plugin: 'absent' });
      try {
        if (localized) await writeLocales(site);
        return await writeData(site, { localized, more });
      } finally {
        await site.close();
      }
    },
    close: async () => {
      process.chdir(ROOT);
      if (server !== null) await onServer(server, (db) => dropDatabase(db, server, database));
      fs.rmSync(root, { recursive: true, force: true });
    },
  };
};
