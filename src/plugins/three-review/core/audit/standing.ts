import type { Period } from './periods';

/** How a column stands today, most urgent first. */
export const STANDINGS = ['overdue', 'empty', 'due_soon', 'pending', 'calendar_unknown', 'met', 'excused', 'exempt', 'suspended'] as const;

/** `days` are days overdue, `daysLeft` days until the running period ends, 0 on its last day. */
export type Standing =
  | { readonly state: 'overdue'; readonly days: number; readonly period: Period | null }
  | { readonly state: 'empty'; readonly days: number | null; readonly daysLeft: number | null }
  | { readonly state: 'due_soon' | 'pending'; readonly daysLeft: number }
  | { readonly state: 'calendar_unknown' | 'met' | 'excused' | 'exempt' | 'suspended' };
