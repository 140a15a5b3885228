import { SITE_PROFILES, type SiteProfile } from '../../../../core/regulation';
import { configOf } from '../../platform/covered';
import { isOneOf, keysOf } from '../../platform/json';
import type { Strapi } from '../../platform/strapi';

/** The inspection asked for, where the configuration applies it; none asked for: the first. */
export const profileIn = (strapi: Strapi, asked: string | undefined): SiteProfile | null => {
  const applied = configOf(strapi).audit.profiles;
  const id = asked ?? applied[0];
  return isOneOf(keysOf(SITE_PROFILES), id) && applied.includes(id) ? SITE_PROFILES[id] : null;
};
