import { epochDay, formatDay, parseDay } from '../../../core/kernel/dates';

/** `2026-11-24` → days since 1970; what the server sends is always a day. */
export const dayNumber = (day: string): number => parseDay(day) ?? 0;
export const dayText = formatDay;
export const addDays = (day: string, days: number): string => formatDay(dayNumber(day) + days);

export interface CivilParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export const partsOf = (day: string): CivilParts => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { year, month, day: date };
};

/** Monday 0 … Sunday 6. */
export const weekdayOf = (day: number): number => (day + 3) % 7;
export const mondayOf = (day: number): number => day - weekdayOf(day);

/** ISO 8601: the week belongs to the year of its Thursday. */
export const weekOf = (day: number): number => {
  const thursday = mondayOf(day) + 3;
  return Math.floor((thursday - epochDay(partsOf(formatDay(thursday)).year, 1, 1)) / 7) + 1;
};

/** The last `weeks` weeks that end with the week of `on`: their first Monday. */
export const mapStart = (on: string, weeks: number): number => mondayOf(dayNumber(on)) - (weeks - 1) * 7;
