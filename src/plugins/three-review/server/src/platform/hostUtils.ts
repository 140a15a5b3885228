import { createRequire } from 'node:module';
import path from 'node:path';
import type * as Utils from '@strapi/utils';
import type { Strapi } from './strapi';

type Newer = 'buildPublicationFilterWhere' | 'parsePublicationFilter';

/** Strapi's utilities; some versions lack what others have. */
export type HostUtils = Omit<typeof Utils, Newer> & Partial<Pick<typeof Utils, Newer>>;

let held: HostUtils | null = null;

/** From a site's folder to its Strapi, to the core of that, to the copy with which the core judges what an error is. */
const copyOf = (root: string): HostUtils => {
  const steps = ['@strapi/strapi', '@strapi/core'];
  const core = steps.reduce((from, name) => createRequire(from).resolve(name), path.join(root, 'package.json'));
  return createRequire(core)('@strapi/utils') as HostUtils;
};

/**
 * Strapi answers to an error by its class: one of another copy of `@strapi/utils` is a bare 500 to it. So the plugin has no copy of its own, nor does it
 * ask for one to be installed: it takes Strapi's. In `register()`, before anything is refused; a site whose Strapi is not found does not start.
 */
export const useHostUtils = (strapi: Strapi): void => {
  held = copyOf(strapi.dirs.app.root);
};

export const hostUtils = (): HostUtils => (held ??= copyOf(process.cwd()));
