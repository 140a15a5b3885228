import type { EpochDay } from '../kernel/dates';
import { periodOf } from '../calendar/periods';
import type { Verdict } from './verdict';

export interface UnitTally {
  readonly unitId: string;
  readonly met: number;
  readonly missed: number;
  readonly excused: number;
  /** Duties that were judged `met` or `missed`. Excused duties, those that did not apply and running ones are not counted. */
  readonly total: number;
  /** Met of total, 0–1; null where nothing was judged. */
  readonly share: number | null;
}

/** Duties met per unit (A9.1, A9.2), lowest share first; of equal shares the unit that missed more, units without a judged duty last. */
export const tallyByUnit = (cells: Iterable<{ readonly unitId: string; readonly verdict: Verdict }>): readonly UnitTally[] => {
  const counts = new Map<string, { met: number; missed: number; excused: number }>();
  for (const { unitId, verdict } of cells) {
    const held = counts.get(unitId) ?? { met: 0, missed: 0, excused: 0 };
    if (verdict === 'met' || verdict === 'missed' || verdict === 'excused') held[verdict] += 1;
    counts.set(unitId, held);
  }
  return [...counts]
    .map(([unitId, { met, missed, excused }]): UnitTally => {
      const total = met + missed;
      return { unitId, met, missed, excused, total, share: total === 0 ? null : met / total };
    })
    .sort((a, b) => (a.share ?? 2) - (b.share ?? 2) || b.missed - a.missed || (a.unitId < b.unitId ? -1 : 1));
};

/** Updates a week over the last `weeks` natural weeks, the running one last. */
export const weekCells = (countedDays: Iterable<EpochDay>, today: EpochDay, weeks = 53) => {
  const { from: thisWeek } = periodOf('week', today);
  const from = thisWeek - (weeks - 1) * 7;
  const counts = Array.from({ length: weeks }, () => 0);
  for (const day of countedDays) {
    const week = Math.floor((day - from) / 7);
    if (day >= from && day <= today) counts[week] = (counts[week] ?? 0) + 1;
  }
  return { from, counts };
};

/** Updates a day over the same weeks, Monday to Sunday; null for the days still to come. */
export const dayCells = (countedDays: Iterable<EpochDay>, today: EpochDay, weeks = 53) => {
  const from = periodOf('week', today).from - (weeks - 1) * 7;
  const counts = Array.from({ length: weeks * 7 }, (_, i): number | null => (from + i <= today ? 0 : null));
  for (const day of countedDays) {
    const held = counts[day - from];
    if (held !== null && held !== undefined) counts[day - from] = held + 1;
  }
  return { from, counts };
};
