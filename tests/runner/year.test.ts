import { POSTS } from '../../database/seeds/bureau';
import { dayOf, instant } from '../../database/seeds/year/days';
import { yearPlan } from '../../database/seeds/year/plan';

const DAYS = Array.from({ length: 400 }, (_, i) => instant(dayOf(Date.UTC(2026, 0, 1)) + i, 11, 20));

describe('the year that the demo plays', () => {
  it('is the same for everybody who makes it on one day', () => {
    for (const at of DAYS.slice(0, 30)) {
      const [morning, evening] = [yearPlan(at), yearPlan(at + 9 * 3_600_000)];
      expect(yearPlan(at)).toEqual(morning);
      expect(evening.documents).toEqual(morning.documents);
      expect(evening.steps.slice(0, -1)).toEqual(morning.steps.slice(0, -1));
    }
  });

  it.each([['in every week and month of a year', DAYS]])('is in order %s', (_when, days) => {
    for (const now of days) {
      const { from, documents, steps } = yearPlan(now);
      const keys = documents.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      expect(steps.every(({ at }, i) => at >= (steps[i - 1]?.at ?? from))).toBe(true);
      expect(steps.slice(0, -1).every(({ at }) => dayOf(at) < dayOf(now))).toBe(true);
      expect(steps.at(-1)).toMatchObject({ act: 'draft', at: now - 20 * 60_000 });
      const first = new Map<string, string>();
      for (const { document, act } of steps) if (!first.has(document)) first.set(document, act);
      expect([...first.values()].every((act) => act === 'draft')).toBe(true);
      expect([...first.keys()].sort()).toEqual([...keys].sort());
    }
  });

  it('[A5.1] is signed for units whose three posts are held', () => {
    for (const unit of new Set(yearPlan(DAYS[0] ?? 0).steps.map((step) => step.unit)))
      for (const kind of ['informationOfficer', 'unitHead', 'supervisingLeader'])
        expect(POSTS.filter((post) => post.kind === kind && post.unitCode === unit)).toHaveLength(1);
  });
});
