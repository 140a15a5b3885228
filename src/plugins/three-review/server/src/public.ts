import type { z } from 'zod';
import type plugin from './index';
import type { configSchema } from './platform/config';

/* What a host's TypeScript is told of the plugin; scripts/build-types.mjs writes it out in full, so that it leads to no other package. */

/** `config` of three-review in the host's config/plugins. */
export type Config = z.input<typeof configSchema>;

type Served = (typeof plugin)['services'];

/** What a program of the host may ask for: `strapi.plugin('three-review').service('organisation')`. */
export type Services = { [Name in 'organisation' | 'doctor' | 'reconcile']: ReturnType<Served[Name]> };
