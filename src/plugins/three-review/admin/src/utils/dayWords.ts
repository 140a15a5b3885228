import type { FrequencyOut, PeriodOut } from '../../../shared/contracts';
import type { Words } from '../hooks/useWords';
import { dayNumber, partsOf, weekdayOf, weekOf } from './civil';
import type { MessageKey } from './keys';

const pad = (n: number): string => String(n).padStart(2, '0');

const WEEKDAYS: readonly MessageKey[] = ['day.mon', 'day.tue', 'day.wed', 'day.thu', 'day.fri', 'day.sat', 'day.sun'];
const FULL_WEEKDAYS: readonly MessageKey[] = [
  'weekday.mon',
  'weekday.tue',
  'weekday.wed',
  'weekday.thu',
  'weekday.fri',
  'weekday.sat',
  'weekday.sun',
];
const MONTHS: readonly MessageKey[] = [
  'month.1',
  'month.2',
  'month.3',
  'month.4',
  'month.5',
  'month.6',
  'month.7',
  'month.8',
  'month.9',
  'month.10',
  'month.11',
  'month.12',
];

type T = Words['t'];

export const weekdayName = (t: T, weekday: number): string => t(WEEKDAYS[weekday] ?? 'day.mon');
export const monthName = (t: T, month: number): string => t(MONTHS[month - 1] ?? 'month.1');

/** In rows: 11-26, or 2025-12-30 when not of the year of `on`. */
export const shortDay = (day: string, on: string): string => {
  const { year, month, day: date } = partsOf(day);
  return year === partsOf(on).year ? `${pad(month)}-${pad(date)}` : day;
};

/** In sentences: 11月26日, or 2025年12月30日 when not of the year of `on`. */
export const longDay = (t: T, day: string, on: string): string => {
  const { year, month, day: date } = partsOf(day);
  const values = { year: String(year), month: monthName(t, month), day: date };
  return t(year === partsOf(on).year ? 'date.day' : 'date.yearDay', values);
};

/** 2026年11月27日 星期五 */
export const fullDay = (t: T, day: string): string => {
  const { year, month, day: date } = partsOf(day);
  const weekday = t(FULL_WEEKDAYS[weekdayOf(dayNumber(day))] ?? 'weekday.mon');
  return t('date.full', { year: String(year), month: monthName(t, month), day: date, weekday });
};

export const monthOfYear = (t: T, month: string): string => {
  const [year = '', number = '1'] = month.split('-');
  return t('date.month', { year, month: monthName(t, Number(number)) });
};

const QUARTERS: readonly MessageKey[] = ['period.q1', 'period.q2', 'period.q3', 'period.q4'];

const bareName = (t: T, period: PeriodOut, on: string): string => {
  const { month } = partsOf(period.from);
  switch (period.unit) {
    case 'week':
      return t('period.week', { week: weekOf(dayNumber(period.from)) });
    case 'month':
      return monthName(t, month);
    case 'quarter':
      return t(QUARTERS[Math.floor((month - 1) / 3)] ?? 'period.q1');
    case 'half_year':
      return t(month <= 6 ? 'period.h1' : 'period.h2');
    case 'year':
      return t('period.year', { year: String(partsOf(period.from).year) });
    case 'gap':
      return periodDays(period, on);
  }
};

/** 第 48 周, 11月, 第三季度; with the year when it is not that of `on`. */
export const periodName = (t: T, period: PeriodOut, on: string): string => {
  const name = bareName(t, period, on);
  // A week belongs to the year of its Thursday.
  const year = partsOf(period.unit === 'week' ? period.to : period.from).year;
  if (year === partsOf(on).year || period.unit === 'year' || period.unit === 'gap') return name;
  return t('period.ofYear', { year: String(year), name });
};

/** 11-23 — 11-29; with both years, or with none. */
export const periodDays = ({ from, to }: Pick<PeriodOut, 'from' | 'to'>, on: string): string => {
  const ofYear = [from, to].every((day) => partsOf(day).year === partsOf(on).year);
  return ofYear ? `${shortDay(from, on)} — ${shortDay(to, on)}` : `${from} — ${to}`;
};

const EVERY = {
  week: 'frequency.week',
  month: 'frequency.month',
  quarter: 'frequency.quarter',
  half_year: 'frequency.half_year',
  year: 'frequency.year',
} as const;

/** 每周 ≥ 1 条 */
export const frequencyName = (t: T, frequency: FrequencyOut): string => {
  switch (frequency.kind) {
    case 'period':
      return t(EVERY[frequency.unit], { min: frequency.min });
    case 'gap':
      return t('frequency.gap', { days: frequency.days });
    case 'exempt':
      return t('frequency.exempt');
    case 'policy':
      return t('frequency.policy');
  }
};
