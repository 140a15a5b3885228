import { verifyWrite } from '../../../core/gate';
import { refusal, type Refusal } from '../../../core/kernel/result';
import { contentToPublish, orLostRace, transition, type Facts, type Holder, type ReviewState } from '../../../core/review';
import { keepMedia } from '../ledger/keptMedia';
import { NOTHING, readStates, writesIn, type Kept, type ReviewKey } from '../ledger/states';
import { postsOf } from '../organisation/posts';
import { currentCaller, withScope, type Caller } from '../platform/caller';
import { readContent, shownBy, type ContentRow } from '../content';
import { coveredType, localDay, policyNow } from '../platform/covered';
import { inTransaction } from '../platform/database';
import { refuse } from '../platform/errors';
import type { Strapi, Trx } from '../platform/strapi';
import { unconfirmed } from '../dossier/confirmation';
import { movedSince, openDossier, type Dossier, type Known } from '../dossier/dossier';
import { brokenLedger } from '../dossier/borneOut';
import { record, showStage } from '../dossier/record';
import { lockDrafts, standingOf, type DraftRow } from './documentRows';
import { localesOf, speaksOf } from './locales';
import { demandAdopted } from './adopting';
import { underPermit } from './triggers';

export interface Publication {
  readonly uid: string;
  readonly documentId: string;
  readonly locale: unknown;
}

interface Decided {
  readonly dossier: Dossier;
  readonly decision: ReturnType<typeof transition>;
}

/** What the core says to publishing each of these drafts now; `live`: the rows that show them, where Strapi has written. */
const decideOn = (dossiers: readonly Dossier[], live: readonly ContentRow[] = []): readonly Decided[] =>
  dossiers.map((dossier) => {
    const row = live.find(({ locale }) => locale === dossier.key.locale);
    return { dossier, decision: transition(dossier.state, { type: 'publish', shown: shownBy(row, dossier.draft) }, dossier.facts) };
  });

/** Every "no" among the decisions. */
const refusalsIn = (decided: readonly Decided[]): readonly Refusal[] =>
  decided.flatMap(({ dossier: { key, overtaken }, decision }) => {
    if (decision.allowed) return [];
    return orLostRace(decision.refusals, overtaken).map((no) => ({
      ...no,
      data: { ...no.data, documentId: key.documentId, locale: key.locale },
    }));
  });

/** Every "no", told with all that only whoever is refused needs to hear: `again` reads the dossiers with it. */
const whyNot = async (decided: readonly Decided[], again: () => Promise<readonly Dossier[]>): Promise<readonly Refusal[]> => {
  const refusals = refusalsIn(decided);
  if (refusals.length === 0) return [];
  const told = refusalsIn(decideOn(await again()));
  return told.length > 0 ? told : refusals;
};

/** What is recorded of a publication. Nothing is published without its record: a refusal that comes as far as this ends the action. */
const stepOf = (decision: Decided['decision']) => (decision.allowed ? decision.value : refuse(...decision.refusals));

/** What is known under the lock before anything is written. */
interface Ledger {
  readonly now: number;
  readonly states: ReadonlyMap<string, Kept>;
  /** The posts of who publishes. */
  readonly holders: readonly Holder[];
}

const open = async (
  strapi: Strapi,
  trx: Trx,
  { uid, documentId }: Publication,
  drafts: readonly ContentRow[],
  caller: Caller,
  ledger?: Ledger
): Promise<Dossier[]> => {
  const dossiers: Dossier[] = [];
  for (const draft of drafts) {
    const known: Known | undefined = ledger && { ...ledger, kept: ledger.states.get(draft.locale) ?? NOTHING };
    dossiers.push(await openDossier(strapi, trx, { uid, documentId, locale: draft.locale }, caller, draft, known));
  }
  return dossiers;
};

type Content = ReviewKey & { readonly contentHash: string };

const unitSigned = ({ signOffs }: ReviewState): Facts['unit'] => (signOffs[0] ? { id: signOffs[0].unitId, name: '' } : null);

/** The contents that the ledger lets this person publish in the place of these drafts; null: not all of them, as far as it tells. */
const letGo = (
  strapi: Strapi,
  { now, states, holders }: Ledger,
  { uid, documentId }: Publication,
  drafts: readonly DraftRow[],
  { actor, interactive }: Caller
): readonly Content[] | null => {
  const contents = drafts.flatMap(({ locale, classification }): Content[] => {
    const { state } = states.get(locale) ?? NOTHING;
    const contentHash = contentToPublish(state);
    if (contentHash === null) return [];
    const facts = {
      policy: policyNow(strapi, now),
      now,
      actor,
      interactive,
      // As it was signed: whether it still is, is asked of what Strapi has written.
      unit: unitSigned(state),
      holders,
      classification,
      contentHash,
      empty: [],
      hidden: [],
      changed: [],
    };
    return transition(state, { type: 'publish' }, facts).allowed ? [{ uid, documentId, locale, contentHash }] : [];
  });
  return contents.length === drafts.length ? contents : null;
};

