import fc from 'fast-check';
import {
  daysIn,
  nextPeriod,
  parsePeriodKey,
  PERIOD_UNITS,
  periodKey,
  periodLabel,
  periodOf,
  periodsBetween,
  previousPeriod,
  type PeriodUnit,
} from '../../../core/audit';
import { addMonths, civilDate, formatDay } from '../../../core/kernel/dates';
import { day, DAY_MS } from '../support/column';

const span = (unit: PeriodUnit, text: string) => {
  const { from, to } = periodOf(unit, day(text));
  return `${formatDay(from)} ${formatDay(to)}`;
};

test.each<[string, PeriodUnit, string, string]>([
  ['a natural week begins on Monday', 'week', '2026-11-23', '2026-11-23 2026-11-29'],
  ['and ends on Sunday', 'week', '2026-11-29', '2026-11-23 2026-11-29'],
  ['a week runs over the end of a year', 'week', '2027-01-01', '2026-12-28 2027-01-03'],
  ['a week runs over 29 February', 'week', '2024-02-29', '2024-02-26 2024-03-03'],
  ['a week before 1970 begins on Monday too', 'week', '1969-12-31', '1969-12-29 1970-01-04'],
  ['February has 28 days', 'month', '2026-02-10', '2026-02-01 2026-02-28'],
  ['and 29 in a leap year', 'month', '2024-02-10', '2024-02-01 2024-02-29'],
  ['2100 is no leap year', 'month', '2100-02-28', '2100-02-01 2100-02-28'],
  ['December ends the year', 'month', '2026-12-31', '2026-12-01 2026-12-31'],
  ['the third quarter ends on 30 September', 'quarter', '2026-07-01', '2026-07-01 2026-09-30'],
  ['the fourth runs to 31 December', 'quarter', '2026-11-24', '2026-10-01 2026-12-31'],
  ['the first half ends on 30 June', 'half_year', '2026-06-30', '2026-01-01 2026-06-30'],
  ['the second begins on 1 July', 'half_year', '2026-07-01', '2026-07-01 2026-12-31'],
  ['a year is a calendar year', 'year', '2024-02-29', '2024-01-01 2024-12-31'],
])('[A9.2] %s', (_title, unit, text, expected) => expect(span(unit, text)).toBe(expected));

test.each<[string, string, PeriodUnit, number, number]>([
  ['2026-11-23 begins week 48 of 2026', '2026-11-23', 'week', 2026, 48],
  ['2026-01-26 begins week 5', '2026-01-26', 'week', 2026, 5],
  ['the first week of 2026 begins in 2025', '2025-12-29', 'week', 2026, 1],
  ['2026 has 53 weeks', '2027-01-03', 'week', 2026, 53],
  ['November is the eleventh month', '2026-11-24', 'month', 2026, 11],
  ['November lies in the fourth quarter', '2026-11-24', 'quarter', 2026, 4],
  ['and in the second half', '2026-11-24', 'half_year', 2026, 2],
  ['of its year', '2026-11-24', 'year', 2026, 1],
])('[A9.2] %s', (_title, text, unit, year, number) => expect(periodLabel(periodOf(unit, day(text)))).toEqual({ unit, year, number }));

test.each<[PeriodUnit, string]>([
  ['week', '2026-W48'],
  ['month', '2026-11'],
  ['quarter', '2026-Q4'],
  ['half_year', '2026-H2'],
  ['year', '2026'],
])('[A9.2] the %s around 24 November 2026 is named %s', (unit, key) => {
  expect(periodKey(periodOf(unit, day('2026-11-24')))).toBe(key);
  expect(parsePeriodKey(key)).toEqual(periodOf(unit, day('2026-11-24')));
});

test.each([
  '2025-W53',
  '2026-W00',
  '2026-W54',
  '2026-W8',
  '2026-13',
  '2026-00',
  '2026-1',
  '2026-Q5',
  '2026-Q0',
  '2026-H3',
  '2026-Q',
  '26',
  '',
  '2026-11-24',
  ' 2026',
])('[A9.2] “%s” is no period', (text) => expect(parsePeriodKey(text)).toBeNull());

