import uniqBy from 'lodash/uniqBy';
import { takeOver } from '../adoption/takeOver';
import { execute, observe } from '../dossier/act';
import { readDraft } from '../dossier/dossier';
import { readPresence, recordReturned } from '../leaving/record';
import { reviewedDocuments } from '../ledger/states';
import { byCode } from '../platform/caller';
import { isCovered } from '../platform/covered';
import { inTransaction, lockDocument } from '../platform/database';
import type { Strapi } from '../platform/strapi';
import { reconcile, type ReconcileProblem } from '../reconcile/service';

/** Of what the ledger cannot stand by any more, as many are named on record as fit into an entry. */
const NAMED = 200;
const REASON = '三审三校停用期间，在线内容被改动或撤下 / changed or taken down while three-review was away';

const nameOf = ({ uid, documentId, locale }: ReconcileProblem): string => [uid, documentId, locale].filter(Boolean).join('/');

/** What was live is no longer, or is something else: the first ends on record, and what is live now is adopted. */
const settle = (strapi: Strapi, { uid, documentId, locale }: ReconcileProblem): Promise<void> =>
  inTransaction(strapi, async (trx) => {
    await lockDocument(strapi, trx, uid, documentId);
    const key = { uid, documentId, locale };
    await execute(strapi, trx, key, { type: 'lapse', reason: REASON }, byCode(), await readDraft(strapi, key));
    await takeOver(strapi, trx, uid, [documentId]);
  });

/**
 * At a boot after `three-review leave`, before the guard is put up again: what went live, changed or went while the gate was gone is taken
 * for what it is, each document on record, and the return with them. Nobody signed it, and its next change needs three sign-offs (A10.2).
 */
export const comeBack = async (strapi: Strapi): Promise<void> => {
  const { leftAt, account } = await inTransaction(strapi, (trx) => readPresence(strapi, trx));
  if (leftAt === null) return;
  const { problems } = await reconcile(strapi);
  // What was published anew has another date besides.
  const other = problems.filter(({ problem }) => problem === 'unreviewed' || problem === 'altered' || problem === 'dated');
  const adopted = uniqBy(other, nameOf);
  const gone = problems.filter(({ problem }) => problem === 'gone');
  const changed = uniqBy([...adopted, ...gone], nameOf);
  for (const one of changed) await settle(strapi, one);
  for (const { uid, documentId } of await reviewedDocuments(strapi))
    if (isCovered(strapi, uid)) await inTransaction(strapi, (trx) => observe(strapi, trx, uid, documentId, byCode()));
  const meanwhile = { adopted: adopted.length, gone: gone.length, documents: changed.slice(0, NAMED).map(nameOf) };
  await recordReturned(strapi, meanwhile, '');
  strapi.log.warn(
    `three-review: back after ${new Date(leftAt).toISOString()}, when ${account ?? 'somebody'} took the gate away. Live without sign-offs, and adopted: ` +
      `${String(adopted.length)}; no longer live: ${String(gone.length)}.${changed.map((one) => `\n  ${nameOf(one)}`).join('')}`
  );
};
