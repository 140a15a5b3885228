import type { EpochDay } from '../kernel/dates';
import type { AuditPolicy } from '../regulation';
import { frequencyOf, termOn, type ColumnTerm } from './frequency';
import type { Period } from '../calendar/periods';

interface GapFacts {
  readonly period: Period;
  readonly today: EpochDay;
  readonly policy: AuditPolicy;
  readonly columnName: string;
  readonly terms: readonly ColumnTerm[];
  readonly updates: { readonly days?: readonly EpochDay[] };
  /** The longest gap allowed. */
  readonly days: number;
  /** The first day of the period on which it was owed. */
  readonly from: EpochDay;
}

export interface GapStanding {
  /** True when on some day of the period, up to today, the last update was more than `days` days ago. */
  readonly exceeded: boolean;
  /** Until the gap open today is too long; null once the period is closed, or where the rule does not hold today. */
  readonly daysLeft: number | null;
  /** True when today's open gap began with an update, and not with the day on which the rule began. */
  readonly updated: boolean;
}

/** The day on which the gap rule that holds on `day` began to: a change of officers does not interrupt it, a suspension does. */
const begunOn = (facts: GapFacts, day: EpochDay): EpochDay | null => {
  const term = termOn(facts.terms, day);
  if (!term || term.suspended || frequencyOf(facts.policy, facts.columnName, term).kind !== 'gap') return null;
  return begunOn(facts, term.from - 1) ?? term.from;
};

/** How a gap rule stands in a period: days without update are counted from the last one, or from the day the rule began. */
export const gapOf = (facts: GapFacts): GapStanding => {
  const { period, today, days, from } = facts;
  const updates = facts.updates.days;
  if (!updates) throw new RangeError('a gap rule is judged by the days of the updates');
  const openOn = (day: EpochDay) => {
    const begun = begunOn(facts, day);
    if (begun === null) return null;
    const last = updates.reduce<EpochDay | null>((held, update) => (update <= day && update >= begun ? update : held), null);
    return { since: last ?? begun, updated: last !== null };
  };
  let exceeded = false;
  for (let day = from; day <= Math.min(period.to, today); day += 1) {
    const open = openOn(day);
    if (open && day - open.since > days) exceeded = true;
  }
  const open = today <= period.to ? openOn(today) : null;
  return { exceeded, daysLeft: open ? open.since + days - today : null, updated: open?.updated ?? false };
};
