import { clockAfter, restsOnChange, VERDICTS, type ClockSeen, type Verdict } from '../../../core/audit';
import { calendarOf } from '../../../core/calendar';

const after = (days: readonly number[]): ClockSeen =>
  days.reduce<ClockSeen>((seen, day) => clockAfter(day, seen), { believed: null, doubted: null });

test.each<[string, readonly number[], ClockSeen]>([
  ['the first day is believed', [100], { believed: 100, doubted: null }],
  ['a long weekend is believed', [100, 104], { believed: 104, doubted: null }],
  ['more is doubted', [100, 105], { believed: 100, doubted: 105 }],
  ['and remains so for as long as that day lasts', [100, 105, 105], { believed: 100, doubted: 105 }],
  ['a clock that goes on from there is believed', [100, 200, 201], { believed: 201, doubted: null }],
  ['a clock that leaps once more is not', [100, 200, 300], { believed: 100, doubted: 300 }],
  ['a clock put right is believed at once', [100, 1600, 101], { believed: 101, doubted: null }],
  ['one put back, too', [100, 90], { believed: 90, doubted: null }],
])('[A9.2] the clock: %s', (_title, days, seen) => expect(after(days)).toEqual(seen));

const unknown = calendarOf([], []);
const ordinary = calendarOf([], [{ from: 0, to: 20 }]);
const off = calendarOf(
  [4, 5, 6, 7, 8].map((day) => ({ day, kind: 'rest' as const })),
  [{ from: 0, to: 20 }]
);
const week = { from: 4, to: 10 };

test.each<[Verdict, boolean]>(VERDICTS.map((verdict) => [verdict, ['missed', 'excused', 'calendar_unknown'].includes(verdict)]))(
  '[A9.2] a frozen verdict rests on the calendar only where it was asked for: %s',
  (verdict, rests) => {
    expect(restsOnChange({ ...week, verdict }, unknown, ordinary)).toBe(rests);
    expect(restsOnChange({ ...week, verdict }, ordinary, off)).toBe(rests);
    expect(restsOnChange({ ...week, verdict }, ordinary, ordinary)).toBe(false);
  }
);
