import type { EpochDay } from '../kernel/dates';
import type { AuditPolicy } from '../regulation';
import type { Calendar } from './calendar';
import type { ColumnTerm } from './frequency';
import type { Period } from './periods';

export const VERDICTS = ['met', 'pending', 'due_soon', 'missed', 'excused', 'exempt', 'not_applicable', 'calendar_unknown'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** 报备: that a column will not be updated on these days, and the day it was filed. */
export interface Excuse {
  readonly id: string;
  readonly from: EpochDay;
  readonly to: EpochDay;
  readonly filedOn: EpochDay;
}

/** The updates of the period that count. */
export interface Updates {
  readonly counted: number;
  readonly lastDay: EpochDay | null;
  /** Days that count, ascending, beginning with the last one before the period. Only a gap rule reads them, and cannot do without. */
  readonly days?: readonly EpochDay[];
}

export interface CellFacts {
  readonly period: Period;
  readonly today: EpochDay;
  /** The version in force on the period's first day (A11). */
  readonly policy: AuditPolicy;
  readonly columnName: string;
  readonly terms: readonly ColumnTerm[];
  readonly updates: Updates;
  readonly excuses: readonly Excuse[];
  readonly calendar: Calendar;
}

export const REASONS = [
  'enough', // the minimum is reached
  'short', // closed below the minimum
  'running', // not closed yet
  'gap_exceeded', // a gap rule: too long without update
  'no_term', // the column did not exist
  'suspended', // suspended on every day of the period
  'other_frequency', // another period judges the column
  'exempt', // exempt since the first day or before
  'exemption_late', // a remark: exempted within the period, which does not help
  'active_too_short', // active for less than `activeShare` of the period
  'excuse_in_time', // filed by the period's last day
  'excuse_late', // a remark: filed after the period, which does not help
  'no_workday', // excused: not one workday
  'no_calendar', // days that no calendar covers
] as const;
export type Reason = (typeof REASONS)[number];

export interface Judgement {
  readonly verdict: Verdict;
  readonly counted: number;
  readonly lastDay: EpochDay | null;
  /** Updates still owed; 0 where nothing is. */
  readonly missing: number;
  /** Days until the period (or the gap) ends, 0 on its last day; null once it is closed or where nothing is owed in time. */
  readonly daysLeft: number | null;
  /** The first decides the verdict, the others are remarks. */
  readonly reasons: readonly Reason[];
  /** Ids of the excuses that cover the period: filed in time, and filed too late. */
  readonly excuses: { readonly inTime: readonly string[]; readonly late: readonly string[] };
  /** The unit that answers for the period; null where none does. */
  readonly unitId: string | null;
}
