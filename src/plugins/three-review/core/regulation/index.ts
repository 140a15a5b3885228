export * from './articles';
export * from './policy';
export { huludao2023 } from './huludao-2023';

import { huludao2023 } from './huludao-2023';
import type { Policy } from './policy';

/** The policies that ship with the product, by the name a host writes into its configuration. */
export const SHIPPED_POLICIES = { 'huludao-2023': huludao2023 } as const satisfies Readonly<Record<string, Policy>>;
