import fc from 'fast-check';
import { epochDay, formatDay, parseDay } from '../../../core/kernel/dates';

const DAY_MS = 86_400_000;
const utc = (text: string): number => Date.parse(`${text}T00:00:00Z`) / DAY_MS;

test.each([
  ['[A11] days are counted from 1970-01-01', '1970-01-01', 0],
  ['[A11] the policy of 2023 takes effect on 2023-07-04', '2023-07-04', 19_542],
  ['[A9.2] the day before the first is minus one', '1969-12-31', -1],
  ['[A9.2] a leap year has a 29 February', '2024-02-29', 19_782],
  ['[A9.2] 2000 was a leap year', '2000-02-29', 11_016],
  ['[A9.2] a year ends on 31 December', '2026-12-31', 20_818],
])('%s', (_title, text, day) => {
  expect(parseDay(text)).toBe(day);
  expect(formatDay(day)).toBe(text);
  expect(utc(text)).toBe(day);
});

test.each([
  ['a 29 February in a common year', '2026-02-29'],
  ['a 29 February in 1900, which was no leap year', '1900-02-29'],
  ['a 31 April', '2026-04-31'],
  ['a thirteenth month', '2026-13-01'],
  ['a month zero', '2026-00-10'],
  ['a day zero', '2026-01-00'],
  ['a day in another form', '2026-1-1'],
  ['a day with a time', '2026-01-01T00:00:00Z'],
  ['a day with blanks', ' 2026-01-01'],
  ['two days', '2026-01-01\n2026-01-02'],
  ['nothing', ''],
])('[A9.2] %s is no day', (_what, text) => expect(parseDay(text)).toBeNull());

const day = fc.integer({ min: utc('0001-01-01'), max: utc('9999-12-31') });

test('[A9.2] counting days agrees with the calendar on every day of ten thousand years', () => {
  fc.assert(
    fc.property(day, (n) => {
      const text = new Date(n * DAY_MS).toISOString().slice(0, 10);
      expect(formatDay(n)).toBe(text);
      expect(parseDay(text)).toBe(n);
    }),
    { numRuns: 5000 }
  );
});

test('[A9.2] the day after is one more', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 27 }), (y, m, d) => {
      expect(epochDay(y, m, d + 1)).toBe(epochDay(y, m, d) + 1);
    })
  );
});
