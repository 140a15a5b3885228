import { modeOf } from '../../ledger/site';
import { configOf } from '../../platform/covered';
import type { Strapi } from '../../platform/strapi';

/** Do triggers stand, or shall they? In a trial run none do. */
export const isGuarded = (strapi: Strapi): boolean => configOf(strapi).databaseGuard && modeOf(strapi) !== 'trial';
