import type { Wording } from './policy';

/** What a column is for the inspection (类别). */
export const COLUMN_CATEGORIES = ['news', 'notices', 'policies', 'new_media', 'other'] as const;
export type ColumnCategory = (typeof COLUMN_CATEGORIES)[number];

/** Without an update on as many days up to today, or since the same day so many calendar months ago. */
export type Span = { readonly days: number } | { readonly months: number };

/** What a veto counts. */
export type VetoMeasure =
  /** Days since the home page was last updated. */
  | { readonly kind: 'home_page' }
  /** Columns of a category without update within its span. */
  | {
      readonly kind: 'stale_columns';
      readonly spans: readonly { readonly categories: readonly ColumnCategory[]; readonly within: Span }[];
    }
  /** Columns overdue by more than so many days. */
  | { readonly kind: 'overdue_columns'; readonly days: number }
  | { readonly kind: 'empty_columns' }
  /** Days since the longest silent of the new media was updated. */
  | { readonly kind: 'new_media' }
  /** Cases of these kinds, each from the day on which it was confirmed until the span is full. */
  | { readonly kind: 'cases'; readonly of: readonly CaseKind[]; readonly within: Span };

export const CASE_KINDS = ['grave_error', 'leak', 'forged_date'] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

export interface Veto {
  readonly id: string;
  readonly unit: 'columns' | 'days' | 'cases';
  readonly measure: VetoMeasure;
  /** From this count on the site fails. */
  readonly threshold: number;
  /** From these counts on the site is told to watch, and that it is near. */
  readonly watchFrom: number;
  readonly nearFrom: number;
  readonly name: Wording;
  /** Where the figure comes from, word for word. */
  readonly source: string;
}

/** The vetoes (单项否决) of an inspection of the whole site: any one of them and the site fails. */
export interface SiteProfile {
  readonly id: string;
  readonly name: Wording;
  readonly document: string;
  readonly vetoes: readonly Veto[];
}

/** What makes a profile unusable, as sentences; empty when it can judge. */
export const profileFaults = (profile: SiteProfile): readonly string[] => {
  const ids = profile.vetoes.map((veto) => veto.id);
  return [
    ...(ids.length > 0 ? [] : ['a profile needs at least one veto']),
    ...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `the veto ${id} stands twice`),
    ...profile.vetoes
      .filter((veto) => !(veto.watchFrom >= 1 && veto.watchFrom <= veto.nearFrom && veto.nearFrom <= veto.threshold))
      .map((veto) => `the veto ${veto.id} needs 1 ≤ watchFrom ≤ nearFrom ≤ threshold`),
  ];
};
