import { dutyIn, periodsOwed, underNames, type ColumnTerm, type Period } from '../../../core/audit';
import { huludao2023 } from '../../../core/regulation';
import { day, term } from '../support/column';

const NOW = '新闻动态';
const FORMER = [{ name: '住建新闻', until: day('2026-03-11') }];

const owed = (terms: readonly ColumnTerm[], from: string, to: string, name = NOW): readonly string[] =>
  periodsOwed({ columnName: name, terms, policies: [huludao2023] }, day(from), day(to)).map(({ unit }: Period) => unit);

describe('[A9.2] a renamed column keeps the frequency that it had on each day', () => {
  const terms = underNames([term('2025-01-01')], FORMER);

  it('is owed weekly on the days on which the policy named it, and quarterly under its new name', () => {
    expect(owed(terms, '2025-12-01', '2025-12-21')).toEqual(['week', 'week', 'week']);
    expect(owed(terms, '2026-04-01', '2026-04-21')).toEqual(['quarter']);
    expect(owed([term('2025-01-01')], '2025-12-01', '2025-12-21')).toEqual(['quarter']);
  });

  it('the week in which it was renamed is owed whole, the quarter from that day on', () => {
    const column = { columnName: NOW, terms, policy: huludao2023.audit };
    const week = dutyIn(column, { unit: 'week', from: day('2026-03-09'), to: day('2026-03-15') });
    expect(week).toMatchObject({ kind: 'owed', from: day('2026-03-09'), activeShare: 1, frequency: { unit: 'week' } });
    const quarter = dutyIn(column, { unit: 'quarter', from: day('2026-01-01'), to: day('2026-03-31') });
    expect(quarter).toMatchObject({ kind: 'owed', from: day('2026-03-11'), frequency: { unit: 'quarter' } });
  });

  it('an exemption by name does not help the days before', () => {
    const exempt = underNames([term('2025-01-01')], FORMER);
    expect(owed(exempt, '2026-03-02', '2026-03-08', '便民信息')).toEqual(['week']);
    expect(owed(exempt, '2026-03-09', '2026-03-15', '便民信息')).toEqual(['week']);
    expect(owed(exempt, '2026-03-16', '2026-06-30', '便民信息')).toEqual([]);
  });

  it('a frequency of its own holds whatever the name; terms that lie on one side of the day stay whole', () => {
    const own = { kind: 'period', unit: 'month', min: 1 } as const;
    const [before, after] = [term('2025-01-01', { to: day('2026-03-10') }), term('2026-03-11', { frequency: own })];
    expect(underNames([before, after], FORMER)).toEqual([{ ...before, named: '住建新闻' }, after]);
    expect(owed(underNames([term('2025-01-01', { frequency: own })], FORMER), '2026-02-01', '2026-04-30')).toEqual([
      'month',
      'month',
      'month',
    ]);
  });

  it('of two names each holds its days, whatever the order in which they are told', () => {
    const two = [...FORMER, { name: '部门会议', until: day('2026-01-01') }];
    expect(underNames([term('2025-01-01')], two).map(({ from, to, named }) => [from, to, named])).toEqual([
      [day('2025-01-01'), day('2025-12-31'), '部门会议'],
      [day('2026-01-01'), day('2026-03-10'), '住建新闻'],
      [day('2026-03-11'), null, undefined],
    ]);
  });
});
