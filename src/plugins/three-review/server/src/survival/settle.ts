import uniqBy from 'lodash/uniqBy';
import type { Meanwhile } from '../../../core/site';
import { takeOver } from '../adoption/takeOver';
import { execute, observe } from '../dossier/act';
import { readDraft } from '../dossier/dossier';
import { reviewedDocuments } from '../ledger/states';
import { byCode } from '../platform/caller';
import { inTransaction, lockDocument } from '../platform/database';
import type { Strapi } from '../platform/strapi';
import { reconcile, type ReconcileProblem } from '../reconcile/service';

/** Of what the ledger cannot stand by any more, as many are named on record as fit into an entry. */
const NAMED = 200;

export const nameOf = ({ uid, documentId, locale }: ReconcileProblem): string => [uid, documentId, locale].filter(Boolean).join('/');

/** What was live is no longer, or is something else: the first ends on record, and what is live now is adopted. */
const settle = (strapi: Strapi, { uid, documentId, locale }: ReconcileProblem, reason: string): Promise<void> =>
  inTransaction(strapi, async (trx) => {
    await lockDocument(strapi, trx, uid, documentId);
    const key = { uid, documentId, locale };
    await execute(strapi, trx, key, { type: 'lapse', reason }, byCode(), await readDraft(strapi, key));
    await takeOver(strapi, trx, uid, [documentId]);
  });

/** What came of it, for the record, and all that was changed by its name. */
export interface Settled {
  readonly meanwhile: Meanwhile;
  readonly changed: readonly string[];
}

/**
 * What went live, changed or went of these types while nothing guarded them is taken for what it is, each document on record. Nobody signed
 * it, and its next change needs three sign-offs (A10.2). Drafts under review that say something else have lost their sign-offs.
 */
export const settleLive = async (strapi: Strapi, uids: readonly string[], reason: string): Promise<Settled> => {
  const problems = (await reconcile(strapi)).problems.filter(({ uid }) => uids.includes(uid));
  // What was published anew has another date besides.
  const other = problems.filter(({ problem }) => problem === 'unreviewed' || problem === 'altered' || problem === 'dated');
  const adopted = uniqBy(other, nameOf);
  const gone = problems.filter(({ problem }) => problem === 'gone');
  const changed = uniqBy([...adopted, ...gone], nameOf);
  for (const one of changed) await settle(strapi, one, reason);
  for (const { uid, documentId } of await reviewedDocuments(strapi))
    if (uids.includes(uid)) await inTransaction(strapi, (trx) => observe(strapi, trx, uid, documentId, byCode()));
  const names = changed.map(nameOf);
  return { meanwhile: { adopted: adopted.length, gone: gone.length, documents: names.slice(0, NAMED) }, changed: names };
};