/** Reads the drafts and refuses with all that stands against them; what they hold, where nothing does. */
const explain = async (
  strapi: Strapi,
  trx: Trx,
  publication: Publication,
  locales: readonly string[] | '*',
  caller: Caller
): Promise<readonly Content[]> => {
  const { uid, documentId } = publication;
  const contents = await readContent(strapi, { uid, documentId, live: false }, coveredType(strapi, uid).mapping.ignore);
  const drafts = contents.filter(({ locale }) => speaksOf(locales, locale));
  const dossiers = await open(strapi, trx, publication, drafts, caller);
  const refusals = refusalsIn(decideOn(dossiers));
  if (refusals.length > 0) refuse(...refusals);
  return dossiers.map(({ key, facts }) => ({ ...key, contentHash: facts.contentHash }));
};

/**
 * A10.2: lock, decide by the ledger, let Strapi write once, read what stands there then, once, and only keep what three people signed. All
 * that differs from it rolls the whole action back, other locales and the editor's unsaved words included. What a refusal tells is read
 * when there is one.
 */
export const publishThroughGate = <T>(strapi: Strapi, publication: Publication, next: () => Promise<T>): Promise<T> => {
  const caller = currentCaller(strapi);
  return inTransaction(strapi, async (trx) => {
    const { uid, documentId } = publication;
    await demandAdopted(strapi);
    const { ignore } = coveredType(strapi, uid).mapping;
    const locales = await localesOf(strapi, uid, publication.locale);

    const rows = await lockDrafts(strapi, trx, uid, documentId);
    const drafts = rows.filter(({ locale }) => speaksOf(locales, locale));
    const { states, live: liveBefore } = await standingOf(strapi, trx, uid, documentId);
    if (drafts.length === 0) {
      const no = refusal('document_id_required', 'A10.2', { documentId, why: 'no draft in this locale' });
      refuse(...orLostRace([no], movedSince(caller, states)));
    }
    const now = Date.now();
    const ledger: Ledger = { now, states, holders: await postsOf(strapi, trx, caller.actor, localDay(strapi, now)) };
    const seen = letGo(strapi, ledger, publication, drafts, caller) ?? (await explain(strapi, trx, publication, locales, caller));
    const broken = await brokenLedger(
      strapi,
      trx,
      { uid, documentId },
      new Map(drafts.map(({ locale }) => [locale, (states.get(locale) ?? NOTHING).state]))
    );
    if (broken.length > 0) refuse(...broken);
    const unsure = await unconfirmed(strapi, trx, caller, 'publish', seen);
    if (unsure.length > 0) refuse(...unsure);
    const except = drafts.map(({ locale }) => locale);
    const siblings = liveBefore.some(({ locale }) => !except.includes(locale));
    const beside = siblings ? await readContent(strapi, { uid, documentId, live: true, except }, ignore) : [];
    // Strapi is about to copy the drafts: with the stage that the live rows shall have.
    for (const { id, stage } of drafts) if (stage !== 'published') await showStage(strapi, trx, uid, id, 'published');

    return underPermit(strapi, trx, { uid, documentId }, async () => {
      const before = writesIn(trx);
      const own = { drafts: new Set(rows.map(({ id }) => id)), live: new Set(liveBefore.map(({ id }) => id)) };
      const result = await withScope({ action: true, live: { uid, documentId, own } }, next);

      const wanted = (row: { readonly live: boolean; readonly locale: string }): boolean => row.live || speaksOf(locales, row.locale);
      const written = await readContent(strapi, { uid, documentId, wanted }, ignore);
      const [live, copied] = [written.filter((row) => row.live), written.filter((row) => !row.live)];
      // The action itself may have moved a review on: then what was decided before it does not count.
      const held = writesIn(trx) === before ? ledger : { ...ledger, states: await readStates(strapi, trx, uid, documentId) };
      const decided = decideOn(await open(strapi, trx, publication, copied, caller, held), live);
      const late = [...(await whyNot(decided, () => open(strapi, trx, publication, copied, caller))), ...verifyWrite(beside, live, copied)];
      if (late.length > 0) refuse(...late);
      for (const { dossier, decision } of decided) {
        const { draft, key } = dossier;
        await record(strapi, trx, dossier, stepOf(decision), caller.kind);
        if (draft) await keepMedia(strapi, trx, key, draft.full, draft.files);
      }
      return result;
    });
  });
};
