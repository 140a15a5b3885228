import { tell } from '../../notify/store';
import type { Strapi, Trx } from '../../platform/strapi';
import { readActs } from './store';

/**
 * Tells whoever recorded, decided or corrected a case that somebody else has reopened it, in the transaction of the act.
 */
export const tellReopened = async (
  strapi: Strapi,
  trx: Trx,
  id: number,
  { by, at }: { readonly by: { readonly id: number; readonly name: string }; readonly at: number }
): Promise<void> => {
  const acts = await readActs(strapi, trx, id);
  const people = acts.map((act) => act.by.id).filter((person) => person !== by.id);
  const cause = `case:${String(id)}:${String(acts.length)}`;
  const data = { case: String(id), by: by.name };
  await tell(strapi, trx, { cause, kind: 'case_reopened', data, people }, at);
};
