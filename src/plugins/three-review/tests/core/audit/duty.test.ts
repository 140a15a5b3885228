import { frequencyOf, periodKey, periodsOwed, policyRule, runningPeriod, termOn, unitOf, type AuditedColumn } from '../../../core/audit';
import { huludao2023, type Frequency } from '../../../core/regulation';
import { audit, day, term } from '../support/column';

const monthly: Frequency = { kind: 'period', unit: 'month', min: 1 };
const exempt: Frequency = { kind: 'exempt' };
const column = (over: Partial<AuditedColumn> = {}): AuditedColumn => ({
  columnName: '住建新闻',
  terms: [term('2023-07-04')],
  policies: [huludao2023],
  ...over,
});
const owed = (over: Partial<AuditedColumn>, from: string, to: string) => periodsOwed(column(over), day(from), day(to)).map(periodKey);
const running = (over: Partial<AuditedColumn>, today: string) => {
  const period = runningPeriod(column(over), day(today));
  return period && periodKey(period);
};

test.each<[string, string, Frequency]>([
  ['住建新闻 at least once a week', '住建新闻', { kind: 'period', unit: 'week', min: 1 }],
  ['部门会议 at least once a month', '部门会议', monthly],
  ['any other column at least once a quarter', '质量安全', { kind: 'period', unit: 'quarter', min: 1 }],
  ['便民信息 not at all', '便民信息', exempt],
  ['机关职能 not at all', '机关职能', exempt],
  ['机构设置 not at all', '机构设置', exempt],
])('[A9.2] the regulation asks for %s', (_title, name, frequency) => {
  expect(policyRule(audit, name)).toMatchObject({ article: 'A9.2', frequency });
  expect(frequencyOf(audit, name, { frequency: 'policy' })).toEqual(frequency);
});

test('[A9.2] a frequency of the column’s own goes before the policy’s', () => {
  expect(frequencyOf(audit, '住建新闻', { frequency: monthly })).toBe(monthly);
});

test('[A9.1] a term holds on its first day, on its last, and on no other after it', () => {
  const terms = [term('2026-01-01', { to: day('2026-06-30') }), term('2026-07-02')];
  expect(
    [['2025-12-31'], ['2026-01-01'], ['2026-06-30'], ['2026-07-01'], ['2026-07-02'], ['2030-01-01']].map(
      ([text = '']) => termOn(terms, day(text))?.from ?? null
    )
  ).toEqual([null, day('2026-01-01'), day('2026-01-01'), null, day('2026-07-02'), day('2026-07-02')]);
});

test('[A9.2] a gap rule is judged month by month, an exemption by no period', () => {
  expect([unitOf({ kind: 'gap', days: 30 }), unitOf(exempt), unitOf(monthly)]).toEqual(['month', null, 'month']);
});

test('[A9.2] a weekly column owes its weeks', () => {
  expect(owed({}, '2026-11-16', '2026-11-29')).toEqual(['2026-W47', '2026-W48']);
});

test('[A9.2] where the frequency changes, the week that had begun and the month that is half full are both owed', () => {
  const terms = [term('2023-07-04', { to: day('2026-11-10') }), term('2026-11-11', { frequency: monthly })];
  expect(owed({ terms }, '2026-11-01', '2026-12-31')).toEqual(['2026-W44', '2026-W45', '2026-W46', '2026-11', '2026-12']);
});

test('[A9.2] an exempt column owes nothing, nor does one that is not there', () => {
  expect(owed({ columnName: '机构设置' }, '2026-01-01', '2026-12-31')).toEqual([]);
  expect(owed({ terms: [] }, '2026-01-01', '2026-12-31')).toEqual([]);
});

test.each<[string, Partial<AuditedColumn>, string | null]>([
  ['today a weekly column is judged by the week', {}, '2026-W48'],
  ['a column of no other rule by the quarter', { columnName: '质量安全' }, '2026-Q4'],
  ['an exempt one is shown exempt in the quarter', { columnName: '机构设置' }, '2026-Q4'],
  ['a suspended one by nothing', { terms: [term('2023-07-04', { suspended: true })] }, null],
  ['one that is closed by nothing', { terms: [term('2023-07-04', { to: day('2026-11-23') })] }, null],
  [
    'within the week in which the frequency changes, by the week still',
    { terms: [term('2023-07-04', { to: day('2026-11-23') }), term('2026-11-24', { frequency: monthly })] },
    '2026-W48',
  ],
])('[A9.2] %s', (_title, over, key) => expect(running(over, '2026-11-24')).toBe(key));
