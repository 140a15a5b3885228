import { brokenBy, chainOf } from '../../../core/ledger';
import { refusal, type Refusal } from '../../../core/kernel/result';
import type { ReviewState } from '../../../core/review';
import { sha256 } from '../content';
import { readWhole } from '../ledger/entries';
import type { Strapi, Trx } from '../platform/strapi';

/**
 * The ledger decides, the stored state is only its projection (A10.2): before a publication the states by locale that the decision rests on are
 * held against the document's own entries. The document's lock is held.
 */
export const brokenLedger = async (
  strapi: Strapi,
  trx: Trx,
  { uid, documentId }: { readonly uid: string; readonly documentId: string },
  states: ReadonlyMap<string, ReviewState>
): Promise<readonly Refusal[]> => {
  const { entries, head } = await readWhole(strapi, trx, chainOf(uid, documentId));
  const why = brokenBy(entries, head, states, sha256);
  return why === null ? [] : [refusal('ledger_broken', 'A10.2', { documentId, why })];
};
