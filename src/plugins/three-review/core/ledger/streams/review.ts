import type { Hash } from '../../kernel/ports';
import { EMPTY, heldPost, type Organisation } from '../../organisation';
import { wasAdopting, type Site } from '../../site';
import { POSTS, PROOFS, STAGES } from '../../regulation';
import { apply, entitlementBefore, INITIAL, validSignOffs, VERDICTS, type ReviewEvent, type ReviewState } from '../../review';
import { chainOf } from '../chain';
import { actor, eventOf, flag, list, maybe, nullOr, number, oneOf, readAs, shape, text, type EventShapes } from '../shapes';
import { follows } from '../follows';
import { streamOf, type Stream, type StreamCheck } from '../stream';

/** What an entry's body holds: whose document, and what happened to it. */
export interface LedgerBody {
  readonly uid: string;
  readonly documentId: string;
  readonly locale: string;
  readonly event: ReviewEvent;
}

export const signOff = shape({
  stage: oneOf(STAGES),
  proof: oneOf(PROOFS),
  signer: actor,
  post: oneOf(Object.keys(POSTS)),
  unitId: text,
  classification: maybe(nullOr(text)),
  contentHash: text,
  policy: text,
  criteria: list(shape({ id: text, verdict: oneOf(VERDICTS) })),
  checklist: list(text),
  note: text,
  at: number,
});

const entitlement = shape({ unitId: nullOr(text), classification: nullOr(text) });

const retelling = shape({ content: text, was: shape({}), gained: list(text) });

const shown = maybe(nullOr(shape({ publishedAt: nullOr(number), createdAt: nullOr(number), lost: list(text) })));

const EVENTS: EventShapes<ReviewEvent> = {
  submitted: { round: number, contentHash: text, note: text },
  signed: { round: number, signOff },
  returned: { round: number, to: oneOf(['draft', ...STAGES]), reason: text, voided: list(signOff) },
  withdrawn: { round: number, reason: text, voided: list(signOff) },
  content_changed: { round: number, from: text, to: text, changed: list(text), voided: list(signOff) },
  content_restored: { round: number, contentHash: text, lost: maybe(list(text)), retelling: maybe(nullOr(retelling)) },
  published: { round: number, contentHash: text, contentChanged: flag, shown },
  taken_down: { round: number, reason: text, contentHash: text },
  deleted: { round: number },
  adopted: { round: number, contentHash: text, modified: flag, shown, over: maybe(text) },
  gone: { round: number, contentHash: text },
  schema_changed: {
    round: number,
    added: list(text),
    removed: list(text),
    liveHash: nullOr(text),
    modified: flag,
    // Absent in entries of earlier versions: then nothing that is named anew rests on anything.
    differs: maybe(list(text)),
    retelling: maybe(nullOr(retelling)),
    voided: list(signOff),
  },
  entitlement_changed: { round: number, was: entitlement, now: entitlement, voided: list(signOff) },
};

const isBody = (value: unknown): value is LedgerBody => shape({ uid: text, documentId: text, locale: text, event: eventOf(EVENTS) })(value);

/** An entry's body as the reviews read it; null: it is none of theirs. */
export const readReview = readAs(isBody);

/** A document's chain leads to a state for each locale. */
export type DocumentStates = ReadonlyMap<string, ReviewState>;

/**
 * Does this event rest on what came before it? A publication does on the live content, again, or on three sign-offs; an adoption on
 * nothing being live that the ledger knows of; a change of fields gives the live content a new hash, it never makes content live.
 */
const rests = (state: ReviewState, event: ReviewEvent): boolean => {
  if (event.type === 'adopted') return state.liveHash === (event.over ?? null);
  if (event.type === 'gone') return state.liveHash === event.contentHash;
  if (event.type === 'schema_changed') return event.liveHash === null || state.liveHash !== null;
  return (
    event.type !== 'published' ||
    event.contentHash === state.liveHash ||
    (state.contentHash === event.contentHash && validSignOffs(state.signOffs, event.contentHash).length === STAGES.length)
  );
};

type ReviewCheck = StreamCheck<LedgerBody, DocumentStates>;

const stateIn = (states: DocumentStates, locale: string): ReviewState => states.get(locale) ?? INITIAL;

const signed: ReviewCheck = (states, body) => (rests(stateIn(states, body.locale), body.event) ? null : 'unsigned');

const followed =
  (hash: Hash): ReviewCheck =>
  (states, { locale, event }) =>
    follows(stateIn(states, locale), event, hash) ? null : 'unfollowed';

/** For good: whatever was done about it later, at that boot the live row was not what was signed. */
const unaltered: ReviewCheck = (_states, { event }) =>
  event.type === 'schema_changed' && (event.differs ?? []).length > 0 ? 'live_altered' : null;

/** Who signed held the post they signed in, for the unit they signed for, when they did (A5.1, A10.2). */
const inPost =
  (organisation: Organisation): ReviewCheck =>
  (_states, { event }) => {
    if (event.type !== 'signed') return null;
    const { signer, post, unitId, at } = event.signOff;
    return heldPost(organisation, { person: signer.id, post, unitId, at }) ? null : 'not_in_post';
  };

/** Three people sign by one entitlement (A5.1, A7.3); what was signed before that was kept says nothing of it. */
const alike: ReviewCheck = (states, { locale, event }) => {
  if (event.type !== 'signed' || event.signOff.classification === undefined) return null;
  const { unitId, classification } = event.signOff;
  const unit = { id: unitId, name: '' };
  const kept = stateIn(states, locale).signOffs.filter((signOff) => signOff.classification !== undefined);
  return entitlementBefore({ signOffs: kept }, { unit, classification }) === null ? null : 'unfounded';
};

/** What the ledger held live gives way to what is live only when the rule is enforced after a trial run. Null: nobody asks. */
const afterTrial =
  (site: Site | null): ReviewCheck =>
  (_states, { event }) => {
    const gives = event.type === 'gone' || (event.type === 'adopted' && event.over !== undefined);
    return site === null || !gives || wasAdopting(site, event.at) ? null : 'unsigned';
  };

/** The reviews: a chain for each document, named by a type (whose uid has a `::`) and the document. */
export const reviewStream = (hash: Hash, organisation: Organisation = EMPTY, site: Site | null = null): Stream<DocumentStates> =>
  streamOf<LedgerBody, DocumentStates>({
    name: 'review',
    owns: (chain) => chain.includes('::'),
    read: readReview,
    chainOf: (body) => chainOf(body.uid, body.documentId),
    initial: new Map(),
    apply: (states, { locale, event }) => new Map([...states, [locale, apply(stateIn(states, locale), event)]]),
    checks: [signed, followed(hash), unaltered, alike, inPost(organisation), afterTrial(site)],
  });
