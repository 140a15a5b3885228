import { verifyWrite } from '../../../core/gate';
import { refusal, type Refusal } from '../../../core/kernel/result';
import { transition } from '../../../core/workflow';
import { currentCaller, withScope, type Caller } from '../platform/caller';
import { readContent, type ContentRow } from '../platform/content';
import { coveredType } from '../platform/covered';
import { inTransaction, lockDocument } from '../platform/database';
import { refuse } from '../platform/errors';
import type { Strapi, Trx } from '../platform/strapi';
import { openDossier, type Dossier } from '../review/dossier';
import { record, showStage } from '../review/record';
import { localesOf, speaksOf } from './locales';
import { underPermit } from './triggers';

export interface Publication {
  readonly uid: string;
  readonly documentId: string;
  readonly locale: unknown;
}

/** Every "no" to publishing these drafts now. */
const refusalsTo = (dossiers: readonly Dossier[]): readonly Refusal[] =>
  dossiers.flatMap((dossier) => {
    const decision = transition(dossier.state, { type: 'publish' }, dossier.facts);
    if (decision.allowed) return [];
    return decision.refusals.map((no) => ({ ...no, data: { ...no.data, documentId: dossier.key.documentId, locale: dossier.key.locale } }));
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

/**
 * A10.2: lock, decide, let Strapi write once, read back what it wrote, and only then keep it. Whatever differs from what three people
 * signed rolls the whole action back, other locales and the editor's unsaved words included.
 */
export const publishThroughGate = <T>(strapi: Strapi, publication: Publication, next: () => Promise<T>): Promise<T> =>
  inTransaction(strapi, async (trx) => {
    const { uid, documentId } = publication;
    const caller = currentCaller(strapi);
    const { ignore } = coveredType(strapi, uid).mapping;
    const read = (live: boolean) => readContent(strapi, { uid, documentId, live }, ignore);
    const locales = await localesOf(strapi, uid, publication.locale);
    const asked = async () => (await read(false)).filter((draft) => speaksOf(locales, draft.locale));

    await lockDocument(strapi, trx, uid, documentId);
    const before = await asked();
    if (before.length === 0) refuse(refusal('document_id_required', 'A10.2', { documentId, why: 'no draft in this locale' }));
    const refusals = refusalsTo(await open(strapi, trx, uid, documentId, before, caller));
    if (refusals.length > 0) refuse(...refusals);
    const liveBefore = await read(true);
    for (const draft of before) await showStage(strapi, trx, uid, draft.id, 'published');

    return underPermit(strapi, trx, { uid, documentId }, async () => {
      const result = await withScope({ action: true, live: { uid, documentId } }, next);

      // The action may have written the draft on its way (an update that publishes): judged again, as it stands now.
      const after = await asked();
      const dossiers = await open(strapi, trx, uid, documentId, after, caller);
      const late = [...refusalsTo(dossiers), ...verifyWrite(liveBefore, await read(true), after)];
      if (late.length > 0) refuse(...late);
      for (const dossier of dossiers) {
        const decision = transition(dossier.state, { type: 'publish' }, dossier.facts);
        if (decision.allowed) await record(strapi, trx, dossier, decision.value, caller.kind);
      }
      return result;
    });
  });
