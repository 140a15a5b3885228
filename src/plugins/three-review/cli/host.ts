import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** What the services of the plugin answer; the command line reads no more of it than it prints. */
export interface Reconciliation {
  readonly ok: boolean;
  readonly live: number;
  readonly problems: readonly { problem: string; uid: string; documentId: string; locale: string; fields: readonly string[] }[];
}
export interface Examination {
  readonly ok: boolean;
  readonly checks: readonly { name: string; uid: string | null; ok: boolean; detail: string }[];
}

interface Host {
  load(): Promise<Host>;
  destroy(): Promise<void>;
  plugin(name: string): { service(name: string): { run(): Promise<unknown> } } | undefined;
}
interface StrapiModule {
  createStrapi(options: object): Host;
}

/** Loads the Strapi site in the current folder (as built, without serving it) and runs one service of the plugin in it. */
export const inHost = async <T>(service: 'reconcile' | 'doctor'): Promise<T> => {
  const appDir = process.cwd();
  const distDir = existsSync(path.join(appDir, 'tsconfig.json')) ? path.join(appDir, 'dist') : appDir;
  if (!existsSync(distDir)) throw new Error(`${appDir} is not built: run its build first (strapi build).`);
  process.env.LOG_LEVEL ??= 'error';
  process.env.STRAPI_TELEMETRY_DISABLED ??= 'true';
  process.env.THREE_REVIEW_BACKGROUND = 'false';
  const strapi = await createHost(appDir, distDir).load();
  try {
    const plugin = strapi.plugin('three-review');
    if (!plugin) throw new Error('The site in this folder does not load the plugin three-review.');
    return (await plugin.service(service).run()) as T;
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
