import { verifyWrite } from '../../../core/gate';
import { refusal, type Refusal } from '../../../core/kernel/result';
import { orLostRace, transition } from '../../../core/review';
import { keepMedia } from '../ledger/keptMedia';
import { readState, readStates } from '../ledger/states';
import { currentCaller, withScope, type Caller } from '../platform/caller';
import { readContent, REVIEW_STAGE, shownBy, type ContentRow } from '../content';
import { coveredType } from '../platform/covered';
import { inTransaction, lockDocument } from '../platform/database';
import { refuse } from '../platform/errors';
import { isLocalized, modelOf, type Strapi, type Trx } from '../platform/strapi';
import { unconfirmed } from '../dossier/confirmation';
import { movedSince, openDossier, type Dossier } from '../dossier/dossier';
import { brokenLedger } from '../dossier/borneOut';
import { record, showStage } from '../dossier/record';
import { localesOf, speaksOf } from './locales';
import { underPermit } from './triggers';

export interface Publication {
  readonly uid: string;
  readonly documentId: string;
  readonly locale: unknown;
  /** The action does not only copy the draft, it also writes it. */
  readonly writesDraft: boolean;
}

/** Every "no" to publishing these drafts now. */
const refusalsTo = (dossiers: readonly Dossier[]): readonly Refusal[] =>
  dossiers.flatMap((dossier) => {
    const decision = transition(dossier.state, { type: 'publish' }, dossier.facts);
    if (decision.allowed) return [];
    return orLostRace(decision.refusals, dossier.overtaken).map((no) => ({
      ...no,
      data: { ...no.data, documentId: dossier.key.documentId, locale: dossier.key.locale },
    }));
  });

const open = (
  strapi: Strapi,
  trx: Trx,
  uid: string,
  documentId: string,
  drafts: readonly ContentRow[],
  caller: Caller
): Promise<Dossier[]> =>
  drafts.reduce<Promise<Dossier[]>>(
    async (before, draft) => [...(await before), await openDossier(strapi, trx, { uid, documentId, locale: draft.locale }, caller, draft)],
    Promise.resolve([])
  );

const draftsOf = (dossiers: readonly Dossier[]): readonly ContentRow[] => dossiers.flatMap(({ draft }) => draft ?? []);

/** Strapi is about to copy the draft: with the stage that the live row shall have. */
const markPublished = async (strapi: Strapi, trx: Trx, dossier: Dossier): Promise<Dossier> => {
  const { draft, key } = dossier;
  if (!draft) return dossier;
  await showStage(strapi, trx, key.uid, draft.id, 'published');
  return { ...dossier, draft: { ...draft, row: { ...draft.row, [REVIEW_STAGE]: 'published' } } };
};

/** Has the action itself moved a review on, so that what was decided before it no longer counts? */
const hasMoved = async (strapi: Strapi, trx: Trx, dossiers: readonly Dossier[]): Promise<boolean> => {
  for (const { key, state } of dossiers) {
    const now = await readState(strapi, trx, key);
    if (JSON.stringify(now.state) !== JSON.stringify(state)) return true;
  }
  return false;
};

/**
 * A10.2: lock, decide, let Strapi write once, read back what it wrote, and only then keep it. Whatever differs from what three people
 * signed rolls the whole action back, other locales and the editor's unsaved words included.
 */
export const publishThroughGate = <T>(strapi: Strapi, publication: Publication, next: () => Promise<T>): Promise<T> => {
  const caller = currentCaller(strapi);
  return inTransaction(strapi, async (trx) => {
    const { uid, documentId, writesDraft } = publication;
    const { ignore } = coveredType(strapi, uid).mapping;
    const locales = await localesOf(strapi, uid, publication.locale);
    const readDrafts = async () =>
      (await readContent(strapi, { uid, documentId, live: false }, ignore)).filter((draft) => speaksOf(locales, draft.locale));

    await lockDocument(strapi, trx, uid, documentId);
    const drafts = await readDrafts();
    if (drafts.length === 0) {
      const no = refusal('document_id_required', 'A10.2', { documentId, why: 'no draft in this locale' });
      refuse(...orLostRace([no], movedSince(caller, await readStates(strapi, trx, uid, documentId))));
    }
    const dossiers = await open(strapi, trx, uid, documentId, drafts, caller);
    const refusals = refusalsTo(dossiers);
    if (refusals.length > 0) refuse(...refusals);
    const seen = dossiers.map(({ key, facts }) => ({ ...key, contentHash: facts.contentHash }));
    const broken = await brokenLedger(strapi, trx, { uid, documentId }, dossiers);
    if (broken.length > 0) refuse(...broken);
    const unsure = await unconfirmed(strapi, trx, caller, 'publish', seen);
    if (unsure.length > 0) refuse(...unsure);
    const except = drafts.map(({ locale }) => locale);
    const beside = isLocalized(modelOf(strapi, uid)) ? await readContent(strapi, { uid, documentId, live: true, except }, ignore) : [];
    const decided: Dossier[] = [];
    for (const dossier of dossiers) decided.push(await markPublished(strapi, trx, dossier));

    return underPermit(strapi, trx, { uid, documentId }, async () => {
      const result = await withScope({ action: true, live: { uid, documentId } }, next);

      // What is live now is held against the draft that was judged. Where that is not it, or the action has written on its way (an update
      // that publishes), the draft is read and judged again, as it stands now.
      const live = await readContent(strapi, { uid, documentId, live: true }, ignore);
      const again = writesDraft || verifyWrite(beside, live, drafts).length > 0 || (await hasMoved(strapi, trx, decided));
      const last = again ? await open(strapi, trx, uid, documentId, await readDrafts(), caller) : decided;
      const late = [...refusalsTo(last), ...verifyWrite(beside, live, draftsOf(last))];
      if (late.length > 0) refuse(...late);
      for (const dossier of last) {
        const row = live.find(({ locale }) => locale === dossier.key.locale);
        const decision = transition(dossier.state, { type: 'publish', shown: shownBy(row, dossier.draft) }, dossier.facts);
        if (!decision.allowed) continue;
        await record(strapi, trx, dossier, decision.value, caller.kind);
        if (dossier.draft) await keepMedia(strapi, trx, dossier.key, dossier.draft.full, dossier.draft.files);
      }
      return result;
    });
  });
};
