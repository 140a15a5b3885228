import type { PostKind, ProofId, StageId } from '../regulation';

/** `reviewStage` of a document: the stage that is awaited; `published` = the live row equals the approved content. */
export const REVIEW_STAGES = ['draft', 'first_review', 'second_review', 'final_sign_off', 'approved', 'published'] as const;
export type ReviewStage = (typeof REVIEW_STAGES)[number];

/** Who acts: an admin user by id, with the name as it was when the act was recorded. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  /** What the account is signed in with: two people may have one name. Missing in what was recorded before it was kept. */
  readonly account?: string;
}

export const VERDICTS = ['pass', 'not_applicable', 'fail'] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface CriterionAnswer {
  readonly id: string;
  readonly verdict: Verdict;
  readonly reason?: string;
}

/** The recorded act of one reviewer on exactly one content (A10.2). */
export interface SignOff {
  readonly stage: StageId;
  readonly proof: ProofId;
  readonly signer: Actor;
  readonly post: PostKind;
  readonly unitId: string;
  /** Who may know the document (A7.3), as it was understood then. Missing in what was recorded before it was kept. */
  readonly classification?: string | null;
  readonly contentHash: string;
  /** `id@version` of the policy that judged it (A11). */
  readonly policy: string;
  readonly criteria: readonly CriterionAnswer[];
  readonly checklist: readonly string[];
  readonly note: string;
  readonly at: number;
}

/** What ends a round without publication. */
export const END_REASONS = [
  'content_changed',
  'returned',
  'withdrawn',
  'taken_down',
  'schema_changed',
  'links_lost',
  'entitlement_changed',
] as const;
export type EndReason = (typeof END_REASONS)[number];

/** Why the last round ended without publication. A screen can then say whose signatures no longer apply, and why. */
export interface EndedRound {
  readonly reason: EndReason;
  readonly by: Actor | null;
  readonly at: number;
  readonly note: string;
  /** Fields that differ from the signed content (`content_changed`), that came and went (`schema_changed`), that lost a link (`links_lost`), or `unit`, `classification` (`entitlement_changed`). */
  readonly changed: readonly string[];
  readonly voided: readonly SignOff[];
}

/** Where one document stands in one locale. Derived: the fold of its ledger events. */
export interface ReviewState {
  readonly stage: ReviewStage;
  /** 0 before the first submission. */
  readonly round: number;
  /** The content under review, approved or published; null in draft. */
  readonly contentHash: string | null;
  readonly signOffs: readonly SignOff[];
  /** The content of the live row; null while nothing is live. */
  readonly liveHash: string | null;
  readonly ended: EndedRound | null;
}

export const INITIAL: ReviewState = { stage: 'draft', round: 0, contentHash: null, signOffs: [], liveHash: null, ended: null };
