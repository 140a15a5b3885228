import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { LiveProblem } from '../shared/findings';

/** What the services of the plugin answer; the command line reads no more of it than it prints. */
export interface Reconciliation {
  readonly ok: boolean;
  readonly live: number;
  readonly problems: readonly { problem: LiveProblem; uid: string; documentId: string; locale: string; fields: readonly string[] }[];
}
export interface Restoration extends Reconciliation {
  readonly restored: readonly { path: string; restored: boolean }[];
}
interface Restorer {
  restore(): Promise<Restoration>;
}
export interface Examination {
  readonly ok: boolean;
  readonly checks: readonly { name: string; uid: string | null; ok: boolean; detail: string }[];
}

export interface Run {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly status: 'waiting' | 'running' | 'done' | 'failed';
  readonly progress: number;
  readonly cells: number;
  readonly changed: number;
  readonly error: string | null;
}
export interface Audit {
  order(asked: {
    from: string;
    to: string;
    reason: string;
    by: string | null;
  }): Promise<Run | { failed: string; path: string; message: string }>;
  backfill(id: number): Promise<Run | null>;
  run(id: number): Promise<Run | null>;
}

/** Services that only run, by their names. */
interface Runner<T> {
  run(): Promise<T>;
}

interface Host {
  readonly db: { destroy(): Promise<void> };
  load(): Promise<Host>;
  destroy(): Promise<void>;
  plugin(name: string): { service(name: string): unknown } | undefined;
}
interface StrapiModule {
  createStrapi(options: object): Host;
}

/** Runs a service of the plugin in the site of the current folder. */
export const inHost = <T>(service: 'reconcile' | 'doctor'): Promise<T> => withService<Runner<T>, T>(service, (held) => held.run());

/** Puts kept bytes back in the site of the current folder. */
export const restoreInHost = (): Promise<Restoration> => withService<Restorer, Restoration>('reconcile', (held) => held.restore());

/** The Strapi site in the current folder, as built: its configuration is read, nothing of it is loaded yet. */
const siteHere = (): Host => {
  const appDir = process.cwd();
  const distDir = existsSync(path.join(appDir, 'tsconfig.json')) ? path.join(appDir, 'dist') : appDir;
  if (!existsSync(distDir)) throw new Error(`${appDir} is not built: run its build first (strapi build).`);
  process.env.LOG_LEVEL ??= 'error';
  process.env.STRAPI_TELEMETRY_DISABLED ??= 'true';
  process.env.THREE_REVIEW_BACKGROUND = 'false';
  return createHost(appDir, distDir);
};

/** Works on the database of the site in the current folder, without loading the site: its models, its plugins, are not looked at. */
export const withDatabase = async <T>(work: (site: Host) => Promise<T>): Promise<T> => {
  const site = siteHere();
  try {
    return await work(site);
  } finally {
    await site.db.destroy();
  }
};

/** Loads the Strapi site in the current folder (as built, without serving it) and works with one service of the plugin in it. */
export const withService = async <S, T>(service: string, work: (service: S) => Promise<T>): Promise<T> => {
  const strapi = siteHere();
  try {
    await strapi.load();
    const plugin = strapi.plugin('three-review');
    if (!plugin) throw new Error('The site in this folder does not load the plugin three-review.');
    return await work(plugin.service(service) as S);
  } finally {
    await strapi.destroy();
  }
};

const createHost = (appDir: string, distDir: string): Host => {
  try {
    const load = createRequire(path.join(appDir, 'package.json'));
    return (load('@strapi/strapi') as StrapiModule).createStrapi({ appDir, distDir, serveAdminPanel: false, autoReload: false });
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND';
    throw missing ? new Error(`${appDir} is no Strapi site: @strapi/strapi is not installed there.`, { cause: error }) : error;
  }
};
