import { formatDay, type EpochDay } from '../kernel/dates';
import { refusal, type Refusal } from '../kernel/result';
import type { ColumnTerm } from './frequency';

/** Frozen verdicts on periods of a column with a day in some span. */
export interface Judged {
  readonly frozen: number;
  /** The last day of the latest of those periods. */
  readonly frozenTo: EpochDay | null;
}

export const judgedData = ({ frozen, frozenTo }: Judged) => ({ frozen, frozenTo: frozenTo === null ? null : formatDay(frozenTo) });

type Days = Pick<ColumnTerm, 'from' | 'to'>;

/** The days on which something else may hold once `before` (null: a new term) has become one from `from` on; `to` null: without end. */
export const touchedDays = (terms: readonly Days[], before: Days | null, from: EpochDay): Days => {
  const next = terms.filter((term) => term !== before && term.from > from).map((term) => term.from - 1);
  const to = next.length === 0 ? null : Math.min(...next);
  if (!before) return { from, to };
  return { from: Math.min(before.from, from), to: before.to === null || to === null ? null : Math.max(before.to, to) };
};

/** A9.2: giving other terms to judged days is a correction. It needs a reason, and the reason stays on record. */
export const termChange = (judged: Judged, correction: string | null): readonly Refusal[] =>
  judged.frozen > 0 && correction === null ? [refusal('days_judged', 'A9.2', judgedData(judged))] : [];
