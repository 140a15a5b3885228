import { holdMode, inTrial } from '../../ledger/site';
import { currentScope } from '../../platform/caller';
import { inTransaction } from '../../platform/database';
import type { Strapi } from '../../platform/strapi';
import { actOf, judgeRead, putDown } from './judge';
import type { Act } from './store';

/**
 * Asks the gate before something that stands around documents: writes past the document service, files, the site's own services. In a trial
 * run its no is put down, and stops nothing; unless somebody has switched meanwhile.
 */
export const ask = async (strapi: Strapi, about: Omit<Act, 'actor'>, work: () => Promise<unknown>): Promise<void> => {
  if (!inTrial(strapi)) return void (await work());
  if (currentScope().judged === true) return;
  const verdict = await judgeRead(work);
  if (verdict === null) return;
  await inTransaction(strapi, async (trx) => {
    if ((await holdMode(strapi, trx)) !== 'trial') throw verdict.error;
    await putDown(strapi, trx, actOf(strapi, about), verdict);
  });
};

/** What is asked about files has no document. */
export const aboutFiles = (uid: string): Omit<Act, 'actor'> => ({ uid, documentId: null, locale: null, action: 'file' });
