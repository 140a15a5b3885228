import type { EpochDay } from '../kernel/dates';
import type { Period } from '../calendar/periods';
import type { Judgement, Verdict } from './verdict';

/** How a column stands today, most urgent first. */
export const STANDINGS = ['overdue', 'empty', 'due_soon', 'pending', 'calendar_unknown', 'met', 'excused', 'exempt', 'suspended'] as const;

/** `days` are days overdue, `daysLeft` days until the running period (or the gap) ends, 0 on its last day. */
export type Standing =
  | { readonly state: 'overdue'; readonly days: number; readonly period: Period }
  | { readonly state: 'empty'; readonly days: number | null; readonly daysLeft: number | null }
  | { readonly state: 'due_soon' | 'pending'; readonly daysLeft: number }
  | { readonly state: 'calendar_unknown' | 'met' | 'excused' | 'exempt' | 'suspended' };

export interface StandingFacts {
  readonly today: EpochDay;
  /** The running period of the duty that holds today and its judgement; null where no term holds today, or it is suspended. */
  readonly running: { readonly period: Period; readonly judgement: Judgement } | null;
  /** The last closed periods of the column and what they came to, in any order; the latest that was judged decides. */
  readonly closed: readonly { readonly period: Period; readonly verdict: Verdict }[];
  /** Whether anything that counts was ever published in the column. */
  readonly everPublished: boolean;
}

/** Closed periods that were judged `met` or `missed`: an excused one neither makes a column overdue nor ends that. */
const lastJudged = (closed: StandingFacts['closed']) =>
  closed
    .filter(({ verdict }) => verdict === 'met' || verdict === 'missed')
    .reduce<StandingFacts['closed'][number] | null>((last, one) => (last && last.period.to >= one.period.to ? last : one), null);

/** Days overdue: since the end of the last judged period, if it was missed, or since the day on which a gap became too long. */
const overdue = ({ today, closed }: StandingFacts, running: { period: Period; judgement: Judgement }) => {
  const { daysLeft, missing } = running.judgement;
  if (daysLeft !== null && daysLeft < 0) return { days: -daysLeft, period: running.period };
  const last = missing > 0 ? lastJudged(closed) : null;
  return last?.verdict === 'missed' ? { days: today - last.period.to, period: last.period } : null;
};

/**
 * How a column stands today (A9.2). Overdue: the last judged period was missed and the running one is not met, or the gap is too long.
 * Empty: nothing was ever published. A period that was excused in time is passed over.
 */
export const standing = (facts: StandingFacts): Standing => {
  if (!facts.running) return { state: 'suspended' };
  const { verdict, daysLeft } = facts.running.judgement;
  if (verdict === 'exempt') return { state: 'exempt' };
  if (verdict === 'not_applicable') return { state: 'suspended' };
  const debt = overdue(facts, facts.running);
  if (!facts.everPublished) return { state: 'empty', days: debt?.days ?? null, daysLeft };
  if (verdict === 'met' || verdict === 'excused') return { state: verdict };
  if (debt) return { state: 'overdue', ...debt };
  if (verdict === 'calendar_unknown' || daysLeft === null) return { state: 'calendar_unknown' };
  // `missed` and not overdue: the gap was too long within this month, and is closed again.
  return { state: verdict === 'due_soon' ? 'due_soon' : 'pending', daysLeft };
};

/** A number for sorting: the longer overdue, or the less time left, the smaller. */
const urgency = (one: Standing): number => {
  if ('days' in one) return -(one.days ?? 0);
  return 'daysLeft' in one ? one.daysLeft : 0;
};

/** For sorting: the most urgent first; longest overdue, then least time left. */
export const byUrgency = (a: Standing, b: Standing): number =>
  STANDINGS.indexOf(a.state) - STANDINGS.indexOf(b.state) || urgency(a) - urgency(b);
