import { isUnderReview, ofOwnUnit } from '../../../core/review';
import { openDossier } from '../dossier/dossier';
import { readStates } from '../ledger/states';
import type { Caller } from '../platform/caller';
import { refuse } from '../platform/errors';
import type { Strapi, Trx } from '../platform/strapi';

/**
 * A5.1: what is under review or approved is deleted by people of the unit that answers for it, or of the bureau. Code of the site itself,
 * at nobody's request, is not held to a unit: what it deletes is on record.
 */
export const demandOwnUnit = async (
  strapi: Strapi,
  trx: Trx,
  document: { readonly uid: string; readonly documentId: string },
  speaksOf: (locale: string) => boolean,
  caller: Caller
): Promise<void> => {
  if (caller.kind === 'code') return;
  for (const [locale, { state }] of await readStates(strapi, trx, document.uid, document.documentId)) {
    if (!speaksOf(locale) || !isUnderReview(state)) continue;
    const { facts } = await openDossier(strapi, trx, { ...document, locale }, caller);
    const refusals = ofOwnUnit(facts);
    if (refusals.length > 0) refuse(...refusals);
  }
};
