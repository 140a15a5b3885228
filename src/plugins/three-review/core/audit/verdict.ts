import type { EpochDay } from '../kernel/dates';
import type { AuditPolicy, Frequency } from '../regulation';
import { workdaysIn, type Calendar } from '../calendar/workdays';
import { dutyIn, type Duty } from './duty';
import { covers, excusesFor, type Excuse } from './excuse';
import { frequencyOf, type ColumnTerm } from './frequency';
import { gapOf } from './gap';
import type { Period } from '../calendar/periods';

export const VERDICTS = ['met', 'pending', 'due_soon', 'missed', 'excused', 'exempt', 'not_applicable', 'calendar_unknown'] as const;
export type Verdict = (typeof VERDICTS)[number];

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
  /** Ids of the excuses that have a day in the period: filed in time, and filed too late. */
  readonly excuses: { readonly inTime: readonly string[]; readonly late: readonly string[] };
  /** The unit that answers for the period; null where none does. */
  readonly unitId: string | null;
  /** How often it was to be updated, or would have been were it owed; null where no term held. */
  readonly frequency: Frequency | null;
}

type Owed = Extract<Duty, { kind: 'owed' }>;
type Outcome = Pick<Judgement, 'verdict' | 'missing' | 'daysLeft'> & { readonly reason: readonly Reason[] };

/** Why a duty that is not met is excused. */
const excusedBy = ({ period, calendar, policy }: CellFacts, { activeShare }: Owed, inTime: readonly Excuse[]): readonly Reason[] => [
  ...(activeShare < policy.switches.activeShare ? (['active_too_short'] as const) : []),
  ...(inTime.length > 0 && covers(inTime, period, policy.switches.activeShare) ? (['excuse_in_time'] as const) : []),
  ...(policy.switches.excuseZeroWorkday && workdaysIn(period, calendar) === 0 ? (['no_workday'] as const) : []),
];

/** Whether what is owed is done, and if not, how long there is. `settled`: nothing that may still come changes it. */
const account = (facts: CellFacts, { frequency, from }: Owed) => {
  const { period, today, policy, updates } = facts;
  const closed = today > period.to;
  if (frequency.kind === 'period') {
    const missing = Math.max(0, frequency.min - updates.counted);
    const daysLeft = closed ? null : period.to - today;
    return { met: missing === 0, missing, daysLeft, settled: closed, dueSoon: policy.switches.dueSoonDays[period.unit] };
  }
  const { exceeded, daysLeft, updated } = gapOf({ ...facts, days: frequency.days, from });
  const dueSoon = policy.switches.dueSoonDays.gap;
  const safe = closed || (updated && daysLeft !== null && daysLeft > dueSoon);
  return {
    met: !exceeded && safe,
    missing: (closed ? exceeded : !updated || (daysLeft ?? 0) < 0) ? 1 : 0,
    daysLeft,
    settled: closed || exceeded,
    dueSoon,
  };
};

/** The decision table (A9.2), row by row. A duty that is done is `met`, even where an excuse would have covered it. */
const decideOwed = (facts: CellFacts, duty: Owed, inTime: readonly Excuse[]): Outcome => {
  const { met, missing, daysLeft, settled, dueSoon } = account(facts, duty);
  if (met) return { verdict: 'met', missing, daysLeft, reason: ['enough'] };
  const excused = excusedBy(facts, duty, inTime);
  if (excused.length > 0) return { verdict: 'excused', missing: 0, daysLeft, reason: excused };
  const unknown = facts.policy.switches.requireCalendar && workdaysIn(facts.period, facts.calendar) === 'unknown';
  if (unknown) return { verdict: 'calendar_unknown', missing, daysLeft, reason: ['no_calendar'] };
  if (settled) return { verdict: 'missed', missing, daysLeft, reason: [duty.frequency.kind === 'gap' ? 'gap_exceeded' : 'short'] };
  return { verdict: daysLeft !== null && daysLeft <= dueSoon ? 'due_soon' : 'pending', missing, daysLeft, reason: ['running'] };
};

const decideNone = ({ reason }: Extract<Duty, { kind: 'none' }>): Outcome => ({
  verdict: reason === 'exempt' ? 'exempt' : 'not_applicable',
  missing: 0,
  daysLeft: null,
  reason: [reason],
});

/** Judges one column in one period that has begun (A9.2). A later verdict on a closed period differs only where the facts do, so a caller may freeze it. */
export const judge = (facts: CellFacts): Judgement => {
  const duty = dutyIn(facts, facts.period);
  const { inTime, late } = excusesFor(facts.period, facts.excuses);
  const { verdict, missing, daysLeft, reason } = duty.kind === 'none' ? decideNone(duty) : decideOwed(facts, duty, inTime);
  return {
    verdict,
    counted: facts.updates.counted,
    lastDay: facts.updates.lastDay,
    missing,
    daysLeft,
    reasons: [
      ...reason,
      ...(duty.kind === 'owed' && duty.exemptionLate ? (['exemption_late'] as const) : []),
      ...(late.length > 0 ? (['excuse_late'] as const) : []),
    ],
    excuses: { inTime: inTime.map(({ id }) => id), late: late.map(({ id }) => id) },
    unitId: duty.term?.unitId ?? null,
    frequency: duty.kind === 'owed' ? duty.frequency : duty.term ? frequencyOf(facts.policy, facts.columnName, duty.term) : null,
  };
};