/** The oracle: the calendar of the machine, asked day by day. */
const keyOf: Readonly<Record<PeriodUnit, (date: Date) => string>> = {
  week: (date) => new Date(date.getTime() - ((date.getUTCDay() + 6) % 7) * DAY_MS).toISOString().slice(0, 10),
  month: (date) => date.toISOString().slice(0, 7),
  quarter: (date) => `${String(date.getUTCFullYear())} ${String(Math.floor(date.getUTCMonth() / 3))}`,
  half_year: (date) => `${String(date.getUTCFullYear())} ${String(date.getUTCMonth() < 6)}`,
  year: (date) => String(date.getUTCFullYear()),
};

test.each(PERIOD_UNITS)(
  '[A9.2] two days lie in the same %s if the calendar says so, over 20,000 days, and its ends are its ends',
  (unit) => {
    const first = day('1990-01-01');
    const key = (n: number) => keyOf[unit](new Date(n * DAY_MS));
    for (let n = first; n < first + 20_000; n += 1) {
      const { from, to } = periodOf(unit, n);
      if (from > n || to < n || key(from) !== key(n) || key(to) !== key(n)) throw new Error(`${formatDay(n)} does not lie in its ${unit}`);
      if (key(from - 1) === key(n) || key(to + 1) === key(n)) throw new Error(`the ${unit} of ${formatDay(n)} is too short`);
      if (unit === 'week' && (new Date(from * DAY_MS).getUTCDay() !== 1 || to !== from + 6))
        throw new Error(`${formatDay(from)} is no Monday`);
    }
  }
);

const anyDay = fc.integer({ min: day('1900-01-01'), max: day('2199-12-31') });
const anyUnit = fc.constantFrom(...PERIOD_UNITS);

test('[A9.2] periods follow one another without gap or overlap, and their names are their own', () => {
  fc.assert(
    fc.property(anyUnit, anyDay, (unit, n) => {
      const period = periodOf(unit, n);
      expect(nextPeriod(period).from).toBe(period.to + 1);
      expect(previousPeriod(period).to).toBe(period.from - 1);
      expect(previousPeriod(nextPeriod(period))).toEqual(period);
      expect(parsePeriodKey(periodKey(period))).toEqual(period);
      expect(periodKey(nextPeriod(period)) > periodKey(period)).toBe(true);
    }),
    { numRuns: 2000 }
  );
});

test('[A9.2] the periods between two days cover exactly the periods of those days', () => {
  fc.assert(
    fc.property(anyUnit, anyDay, fc.integer({ min: 0, max: 900 }), (unit, from, length) => {
      const periods = periodsBetween(unit, from, from + length);
      expect(periods[0]).toEqual(periodOf(unit, from));
      expect(periods.at(-1)).toEqual(periodOf(unit, from + length));
      expect(periods.reduce((sum, period) => sum + daysIn(period), 0)).toBe((periods.at(-1)?.to ?? 0) - (periods[0]?.from ?? 0) + 1);
    })
  );
});

test('[A9.2] between a day and an earlier one there is no period', () => {
  expect(periodsBetween('week', day('2026-11-24'), day('2026-11-23'))).toEqual([]);
});

test.each([
  ['six months after 31 August is the last of February', '2025-08-31', 6, '2026-02-28'],
  ['in a leap year the 29th', '2023-08-31', 6, '2024-02-29'],
  ['six months after 30 November is 30 May', '2026-11-30', 6, '2027-05-30'],
  ['one month before 31 March is the last of February', '2026-03-31', -1, '2026-02-28'],
  ['twelve months before is the same day', '2026-11-24', -12, '2025-11-24'],
  ['a month before January is December', '2026-01-15', -1, '2025-12-15'],
])('[A9.2] %s', (_title, from, months, to) => expect(formatDay(addMonths(day(from), months))).toBe(to));

test('[A9.2] a day has a year, a month and a day', () => expect(civilDate(day('2026-11-24'))).toEqual({ year: 2026, month: 11, day: 24 }));
