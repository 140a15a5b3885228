import { readContent } from '../content';
import { inTrial } from '../ledger/site';
import { configOf, coveredUids } from '../platform/covered';
import { inTransaction } from '../platform/database';
import type { Strapi } from '../platform/strapi';
import { restoreBytes, type Restored } from './media';
import { liveDocuments, reconcile, type Reconciliation } from './service';
import { restoreStates } from './states';

export interface Restoration extends Reconciliation {
  readonly restored: readonly Restored[];
}

/**
 * Puts back the bytes of files and renditions that live content was published with, and the stored states that the ledger leads to (A10.2),
 * then looks again at everything: what could not be mended stays a problem.
 */
export const restore = async (strapi: Strapi): Promise<Restoration> => {
  // In a trial run nobody has promised that what was signed is what is live.
  if (inTrial(strapi)) return { ...(await reconcile(strapi)), restored: [] };
  const restored: Restored[] = [];
  await inTransaction(strapi, async (trx) => {
    restored.push(...(await restoreStates(strapi, trx)));
    for (const uid of coveredUids(strapi)) {
      const ignore = configOf(strapi).contentTypes[uid]?.ignore ?? [];
      for await (const documentId of liveDocuments(strapi, trx, uid)) {
        for (const row of await readContent(strapi, { uid, documentId, live: true }, ignore)) {
          restored.push(...(await restoreBytes(strapi, trx, { uid, documentId, locale: row.locale }, row)));
        }
      }
    }
  });
  return { ...(await reconcile(strapi)), restored };
};
