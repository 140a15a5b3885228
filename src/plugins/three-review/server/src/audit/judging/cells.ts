import { formatDay } from '../../../../core/kernel/dates';
import { judge, periodsOwed, policyOf, policyRule, settlesOn, type Judgement, type Period, type Updates } from '../../../../core/audit';
import type { ArticleId, Frequency, Policy } from '../../../../core/regulation';
import { judgedTerms, type Column } from '../columns/store';
import type { Days } from '../facts/counted';
import type { History } from './history';

/** One column in one period, judged. */
export interface Cell {
  readonly columnId: string;
  readonly period: Period;
  readonly judgement: Judgement;
  readonly required: number | null;
  readonly policy: Policy;
  readonly article: ArticleId;
  readonly notes: readonly Note[];
  /** Nothing that may still happen changes it: it may be frozen. */
  readonly settled: boolean;
}

/** Why, as a code with its data: `screens` words them. */
export interface Note {
  readonly code: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The first place in ascending `days` that is not before `day`. */
const placeOf = (days: Days, day: number): number => {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? 0) < day) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The part of the days that a period is judged by, as `updatesIn` of the core has it, without walking all of them. */
const updatesOf = (days: Days, { from, to }: Period, listed: boolean): Updates => {
  const [first, end] = [placeOf(days, from), placeOf(days, to + 1)];
  const counted = end - first;
  const lastDay = counted > 0 ? (days[end - 1] ?? null) : null;
  return listed ? { counted, lastDay, days: [...days.subarray(Math.max(0, first - 1), end)] } : { counted, lastDay };
};

const requiredBy = (frequency: Frequency | null): number | null => (frequency?.kind === 'period' ? frequency.min : null);

/** Reasons without data are the same notes wherever they are said. */
const plainNotes = new Map<string, readonly Note[]>();
const plainNotesOf = (reasons: Judgement['reasons']): readonly Note[] => {
  const key = reasons.join(' ');
  const held = plainNotes.get(key) ?? reasons.map((code) => ({ code, data: {} }));
  plainNotes.set(key, held);
  return held;
};

/** Who excused it and why, beside each reason that speaks of an excuse. */
const notesOf = (history: History, { reasons, excuses }: Judgement): readonly Note[] => {
  if (excuses.inTime.length + excuses.late.length === 0) return plainNotesOf(reasons);
  return reasons.map((code) => {
    const ids = code === 'excuse_in_time' ? excuses.inTime : code === 'excuse_late' ? excuses.late : null;
    if (!ids) return { code, data: {} };
    const filed = history.excuses.filter(({ id }) => ids.includes(id));
    return { code, data: { excuses: filed.map(({ by, reason, filedOn }) => ({ by: by.name, reason, filedOn: formatDay(filedOn) })) } };
  });
};

/** Judges a column in a period as of `today` (A9.2), under the policy that was in force when the period began (A11). */
export const judgeCell = (history: History, period: Period, today: number): Cell => {
  const { column, policies, calendar, excuses } = history;
  const policy = policyOf(policies, period);
  const { audit } = policy;
  const updates = updatesOf(history.countedUnder(audit.switches), period, history.mayHaveGaps);
  const judgement = judge({
    columnName: column.name,
    terms: judgedTerms(column),
    policy: audit,
    period,
    today,
    updates,
    excuses,
    calendar,
  });
  return {
    columnId: column.id,
    period,
    judgement,
    required: requiredBy(judgement.frequency),
    policy,
    article: policyRule(audit, column.name).article,
    notes: notesOf(history, judgement),
    settled: settlesOn(period, audit.switches) <= today,
  };
};

/** The periods with a day in `from`…`to` that the column owes something in and that end on one of the days that `ends` lets pass. */
export const periodsFor = (
  column: Column,
  policies: readonly Policy[],
  { from, to }: { readonly from: number; readonly to: number },
  ends: (day: number) => boolean
): readonly Period[] =>
  periodsOwed({ columnName: column.name, terms: judgedTerms(column), policies }, from, to).filter((period) => ends(period.to));
