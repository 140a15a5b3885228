import type { RefusalCode } from '../kernel/result';
import type { Actor } from '../review';

/** By what a mode came about: a person's order, the host's configuration, or that an earlier version knew no other. */
export const SITE_BASES = ['person', 'configuration', 'earlier_version'] as const;
export type SiteBasis = (typeof SITE_BASES)[number];

/** What a trial run has put down from `from` (ms) on. One act counts once, under its first reason: `reasons` add up to `refused`. */
export interface Figures {
  readonly from: number | null;
  /** Acts that were judged, those that would have passed among them. */
  readonly publications: number;
  readonly refused: number;
  readonly notJudged: number;
  readonly reasons: readonly { readonly code: RefusalCode | (string & {}); readonly count: number }[];
}

/** What became live, changed or went while nothing guarded it, by documents: `uid/documentId/locale`; the first of each, and how many. */
export interface Meanwhile {
  readonly adopted: number;
  readonly gone: number;
  readonly documents: readonly string[];
}

/** A right that a role was given: of what (null: of nothing in particular), and for which fields. */
export interface GivenRight {
  readonly role: number;
  readonly action: string;
  readonly subject: string | null;
  readonly fields: readonly string[];
}

/** What the ledger remembers of the site itself: whether the rule is enforced and for which types, by whom, since when (ms since 1970, UTC), why. */
export type SiteEvent = { readonly at: number; readonly by: Actor | null; readonly basis: SiteBasis; readonly reason: string } & (
  | { readonly type: 'trial_begun' }
  /** From here on nothing goes live unsigned, and what is live is taken over as it stands; what the trial run had put down until then. */
  | { readonly type: 'enforcing'; readonly trial: Figures | null }
  /** All that was live has been taken over (`adopted`: so many documents by locale, where that was done now). */
  | { readonly type: 'enforced'; readonly trial: Figures | null; readonly adopted: number }
  /** Back to a trial run. */
  | { readonly type: 'relaxed' }
  /** A person says that what is configured is what was meant. `types`: the covered types with all that is mapped, as JSON. */
  | { readonly type: 'mapping_confirmed'; readonly types: string }
  /** A person gave roles what they lacked for the work. */
  | { readonly type: 'rights_granted'; readonly rights: readonly GivenRight[] }
  /** The configuration no longer names a type that was covered: from here on nothing of it is guarded. */
  | { readonly type: 'left_out'; readonly uid: string }
  /** It names the type again, and what is live of it was taken for what it is. */
  | { readonly type: 'taken_up'; readonly uid: string; readonly meanwhile: Meanwhile }
);
