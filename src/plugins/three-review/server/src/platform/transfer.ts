import { createRequire } from 'node:module';
import path from 'node:path';
import { errorMessage } from './errorMessage';
import type { Strapi } from './strapi';

/** The side of Strapi's data transfer that replaces what a site holds: an import, a transfer into it, a push from another site. */
interface Destination {
  options: { getStrapi?: () => unknown };
  bootstrap: (...args: readonly unknown[]) => Promise<unknown>;
  beforeTransfer: (...args: readonly unknown[]) => Promise<unknown>;
}

interface DataTransfer {
  readonly strapi: { readonly providers: { createLocalStrapiDestinationProvider(options: object): Destination } };
}

const isTransfer = (value: unknown): value is DataTransfer => typeof value === 'object' && value !== null && 'strapi' in value;

/** Who must be asked before anything of a site is replaced. */
const guards = new WeakMap<object, () => void>();
const guarded = new WeakSet<object>();

const askBefore = async (destination: Destination): Promise<void> => {
  const site = await destination.options.getStrapi?.();
  if (typeof site !== 'object' || site === null) return;
  // Some make their site anew at every call.
  destination.options.getStrapi = () => site;
  guards.get(site)?.();
};

const guardPrototype = (prototype: Destination): void => {
  if (guarded.has(prototype)) return;
  guarded.add(prototype);
  for (const name of ['bootstrap', 'beforeTransfer'] as const) {
    const original = prototype[name];
    prototype[name] = async function (this: Destination, ...args: unknown[]): Promise<unknown> {
      await askBefore(this);
      return original.apply(this, args);
    };
  }
};

/** The package as the commands of the host and its admin load it; the same in most hosts, two in some. */
const modulesOf = (strapi: Strapi): unknown[] => {
  const host = createRequire(path.join(strapi.dirs.app.root, 'package.json'));
  const found: unknown[] = [];
  for (const owner of ['@strapi/strapi', '@strapi/admin']) {
    try {
      const own =
        owner === '@strapi/strapi'
          ? host.resolve(`${owner}/package.json`)
          : createRequire(host.resolve('@strapi/strapi/package.json')).resolve(`${owner}/package.json`);
      found.push(createRequire(own)('@strapi/data-transfer'));
    } catch (error) {
      strapi.log.debug(`three-review: ${owner} has no data transfer here: ${errorMessage(error)}`);
    }
  }
  return found;
};

/**
 * Strapi's import, and a transfer into this site, ask `guard` before they empty the uploads or write anything; a throw ends them. False: the
 * package was not found, and the guards on the database have to do.
 */
export const guardTransfers = (strapi: Strapi, guard: () => void): boolean => {
  guards.set(strapi, guard);
  const modules = modulesOf(strapi).filter(isTransfer);
  for (const { strapi: side } of modules) {
    const made: unknown = Object.getPrototypeOf(side.providers.createLocalStrapiDestinationProvider({}));
    guardPrototype(made as Destination);
  }
  return modules.length > 0;
};
