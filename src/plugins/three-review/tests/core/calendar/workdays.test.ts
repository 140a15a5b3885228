import fc from 'fast-check';
import { calendarOf, dayKind, workdaysIn } from '../../../core/audit';
import { CALENDAR, day, DAY_MS } from '../support/column';

const workdays = (from: string, to: string) => workdaysIn({ from: day(from), to: day(to) }, CALENDAR);

test.each<[string, string, string, number | 'unknown']>([
  ['an ordinary week has five workdays', '2026-11-23', '2026-11-29', 5],
  ['the week of the Spring Festival of 2026 has none', '2026-02-16', '2026-02-22', 0],
  ['the week of the National Day of 2026 has three', '2026-09-28', '2026-10-04', 3],
  ['a Saturday that is worked counts', '2026-10-10', '2026-10-10', 1],
  ['a Sunday that is worked counts', '2026-09-20', '2026-09-20', 1],
  ['a year that nobody has announced is unknown', '2027-01-04', '2027-01-10', 'unknown'],
  ['so is a week with one such day', '2026-12-28', '2027-01-03', 'unknown'],
  ['and a week before the first year known', '2022-12-26', '2023-01-01', 'unknown'],
  ['no days have no workdays', '2026-11-24', '2026-11-23', 0],
])('[A9.2] %s', (_title, from, to, expected) => expect(workdays(from, to)).toBe(expected));

test('[A9.2] a day that is listed is known, also outside the years that are covered', () => {
  const calendar = calendarOf([{ day: day('2027-01-01'), kind: 'rest' }], []);
  expect(dayKind(day('2027-01-01'), calendar)).toBe('rest');
  expect(dayKind(day('2027-01-02'), calendar)).toBe('unknown');
});

test('[A9.2] where nothing is listed, workdays run from Monday to Friday', () => {
  const calendar = calendarOf([], [{ from: day('1960-01-01'), to: day('2100-12-31') }]);
  fc.assert(
    fc.property(fc.integer({ min: day('1960-01-01'), max: day('2100-12-31') }), (n) => {
      const weekday = new Date(n * DAY_MS).getUTCDay();
      expect(dayKind(n, calendar)).toBe(weekday === 0 || weekday === 6 ? 'rest' : 'workday');
    }),
    { numRuns: 2000 }
  );
});
