import type { Decision } from '../../../core/kernel/result';
import { isReworked, orLostRace, stirs, transition, type Command, type Step } from '../../../core/review';
import { readStates, type Kept, type ReviewKey } from '../ledger/states';
import type { Caller } from '../platform/caller';
import { readContent, readPlain, type ContentRow } from '../content';
import { coveredType } from '../platform/covered';
import { inTransaction, lockDocument } from '../platform/database';
import type { Strapi, Trx } from '../platform/strapi';
import { openDossier, readDraft, type Dossier, type Known } from './dossier';
import { refreshInbox } from './inbox';
import { record } from './record';
import { restoredTo, saysOtherwise } from './restored';

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
  draft?: ContentRow | null,
  known?: Known
): Promise<Outcome> => {
  const dossier = await openDossier(strapi, trx, key, caller, draft, known);
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
  const reworked = [...states].flatMap(([locale, { state }]) => (state.liveHash === null && isReworked(state) ? [locale] : []));
  if (reworked.length > 0) await refreshInbox(strapi, trx, { uid, documentId }, reworked);
  const watched = await stillWatched(strapi, trx, uid, documentId, states);
  if (watched.size === 0) return;
  const drafts = await readContent(strapi, { uid, documentId, live: false }, coveredType(strapi, uid).mapping.ignore);
  for (const draft of drafts) {
    const kept = watched.get(draft.locale);
    if (!kept) continue;
    const key = { uid, documentId, locale: draft.locale };
    const restored = await restoredTo(strapi, trx, key, kept.state, draft);
    // Nobody's post bears on what a save means.
    const known = { now: Date.now(), kept, holders: [] };
    if (restored || stirs(kept.state, draft.full)) await execute(strapi, trx, key, { type: 'observe', restored }, caller, draft, known);
  }
};

/** Of these states, those that a save of the draft may move, as far as the plain fields of the drafts tell. */
const stillWatched = async (
  strapi: Strapi,
  trx: Trx,
  uid: string,
  documentId: string,
  states: ReadonlyMap<string, Kept>
): Promise<ReadonlyMap<string, Kept>> => {
  const watched = new Map([...states].filter(([, { state }]) => state.contentHash !== null || state.liveHash !== null));
  // Without a round only one thing can happen: that the draft says again what is live.
  if (watched.size === 0 || [...watched.values()].some(({ state }) => state.contentHash !== null)) return watched;
  const drafts = await readPlain(strapi, uid, documentId, coveredType(strapi, uid).mapping.ignore);
  for (const [locale, { state }] of [...watched]) {
    const own = drafts.filter((draft) => draft.locale === locale);
    if (state.liveHash !== null && (await saysOtherwise(strapi, trx, state.liveHash, own))) watched.delete(locale);
  }
  return watched;
};
