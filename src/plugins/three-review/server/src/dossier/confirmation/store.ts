import { refusal, type Refusal } from '../../../../core/kernel/result';
import type { ReviewKey } from '../../ledger/states';
import type { Caller } from '../../platform/caller';
import { configOf } from '../../platform/covered';
import { firstRow, numberOf, table, type Db } from '../../platform/database';
import type { Strapi } from '../../platform/strapi';
import { CONFIRMATION_TABLES } from './tables';

export type ConfirmedAct = 'sign' | 'publish';

/** One document as its person saw it. */
export interface Confirmed extends ReviewKey {
  readonly contentHash: string;
}

/** ms for which a password just given stands for the acts that it was given for. */
export const CONFIRMATION_LASTS = 2 * 60_000;

const confirmations = (strapi: Strapi, db: Db) => table(strapi, db, CONFIRMATION_TABLES.confirmations);

const rowOf = (act: ConfirmedAct, person: number, session: string, { uid, documentId, locale, contentHash }: Confirmed) => ({
  person_id: person,
  session,
  act,
  uid,
  document_id: documentId,
  locale,
  content_hash: contentHash,
});

/** Keeps that this person, in this session, means this act on exactly these contents. Until when (ms). */
export const confirm = async (
  strapi: Strapi,
  trx: Db,
  person: number,
  session: string,
  act: ConfirmedAct,
  documents: readonly Confirmed[]
): Promise<number> => {
  const now = Date.now();
  const until = now + CONFIRMATION_LASTS;
  await confirmations(strapi, trx).where('until_ms', '<', now).delete();
  for (const document of documents) {
    const row = rowOf(act, person, session, document);
    await confirmations(strapi, trx).where(row).delete();
    await confirmations(strapi, trx).insert({ ...row, until_ms: until });
  }
  return until;
};

/**
 * Takes the confirmation of one act on one content, which is then used up; a rollback of `trx` gives it back. What is missing is refused:
 * the password, or, where it was given for another content, a new look at this one.
 */
const useUp = async (strapi: Strapi, trx: Db, caller: Caller, act: ConfirmedAct, document: Confirmed): Promise<readonly Refusal[]> => {
  const person = Number(caller.actor?.id);
  const row = rowOf(act, person, caller.session ?? '', document);
  const taken = await confirmations(strapi, trx).where(row).where('until_ms', '>=', Date.now()).delete();
  if (caller.session !== null && numberOf(taken) > 0) return [];
  const { content_hash: _seen, ...other } = row;
  const stale = await firstRow(confirmations(strapi, trx).where(other).where('until_ms', '>=', Date.now()).limit(1));
  const data = { documentId: document.documentId, locale: document.locale };
  return [stale ? refusal('stale_hash', 'A10.2', data) : refusal('password_required', 'A10.2', { ...data, given: false, act })];
};

/** Does the host ask for the password, and does a person act? Code and tokens are refused by rules of their own. */
export const asksForPassword = (strapi: Strapi, caller: Caller): boolean =>
  configOf(strapi).signing.reauthenticate && caller.kind === 'admin';

export const unconfirmed = async (
  strapi: Strapi,
  trx: Db,
  caller: Caller,
  act: ConfirmedAct,
  documents: readonly Confirmed[]
): Promise<readonly Refusal[]> => {
  if (!asksForPassword(strapi, caller)) return [];
  const refusals: Refusal[] = [];
  for (const document of documents) refusals.push(...(await useUp(strapi, trx, caller, act, document)));
  return refusals;
};
