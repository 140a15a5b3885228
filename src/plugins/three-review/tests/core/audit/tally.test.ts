import fc from 'fast-check';
import { dayCells, periodOf, tallyByUnit, VERDICTS, weekCells } from '../../../core/audit';
import { day } from '../support/column';

test('[A9.2] a unit has met so many of so many duties; the lowest share comes first', () => {
  const cells = [
    ...Array.from({ length: 49 }, () => ({ unitId: 'city', verdict: 'met' as const })),
    ...(['missed', 'missed', 'excused'] as const).map((verdict) => ({ unitId: 'city', verdict })),
    ...(['met', 'missed'] as const).map((verdict) => ({ unitId: 'quality', verdict })),
    { unitId: 'office', verdict: 'met' as const },
    { unitId: 'staff', verdict: 'exempt' as const },
  ];
  expect(tallyByUnit(cells)).toEqual([
    { unitId: 'quality', met: 1, missed: 1, excused: 0, total: 2, share: 0.5 },
    { unitId: 'city', met: 49, missed: 2, excused: 1, total: 51, share: 49 / 51 },
    { unitId: 'office', met: 1, missed: 0, excused: 0, total: 1, share: 1 },
    { unitId: 'staff', met: 0, missed: 0, excused: 0, total: 0, share: null },
  ]);
});

test.each(VERDICTS.filter((verdict) => verdict !== 'met' && verdict !== 'missed'))(
  '[A9.2] what is %s is no duty met or missed',
  (verdict) => {
    expect(tallyByUnit([{ unitId: 'office', verdict }])).toMatchObject([{ total: 0, share: null }]);
  }
);

test('[A9.2] of equal shares the unit that missed more comes first, then by name', () => {
  const of = (unitId: string, n: number) =>
    Array.from({ length: n }, () => [
      { unitId, verdict: 'met' as const },
      { unitId, verdict: 'missed' as const },
    ]).flat();
  expect(tallyByUnit([...of('b', 1), ...of('a', 1), ...of('c', 2)]).map(({ unitId }) => unitId)).toEqual(['c', 'a', 'b']);
});

const today = day('2026-11-27');

test('[A9.2] the map of fifty-three weeks ends with the running one', () => {
  const { from, counts } = weekCells([day('2025-11-23'), day('2025-11-24'), day('2026-11-23'), today, today, today + 1], today);
  expect(from).toBe(day('2025-11-24'));
  expect(counts).toHaveLength(53);
  expect([counts[0], counts[52], counts.reduce((sum, n) => sum + n, 0)]).toEqual([1, 3, 4]);
});

test('[A9.2] the map of days says nothing of days to come', () => {
  const { from, counts } = dayCells([today, today, today + 1, from0() - 1], today);
  expect(from).toBe(from0());
  expect(counts).toHaveLength(53 * 7);
  expect(counts.slice(-3)).toEqual([2, null, null]);
  expect(counts.filter((n) => n === null)).toHaveLength(2);
});

const from0 = () => periodOf('week', today).from - 52 * 7;

test('[A9.2] weeks and days tell the same updates', () => {
  const days = fc.array(fc.integer({ min: today - 500, max: today + 10 }), { maxLength: 200 });
  fc.assert(
    fc.property(days, (list) => {
      const perDay = dayCells(list, today).counts;
      const sums = Array.from({ length: 53 }, (_, week) =>
        perDay.slice(week * 7, week * 7 + 7).reduce<number>((sum, n) => sum + (n ?? 0), 0)
      );
      expect(weekCells(list, today).counts).toEqual(sums);
    })
  );
});
