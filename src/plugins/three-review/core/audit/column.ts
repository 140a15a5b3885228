import type { EpochDay } from '../kernel/dates';
import type { Policy } from '../regulation';
import type { Calendar } from '../calendar/workdays';
import { policyOf } from './duty';
import { countedDays, countedEvents, type AuditEvent } from './events';
import type { Excuse } from './excuse';
import type { ColumnTerm } from './frequency';
import type { Period } from '../calendar/periods';
import { judge, type Judgement, type Updates } from './verdict';

/** All facts by which a column is judged. `policies`: the versions of the policy (A11). */
export interface ColumnHistory {
  readonly columnName: string;
  readonly terms: readonly ColumnTerm[];
  readonly events: readonly AuditEvent[];
  readonly excuses: readonly Excuse[];
  readonly policies: readonly Policy[];
  readonly calendar: Calendar;
}

/** The part of `days` (ascending) that a period is judged by. */
export const updatesIn = (days: readonly EpochDay[], { from, to }: Period): Updates => {
  const within = days.filter((day) => from <= day && day <= to);
  const before = days.filter((day) => day < from).slice(-1);
  return { counted: within.length, lastDay: within.at(-1) ?? null, days: [...before, ...within] };
};

/** Judges a column in a period from its events. A shell that counts in SQL must come to the same result. */
export const judgeColumn = (column: ColumnHistory, period: Period, today: EpochDay): Judgement => {
  const { audit: policy } = policyOf(column.policies, period);
  const days = countedDays(countedEvents(column.events, policy.switches));
  return judge({ ...column, period, today, policy, updates: updatesIn(days, period) });
};
