import { STAGES, type StageId } from '../regulation';
import type { ReviewEvent } from './events';
import type { Actor, ReviewState } from './state';

/** Earlier contents of a document that what it says now can be compared with, in the order in which a signer asks for them (A10.2). */
export const BASES = ['last_sign_off', 'stage', 'published'] as const;
export type BasisId = (typeof BASES)[number];

/** One of them: the content of this hash, with the act that made it one. */
export interface Basis {
  readonly id: BasisId;
  readonly contentHash: string;
  /** ms since 1970; null: it is not on record when. */
  readonly at: number | null;
  readonly by: Actor | null;
  /** The stage that was signed; null: it was published. */
  readonly stage: StageId | null;
}

type Signed = Extract<ReviewEvent, { type: 'signed' }>;

const isSigned = (event: ReviewEvent): event is Signed => event.type === 'signed';

const ofSignOff = (id: BasisId, event: Signed | undefined): readonly Basis[] => {
  if (!event) return [];
  const { contentHash, at, signer, stage } = event.signOff;
  return [{ id, contentHash, at, by: signer, stage }];
};

/** The stage before the one that is awaited; null before the first and outside of a round: there the last signature of all counts. */
const former = (state: ReviewState): StageId | null => {
  if (state.stage === 'approved' || state.stage === 'published') return STAGES.at(-1) ?? null;
  return STAGES[STAGES.findIndex((stage) => stage === state.stage) - 1] ?? null;
};

const ofLive = (state: ReviewState, events: readonly ReviewEvent[]): readonly Basis[] => {
  const { liveHash } = state;
  if (liveHash === null) return [];
  const event = events.findLast((one) => (one.type === 'published' || one.type === 'adopted') && one.contentHash === liveHash);
  return [{ id: 'published', contentHash: liveHash, at: event?.at ?? null, by: event?.by ?? null, stage: null }];
};

/**
 * With what a document can be compared: what `person` signed last, what was signed at the former stage, what is live. One that does not exist
 * is missing. `events`: all that the ledger has of the document in this locale, in their order.
 */
export const basesOf = (state: ReviewState, events: readonly ReviewEvent[], person: string | null): readonly Basis[] => {
  const signed = events.filter(isSigned);
  const before = former(state);
  const mine = signed.findLast(({ signOff }) => signOff.signer.id === person);
  const theirs = signed.findLast(({ signOff }) => before === null || signOff.stage === before);
  return [...ofSignOff('last_sign_off', mine), ...ofSignOff('stage', theirs), ...ofLive(state, events)];
};

/** An edit on record after a moment: who made it, when, and in which fields. */
export interface Edit {
  readonly by: Actor | null;
  readonly at: number;
  readonly changed: readonly string[];
}

/** The edits on record since `at` (ms): those that ended a round. What was edited while nothing was signed nobody recorded. */
export const editsSince = (events: readonly ReviewEvent[], at: number): readonly Edit[] =>
  events.flatMap((event) =>
    event.type === 'content_changed' && event.at >= at ? [{ by: event.by, at: event.at, changed: event.changed }] : []
  );
