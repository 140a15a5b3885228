import { createRequire } from 'node:module';
import path from 'node:path';
import * as own from '@strapi/utils';
import type { Strapi } from './strapi';

type Utils = typeof own;

/** What some versions of Strapi have and others lack, which no type tells. */
export type HostUtils = Omit<Utils, 'buildPublicationFilterWhere' | 'parsePublicationFilter'> &
  Partial<Pick<Utils, 'buildPublicationFilterWhere' | 'parsePublicationFilter'>>;

let held: HostUtils = own;

/** From the site's folder to Strapi, to its core, to the copy that judges there what an error is. */
const copyOf = (root: string): HostUtils => {
  const steps = ['@strapi/strapi', '@strapi/core'];
  const core = steps.reduce((from, name) => createRequire(from).resolve(name), path.join(root, 'package.json'));
  return createRequire(core)('@strapi/utils') as HostUtils;
};

/**
 * Strapi answers to an error by its class. Where an installation holds `@strapi/utils` more than once, the plugin's copy has other classes, and
 * every refusal would be a bare 500: so the classes are those of Strapi's own copy. Set once, in `register()`.
 */
export const useHostUtils = (strapi: Strapi): void => {
  try {
    held = copyOf(strapi.dirs.app.root);
  } catch (error) {
    held = own;
    strapi.log.warn(
      `three-review: Strapi's own copy of @strapi/utils was not found (${error instanceof Error ? error.message : String(error)})`
    );
  }
};

export const hostUtils = (): HostUtils => held;
