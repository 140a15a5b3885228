import type { EpochDay } from '../kernel/dates';
import { daysIn, type Period } from '../calendar/periods';

/** 报备: that a column will not be updated on these days, and the day it was filed (A9.2). */
export interface Excuse {
  readonly id: string;
  readonly from: EpochDay;
  readonly to: EpochDay;
  readonly filedOn: EpochDay;
}

/** The excuses that have a day in the period: filed by its last day, which count, and filed afterwards, which are remarks. */
export const excusesFor = (period: Period, excuses: readonly Excuse[]) => {
  const about = excuses.filter(({ from, to }) => from <= period.to && to >= period.from);
  return { inTime: about.filter(({ filedOn }) => filedOn <= period.to), late: about.filter(({ filedOn }) => filedOn > period.to) };
};

/**
 * Whether excuses cover a whole period: they leave nothing of it, or less than the share that a column must be active to be judged
 * (`activeShare`). Three days of a quarter do not excuse the quarter.
 */
export const covers = (excuses: readonly Excuse[], period: Period, activeShare: number): boolean => {
  let left = 0;
  for (let day = period.from; day <= period.to; day += 1) if (!excuses.some(({ from, to }) => from <= day && day <= to)) left += 1;
  return left === 0 || left / daysIn(period) < activeShare;
};
