import type { EpochDay } from '../kernel/dates';
import type { CaseKind, ColumnCategory } from '../regulation';
import type { Standing } from './standing';

/** When something was last updated, and since when it has been there to be updated. */
export interface Freshness {
  readonly lastDay: EpochDay | null;
  readonly since: EpochDay;
}

export interface SiteColumn extends Freshness {
  readonly id: string;
  readonly category: ColumnCategory;
  readonly standing: Standing;
}

export interface SiteFacts {
  readonly columns: readonly SiteColumn[];
  readonly homePage: Freshness;
  /** Confirmed by a person: what the audit finds by itself is a question, not a case. */
  readonly cases: Readonly<Record<CaseKind, number>>;
}

export const VETO_LEVELS = ['fine', 'watch', 'near', 'vetoed'] as const;
export type VetoLevel = (typeof VETO_LEVELS)[number];

/** How far the site is from one veto: `count` of `threshold`, `distance` more and it fails (0: it fails). */
export interface VetoStanding {
  readonly id: string;
  readonly count: number;
  readonly threshold: number;
  readonly unit: 'columns' | 'days' | 'cases';
  readonly level: VetoLevel;
  /** Ids of the columns that are counted. */
  readonly columns: readonly string[];
  readonly distance: number;
}
