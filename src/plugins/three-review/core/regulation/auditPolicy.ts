import type { ArticleId } from './articles';

/** The calendar periods that a column is judged by (A9.2), from the shortest to the longest. */
export const PERIOD_UNITS = ['week', 'month', 'quarter', 'half_year', 'year'] as const;
export type PeriodUnit = (typeof PERIOD_UNITS)[number];

/** How often a column is to be updated (更新频次). `gap`: never more than `days` natural days between two updates. */
export type Frequency =
  | { readonly kind: 'period'; readonly unit: PeriodUnit; readonly min: number }
  | { readonly kind: 'gap'; readonly days: number }
  | { readonly kind: 'exempt' };

/** A frequency for the columns of these names, with the clause it comes from. */
export interface FrequencyRule {
  readonly columns: readonly string[];
  readonly article: ArticleId;
  readonly frequency: Frequency;
}

/** Every case that the regulation leaves open, decided by the policy. */
export interface AuditSwitches {
  /** A publication anew with changed content counts. One without change never does. */
  readonly countUpdates: boolean;
  /** What was published before the product came counts on its original day. */
  readonly countImported: boolean;
  /** What is taken down this soon after its publication (ms, inclusive) does not count. */
  readonly takenDownWithinMs: number;
  /** Share of a period (0–1) that a column must be active to be judged by it. */
  readonly activeShare: number;
  /** A period without a single workday is excused. */
  readonly excuseZeroWorkday: boolean;
  /** A period with days that no calendar covers is `calendar_unknown` unless met; off: it is judged all the same. */
  readonly requireCalendar: boolean;
  /** `publishWithinDays` are workdays; off: natural days. */
  readonly workingDays: boolean;
  /** A displayed date may lie so many days beside the publication without being questioned. */
  readonly dateSlackDays: number;
  /** From so many days before the end on, an unmet period is due soon. */
  readonly dueSoonDays: Readonly<Record<PeriodUnit | 'gap', number>>;
}

/** How columns are audited (A9.2). */
export interface AuditPolicy {
  readonly frequencies: readonly FrequencyRule[];
  /** For every column that no rule names. */
  readonly otherwise: Omit<FrequencyRule, 'columns'>;
  /** Days from the event to its publication; one more is late. */
  readonly publishWithinDays: number;
  readonly switches: AuditSwitches;
}
