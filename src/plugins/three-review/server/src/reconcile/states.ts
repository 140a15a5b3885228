import { brokenChains, chainOf, verifyLedger, type DocumentStates } from '../../../core/ledger';
import { INITIAL, sameState } from '../../../core/review';
import { sha256 } from '../content';
import { readDraft } from '../dossier/dossier';
import { followInbox } from '../dossier/inbox';
import { showStage } from '../dossier/record';
import { lockDrafts } from '../gate/documentRows';
import { chainsAmong, readChains, readHeadsOf } from '../ledger/entries';
import { readStates, statedDocuments, writeState, type ReviewKey } from '../ledger/states';
import { isCovered } from '../platform/covered';
import type { Strapi, Trx } from '../platform/strapi';
import type { Restored } from './media';

type Document = Pick<ReviewKey, 'uid' | 'documentId'>;

const documentIn = (chain: string): Document => {
  const slash = chain.indexOf('/');
  return { uid: chain.slice(0, slash), documentId: chain.slice(slash + 1) };
};

/**
 * Writes the stored states anew that are not what the ledger leads to, after which the gate publishes nothing (`ledger_broken`, A10.2): the
 * ledger decides, the state follows from it. A chain that does not hold itself leads nowhere, and is left to whoever looks into it.
 */
export const restoreStates = async (strapi: Strapi, trx: Trx): Promise<readonly Restored[]> => {
  const done: Restored[] = [];
  for await (const entries of readChains(strapi, trx)) {
    const heads = await readHeadsOf(strapi, trx, [...new Set(entries.map(({ chain }) => chain))]);
    const { problems, states } = verifyLedger(entries, heads, sha256);
    const broken = brokenChains(problems);
    for (const [chain, told] of states) {
      const document = documentIn(chain);
      if (isCovered(strapi, document.uid) && !broken.has(chain)) done.push(...(await followed(strapi, trx, document, told)));
    }
  }
  for await (const documents of statedDocuments(strapi, trx)) {
    const known = await chainsAmong(
      strapi,
      trx,
      documents.map(({ uid, documentId }) => chainOf(uid, documentId))
    );
    for (const document of documents) {
      const { uid, documentId } = document;
      if (isCovered(strapi, uid) && !known.has(chainOf(uid, documentId))) done.push(...(await followed(strapi, trx, document, new Map())));
    }
  }
  return done;
};

/** The states of one document as its entries tell them; what they do not speak of was never under review. */
const followed = async (strapi: Strapi, trx: Trx, { uid, documentId }: Document, told: DocumentStates): Promise<readonly Restored[]> => {
  const stored = await readStates(strapi, trx, uid, documentId);
  const wrong = [...new Set([...told.keys(), ...stored.keys()])].filter(
    (locale) => !sameState(told.get(locale) ?? INITIAL, stored.get(locale)?.state ?? INITIAL)
  );
  if (wrong.length === 0) return [];
  const drafts = await lockDrafts(strapi, trx, uid, documentId);
  for (const locale of wrong) {
    const state = told.get(locale) ?? INITIAL;
    const key = { uid, documentId, locale };
    await writeState(strapi, trx, key, state);
    await followInbox(strapi, trx, key, { state, draft: await readDraft(strapi, key) });
    for (const { id } of drafts.filter((draft) => draft.locale === locale)) await showStage(strapi, trx, uid, id, state.stage);
  }
  return wrong.map((locale) => ({ path: [uid, documentId, locale].filter(Boolean).join(' '), restored: true }));
};
