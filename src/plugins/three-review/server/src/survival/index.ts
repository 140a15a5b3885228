import { observe } from '../dossier/act';
import { reviewedDocuments } from '../ledger/states';
import { inTransaction } from '../platform/database';
import { byCode } from '../platform/caller';
import type { Strapi } from '../platform/strapi';
import { isCovered } from '../platform/covered';
import { notePresence, wasAway } from './absence';
import { disown } from './disown';
import { followDraftGrants, restoreDraftGrants } from './draftGrants';
import { hasTakenUp } from './leftOut';
import { followGrants, noteGrants, restoreGrants } from './grants';

/**
 * After Strapi has synchronised: what is ours is taken out of its record (disown). Was the last boot one without us, then drafts may have been
 * written that nobody looked at: those under review are looked at now, so that no sign-off stands on other words than were signed (A10.2).
 */
export const settleIn = async (strapi: Strapi): Promise<void> => {
  await notePresence(strapi);
  await disown(strapi);
  if (!wasAway(strapi)) return;
  for (const { uid, documentId } of await reviewedDocuments(strapi)) {
    if (isCovered(strapi, uid)) await inTransaction(strapi, (trx) => observe(strapi, trx, uid, documentId, byCode()));
  }
};

/** At bootstrap, once the actions are registered: the roles' rights, put right after an absence, and followed from here on. */
export const keepGrants = async (strapi: Strapi): Promise<void> => {
  if (wasAway(strapi) || hasTakenUp(strapi)) await restoreGrants(strapi);
  if (wasAway(strapi)) await restoreDraftGrants(strapi);
  followDraftGrants(strapi);
  followGrants(strapi);
  await noteGrants(strapi);
};
