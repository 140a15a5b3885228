import { refusal } from '../../../core/kernel/result';
import { modeOf, refreshMode } from '../ledger/site';
import { refuse } from '../platform/errors';
import type { Strapi } from '../platform/strapi';

/** While what is live is being taken over as it stands, it stays as it stands (A10.2): nothing is published, nothing goes down. */
export const demandAdopted = async (strapi: Strapi): Promise<void> => {
  if (modeOf(strapi) === 'enforcing' && (await refreshMode(strapi)) === 'enforcing') refuse(refusal('adopting', 'A10.2'));
};
