export * from './articles';
export * from './auditPolicy';
export * from './policy';
export * from './siteProfile';
export { huludao2023 } from './huludao-2023';
export { national2019 } from './national-2019';

import { huludao2023 } from './huludao-2023';
import { national2019 } from './national-2019';
import type { Policy } from './policy';
import type { SiteProfile } from './siteProfile';

/** The policies that ship with the product, by the name a host writes into its configuration. */
export const SHIPPED_POLICIES = { 'huludao-2023': huludao2023 } as const satisfies Readonly<Record<string, Policy>>;

/** The inspections of a whole site that ship with the product. */
export const SITE_PROFILES = { 'national-2019': national2019 } as const satisfies Readonly<Record<string, SiteProfile>>;
