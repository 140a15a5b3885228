import type { Decision } from '../../../core/kernel/result';
import { orLostRace, stirs, transition, type Command, type Step } from '../../../core/review';
import { readStates, type ReviewKey } from '../ledger/states';
import type { Caller } from '../platform/caller';
import { readContent, type ContentRow } from '../content';
import { coveredType } from '../platform/covered';
import { inTransaction, lockDocument } from '../platform/database';
import type { Strapi, Trx } from '../platform/strapi';
import { openDossier, readDraft, type Dossier } from './dossier';
import { record } from './record';
import { restoredTo } from './restored';

export interface Outcome {
  readonly dossier: Dossier;
  readonly decision: Decision<Step>;
}

/** Decides one command on the document as it is now and records what follows. The document's lock is held. */
export const execute = async (
  strapi: Strapi,
  trx: Trx,
  key: ReviewKey,
  command: Command,
  caller: Caller,
  draft?: ContentRow | null
): Promise<Outcome> => {
  const dossier = await openDossier(strapi, trx, key, caller, draft);
  const decision = transition(dossier.state, command, dossier.facts);
  if (!decision.allowed) return { dossier, decision: { ...decision, refusals: orLostRace(decision.refusals, dossier.overtaken) } };
  await record(strapi, trx, dossier, decision.value, caller.kind);
  return { dossier, decision };
};

/**
 * A command of a person, from the admin: locks, decides, records. Null: there is no such document. A refusal changes nothing, except that
 * a change of content that came to light is recorded: the sign-offs on the old content have fallen, whoever asks.
 */
export const act = (strapi: Strapi, key: ReviewKey, command: Command, caller: Caller): Promise<Outcome | null> =>
  inTransaction(strapi, async (trx) => {
    await lockDocument(strapi, trx, key.uid, key.documentId);
    const draft = await readDraft(strapi, key);
    if (!draft) return null;
    const outcome = await execute(strapi, trx, key, command, caller, draft);
    if (!outcome.decision.allowed) await execute(strapi, trx, key, { type: 'observe' }, caller, draft);
    return outcome;
  });

/** The draft of a document was written: in every locale under review, does it still say what was signed? */
export const observe = async (strapi: Strapi, trx: Trx, uid: string, documentId: string, caller: Caller): Promise<void> => {
  const states = await readStates(strapi, trx, uid, documentId);
  const watched = new Map(
    [...states]
      .map(([locale, { state }]) => [locale, state] as const)
      .filter(([, state]) => state.contentHash !== null || state.liveHash !== null)
  );
  if (watched.size === 0) return;
  const drafts = await readContent(strapi, { uid, documentId, live: false }, coveredType(strapi, uid).mapping.ignore);
  for (const draft of drafts) {
    const state = watched.get(draft.locale);
    if (!state) continue;
    const key = { uid, documentId, locale: draft.locale };
    const restored = await restoredTo(strapi, trx, key, state, draft);
    if (restored || stirs(state, draft.full)) await execute(strapi, trx, key, { type: 'observe', restored }, caller, draft);
  }
};
