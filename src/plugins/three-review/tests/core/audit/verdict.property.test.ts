import fc from 'fast-check';
import { histories, type HistoryColumn } from '../../../../../../tests/support/audit/histories';
import { oracleCells } from '../../../../../../tests/support/audit/oracle';
import { judgeColumn, PERIOD_UNITS, periodsBetween, VERDICTS, type Verdict } from '../../../core/audit';
import { day } from '../support/column';

const switches = fc.record(
  {
    countUpdates: fc.boolean(),
    countImported: fc.boolean(),
    takenDownWithinMs: fc.constantFrom(0, 3_600_000, 86_400_000, 10 * 86_400_000),
    activeShare: fc.constantFrom(0, 0.25, 0.5, 0.9, 1),
    excuseZeroWorkday: fc.boolean(),
    requireCalendar: fc.boolean(),
  },
  { requiredKeys: [] }
);

/** Compares every cell of a column, whatever the unit, with the oracle; says which differ. */
const disagreements = (column: HistoryColumn, range: readonly [number, number], today: number, seen: Map<Verdict, number>) => {
  const expected = oracleCells(column, PERIOD_UNITS, range, today);
  return PERIOD_UNITS.flatMap((unit) => periodsBetween(unit, ...range)).flatMap((period) => {
    const { verdict, counted, lastDay } = judgeColumn(column, period, today);
    const cell = { from: period.from, to: period.to, verdict, counted, lastDay };
    seen.set(verdict, (seen.get(verdict) ?? 0) + 1);
    const oracle = expected.get(`${period.unit} ${String(period.from)}`);
    return JSON.stringify(cell) === JSON.stringify(oracle) ? [] : [{ unit: period.unit, cell, oracle }];
  });
};

test('[A9.2, A11] every cell of random histories is what brute force over days and events makes of it', () => {
  const seen = new Map<Verdict, number>();
  const from = day('2023-01-01');
  fc.assert(
    fc.property(fc.nat(), switches, fc.integer({ min: 200, max: 700 }), fc.integer({ min: -60, max: 30 }), (seed, over, length, offset) => {
      const to = from + length;
      const { columns } = histories({ seed, columns: 2, from, to, eventsPerYear: 12, switches: over });
      for (const column of columns) expect(disagreements(column, [from, Math.min(to, to + offset)], to + offset, seen)).toEqual([]);
    }),
    { numRuns: 60 }
  );
  // A comparison that never met a verdict says nothing about it.
  expect(VERDICTS.filter((verdict) => !seen.has(verdict))).toEqual([]);
});
