import { termChange, touchedDays } from '../../../core/audit';
import { day } from '../support/column';

const days = (from: string, to: string | null) => ({ from: day(from), to: to === null ? null : day(to) });
const [FIRST, SECOND, THIRD] = [days('2026-01-01', '2026-02-28'), days('2026-03-01', '2026-06-30'), days('2026-07-01', null)];
const TERMS = [FIRST, SECOND, THIRD];

describe('[A9.2] days that were judged are given other terms only with a reason', () => {
  it('a change of days that nobody was judged by needs none', () => {
    expect(termChange({ frozen: 0, frozenTo: null }, null)).toEqual([]);
  });

  it('a change of judged days is refused, and says how many periods and up to when', () => {
    const judged = { frozen: 3, frozenTo: day('2026-09-30') };
    expect(termChange(judged, null)).toEqual([{ code: 'days_judged', article: 'A9.2', data: { frozen: 3, frozenTo: '2026-09-30' } }]);
    expect(termChange(judged, '录入有误')).toEqual([]);
  });
});

describe('[A9.2] what a change of a term touches', () => {
  it.each([
    ['a new term touches its days, to the day before the next', null, '2026-04-01', days('2026-04-01', '2026-06-30')],
    ['a new last term touches all days from then on', null, '2026-08-01', days('2026-08-01', null)],
    ['a new first term touches the days before the others', null, '2025-06-01', days('2025-06-01', '2025-12-31')],
    ['a term that stays where it is touches its own days', SECOND, '2026-03-01', SECOND],
    ['a term that begins earlier touches the days it takes', SECOND, '2026-02-01', days('2026-02-01', '2026-06-30')],
    ['a term that begins later touches the days it leaves', SECOND, '2026-05-01', SECOND],
    ['a term that moves past the next touches everything from where it was', SECOND, '2026-08-01', days('2026-03-01', null)],
    ['a term that moves before the one before touches all up to its old end', SECOND, '2025-12-01', days('2025-12-01', '2026-06-30')],
    ['the last term touches all days from where it begins', THIRD, '2026-07-01', THIRD],
  ] as const)('%s', (_what, before, from, touched) => {
    expect(touchedDays(TERMS, before, day(from))).toEqual(touched);
  });
});
