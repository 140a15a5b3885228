import { observe } from '../dossier/act';
import { reviewedDocuments } from '../ledger/states';
import { inTransaction } from '../platform/database';
import { byCode } from '../platform/caller';
import { remembered } from '../platform/memory';
import { readStoredSchema } from '../platform/metadata';
import type { Strapi } from '../platform/strapi';
import { isCovered } from '../platform/covered';
import { disown } from './disown';
import { followDraftGrants, restoreDraftGrants } from './draftGrants';
import { followGrants, noteGrants, restoreGrants } from './grants';

/** The hash of the schema at the end of the last boot with the plugin. */
const memory = remembered<string>('schema_hash');

const absences = new WeakMap<Strapi, boolean>();
const found = new WeakMap<Strapi, string | null>();

/** Before Strapi synchronises: which schema did whoever booted last leave behind? */
export const lookBack = async (strapi: Strapi): Promise<void> => {
  found.set(strapi, (await readStoredSchema(strapi))?.hash ?? null);
};

/**
 * After it has: what is ours is taken out of its record (disown). Was the last boot one without us, then drafts may have been written that
 * nobody looked at: those under review are looked at now, so that no sign-off stands on other words than were signed (A10.2).
 */
export const settleIn = async (strapi: Strapi): Promise<void> => {
  const before = found.get(strapi) ?? null;
  const known = await memory.get(strapi);
  const away = before !== null && known !== null && before !== known;
  absences.set(strapi, away);
  const now = (await readStoredSchema(strapi))?.hash ?? null;
  if (now !== null && now !== known) await memory.set(strapi, now);
  await disown(strapi);
  if (!away) return;
  for (const { uid, documentId } of await reviewedDocuments(strapi)) {
    if (isCovered(strapi, uid)) await inTransaction(strapi, (trx) => observe(strapi, trx, uid, documentId, byCode()));
  }
};

/** Was the last boot one without the plugin? Known from `settleIn` on. */
export const wasAway = (strapi: Strapi): boolean => absences.get(strapi) === true;

/** At bootstrap, once the actions are registered: the roles' rights, put right after an absence, and followed from here on. */
export const keepGrants = async (strapi: Strapi): Promise<void> => {
  if (wasAway(strapi)) {
    await restoreGrants(strapi);
    await restoreDraftGrants(strapi);
  }
  followDraftGrants(strapi);
  followGrants(strapi);
  await noteGrants(strapi);
};
