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

/** What the ledger remembers of the site itself: whether the rule is enforced, by whom, since when (ms since 1970, UTC), why. */
export type SiteEvent = { readonly at: number; readonly by: Actor | null; readonly basis: SiteBasis; readonly reason: string } & (
  | { readonly type: 'trial_begun' }
  /** From here on nothing goes live unsigned, and what is live is taken over as it stands; what the trial run had put down until then. */
  | { readonly type: 'enforcing'; readonly trial: Figures | null }
  /** All that was live has been taken over (`adopted`: so many documents by locale, where that was done now). */
  | { readonly type: 'enforced'; readonly trial: Figures | null; readonly adopted: number }
  /** Back to a trial run. */
  | { readonly type: 'relaxed' }
);
