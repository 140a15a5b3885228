import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type * as StrapiModule from '@strapi/strapi';
import type { Core } from '@strapi/strapi';
import request, { type Response } from 'supertest';
import { outside, setEnv } from './outside';
import { asReferenced } from './reference';
import { beginFrom } from './template';

/** The engine that the runner chose; the database itself comes in DATABASE_*, as for any site. */
export const ENGINE = process.env.THREE_REVIEW_ENGINE ?? 'sqlite';
export const PASSWORD = 'ThreeReview-2026';
export const ROOT = path.resolve(__dirname, '..', '..');

const SECRETS = ['ADMIN_JWT_SECRET', 'API_TOKEN_SALT', 'TRANSFER_TOKEN_SALT', 'JWT_SECRET', 'ENCRYPTION_KEY'];

/** What a site needs of its environment before it boots; on SQLite also the file of its database. */
export const prepareEnvironment = (database = `.tmp/test-${randomUUID()}.db`, background = false): void => {
  for (const name of SECRETS) setEnv(name, process.env[name] ?? `${name.toLowerCase()}-for-tests-only`);
  setEnv('APP_KEYS', process.env.APP_KEYS ?? 'first-key-for-tests-only,second-key-for-tests-only');
  setEnv('KEPT_FILES', process.env.KEPT_FILES ?? '.tmp/kept-files');
  setEnv('NODE_ENV', 'test');
  setEnv('LOG_LEVEL', process.env.LOG_LEVEL ?? 'error');
  setEnv('STRAPI_TELEMETRY_DISABLED', 'true');
  setEnv('THREE_REVIEW_BACKGROUND', String(background));
  setEnv('STRAPI_PLUGIN_I18N_INIT_LOCALE_CODE', 'zh-Hans');
  if (ENGINE === 'sqlite') setEnv('DATABASE_FILENAME', database);
};

export interface Client {
  get(url: string): Promise<Response>;
  post(url: string, body?: object): Promise<Response>;
  put(url: string, body?: object): Promise<Response>;
  delete(url: string): Promise<Response>;
}

export interface Site {
  readonly strapi: Core.Strapi;
  /** A person in an interactive session of the admin. */
  admin(email: string): Promise<Client>;
  /** Anybody: a visitor (no token), or the bearer of one. */
  outside(token?: string): Client;
  close(): Promise<void>;
}

const client = (strapi: Core.Strapi, token?: string): Client => {
  const send = async (method: 'get' | 'post' | 'put' | 'delete', url: string, body?: object): Promise<Response> => {
    const call = request(strapi.server.httpServer)[method](url);
    if (token) void call.set('Authorization', `Bearer ${token}`);
    const answer = await (body === undefined ? call : call.send(body));
    await asReferenced(method, url, answer);
    return answer;
  };
  return {
    get: (url) => send('get', url),
    post: (url, body) => send('post', url, body ?? {}),
    put: (url, body) => send('put', url, body ?? {}),
    delete: (url) => send('delete', url),
  };
};

interface Sessions {
  generateRefreshToken(user: string, device: string, options: { type: 'session' }): Promise<{ token: string }>;
  generateAccessToken(refresh: string): Promise<{ token: string } | { error: string }>;
}

/** What a browser of the admin holds once somebody has signed in: a new session at every call. */
export const accessToken = async (strapi: Core.Strapi, email: string): Promise<string> => {
  const user = await strapi.db.query('admin::user').findOne({ where: { email } });
  if (!user) throw new Error(`no demo account ${email}`);
  const sessions = (strapi.sessionManager as unknown as (origin: string) => Sessions)('admin');
  const { token: refresh } = await sessions.generateRefreshToken(String(user.id), randomUUID(), { type: 'session' });
  const access = await sessions.generateAccessToken(refresh);
  if (!('token' in access)) throw new Error(access.error);
  return access.token;
};

export interface SiteOptions {
  /** A path relative to the app's root; on SQLite alone. A new one when absent. */
  readonly database?: string;
  /** Begin with the bureau, its people and its first draft. Default: true. */
  readonly seeded?: boolean;
  /** Boots for the first time, whatever that takes. Default: false, an empty database begins as a copy of one that has booted before. */
  readonly first?: boolean;
  /** Does its background work, as a site in use does. Default: false, tests wake it themselves. */
  readonly background?: boolean;
  /** Another build of the host than the one in `dist`: see absence.ts. */
  readonly dist?: string;
}

interface Pool {
  numUsed(): number;
  numPendingAcquires(): number;
}

/** Strapi tells of a write after its commit and waits for nobody: what it still reads then must not meet a pool that is gone. */
const quiet = async (strapi: Core.Strapi): Promise<void> => {
  const { pool } = (strapi.db.connection as unknown as { client: { pool: Pool } }).client;
  for (let calm = 0, looks = 0; calm < 3 && looks < 500; looks += 1) {
    calm = pool.numUsed() + pool.numPendingAcquires() === 0 ? calm + 1 : 0;
    await pause(10);
  }
};

/** A site that is loaded, as tests talk to it. `ended` comes after its end. */
export const asSite = (strapi: Core.Strapi, ended: () => void = () => undefined): Site => ({
  strapi,
  admin: async (email) => client(strapi, await accessToken(strapi, email)),
  outside: (token) => client(strapi, token),
  close: async () => {
    await quiet(strapi);
    await strapi.destroy();
    ended();
  },
});

/** Boots the host app, as built, on the engine under test. */
export const bootSite = async (options: SiteOptions = {}): Promise<Site> => {
  fs.mkdirSync(path.join(ROOT, '.tmp'), { recursive: true });
  const database = options.database ?? `.tmp/test-${randomUUID()}.db`;
  prepareEnvironment(database, options.background);
  process.chdir(ROOT);
  const { createStrapi } = outside.require('@strapi/strapi') as typeof StrapiModule;
  const dist = options.dist ?? path.join(ROOT, 'dist');
  const seeded = options.seeded !== false;
  const copied = options.first !== true && (await beginFrom(seeded ? 'seeded' : 'booted', dist));
  const strapi = await createStrapi({ appDir: ROOT, distDir: dist, serveAdminPanel: false, autoReload: false }).load();
  // A power failure is none of the tests: nobody waits for the disk.
  if (ENGINE === 'sqlite') await strapi.db.connection.raw('PRAGMA synchronous = OFF');
  strapi.server.mount();
  if (seeded && !copied) {
    const { seed } = outside.require(path.join(dist, 'database', 'seeds', 'index.js')) as {
      seed: (strapi: Core.Strapi) => Promise<void>;
    };
    await seed(strapi);
  }
  return asSite(strapi, () => {
    if (ENGINE === 'sqlite' && options.database === undefined) fs.rmSync(path.join(ROOT, database), { force: true });
  });
};
