import { civilDate, epochDay, type EpochDay } from '../kernel/dates';
import type { PeriodUnit } from '../regulation';

export { PERIOD_UNITS, type PeriodUnit } from '../regulation';

/** A calendar period (A9.2), both days inclusive. It ends at 24:00 of its last day in the policy's time zone. */
export interface Period {
  readonly unit: PeriodUnit;
  readonly from: EpochDay;
  readonly to: EpochDay;
}

const MONTHS = { month: 1, quarter: 3, half_year: 6, year: 12 } as const;

/** A natural week (自然周) runs from Monday to Sunday; 1970-01-01 was a Thursday. */
const mondayOf = (day: EpochDay): EpochDay => day - ((((day + 3) % 7) + 7) % 7);

/** The period of this unit that `day` lies in. */
export const periodOf = (unit: PeriodUnit, day: EpochDay): Period => {
  if (unit === 'week') return { unit, from: mondayOf(day), to: mondayOf(day) + 6 };
  const { year, month } = civilDate(day);
  const first = month - ((month - 1) % MONTHS[unit]);
  const after = first + MONTHS[unit];
  return { unit, from: epochDay(year, first, 1), to: (after > 12 ? epochDay(year + 1, 1, 1) : epochDay(year, after, 1)) - 1 };
};

export const nextPeriod = (period: Period): Period => periodOf(period.unit, period.to + 1);

export const previousPeriod = (period: Period): Period => periodOf(period.unit, period.from - 1);

/** Every period of this unit that has a day in `from`…`to`, in order. */
export const periodsBetween = (unit: PeriodUnit, from: EpochDay, to: EpochDay): readonly Period[] => {
  const periods: Period[] = [];
  for (let period = periodOf(unit, from); period.from <= to; period = nextPeriod(period)) periods.push(period);
  return from > to ? [] : periods;
};

export const daysIn = (period: Period): number => period.to - period.from + 1;

export interface PeriodLabel {
  readonly unit: PeriodUnit;
  readonly year: number;
  /** Of the week, month, quarter or half year in that year; 1 for a year. */
  readonly number: number;
}

/**
 * What a period is called: 2026, week 48. Weeks are numbered as GB/T 7408 (ISO 8601) has it: a week belongs to the year of its
 * Thursday, week 1 has the first Thursday.
 */
export const periodLabel = ({ unit, from }: Period): PeriodLabel => {
  if (unit !== 'week') {
    const { year, month } = civilDate(from);
    return { unit, year, number: (month - 1) / MONTHS[unit] + 1 };
  }
  const { year } = civilDate(from + 3);
  return { unit, year, number: Math.floor((from + 3 - epochDay(year, 1, 1)) / 7) + 1 };
};

const LETTER = { week: 'W', quarter: 'Q', half_year: 'H' } as const;

/** `2026-W48`, `2026-11`, `2026-Q4`, `2026-H2`, `2026`: one name a period, for addresses and for jobs that run once. */
export const periodKey = (period: Period): string => {
  const { unit, year, number } = periodLabel(period);
  const y = String(year).padStart(4, '0');
  if (unit === 'year') return y;
  const n = unit === 'week' || unit === 'month' ? String(number).padStart(2, '0') : String(number);
  return unit === 'month' ? `${y}-${n}` : `${y}-${LETTER[unit]}${n}`;
};

/** The period of that name; null for any other text. */
export const parsePeriodKey = (text: string): Period | null => {
  const match = /^(\d{4})(?:-([WQH]?)(\d{1,2}))?$/.exec(text);
  if (!match) return null;
  const [year, letter, n] = [Number(match[1]), match[2], Number(match[3])];
  const found = named(year, letter, n);
  return periodKey(found) === text ? found : null;
};

/** The period of that number. A number that the year does not have leads to a period of another name, which `parsePeriodKey` notices. */
const named = (year: number, letter: string | undefined, n: number): Period => {
  switch (letter) {
    case undefined:
      return periodOf('year', epochDay(year, 1, 1));
    case 'W':
      return periodOf('week', epochDay(year, 1, 4) + (n - 1) * 7);
    case 'Q':
      return periodOf('quarter', epochDay(year, n * 3 - 2, 1));
    case 'H':
      return periodOf('half_year', epochDay(year, n * 6 - 5, 1));
    default:
      return periodOf('month', epochDay(year, n, 1));
  }
};
