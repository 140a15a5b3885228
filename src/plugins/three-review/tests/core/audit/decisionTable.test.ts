import { judge, judgeColumn, parsePeriodKey, type ColumnHistory, type Reason, type Verdict } from '../../../core/audit';
import { huludao2023, type Frequency } from '../../../core/regulation';
import { audit, column, day, event, excuse, switched, term } from '../support/column';

const judged = (over: Partial<ColumnHistory>, key: string, today: string) => {
  const period = parsePeriodKey(key);
  if (!period) throw new RangeError(`${key} is no period`);
  return judgeColumn(column(over), period, day(today));
};

const once = (text: string) => [event('first', text)];
const monthly: Frequency = { kind: 'period', unit: 'month', min: 1 };
const weekly: Frequency = { kind: 'period', unit: 'week', min: 1 };
const exempt: Frequency = { kind: 'exempt' };
const within30Days: Frequency = { kind: 'gap', days: 30 };
/** 住建新闻 of a site whose policy excuses weeks without a workday. */
const kind = [switched({ excuseZeroWorkday: true })];

/** Week 48 of 2026 runs from Monday 11-23 to Sunday 11-29. Unless said otherwise: once a week, since 2023, nothing published. */
const TABLE: readonly (readonly [string, Partial<ColumnHistory>, string, string, Verdict, ...Reason[]])[] = [
  // How many, and when
  ['one update in the week meets a weekly duty', { events: once('2026-11-25') }, '2026-W48', '2026-11-30', 'met', 'enough'],
  ['on its Monday', { events: once('2026-11-23 00:00') }, '2026-W48', '2026-11-30', 'met', 'enough'],
  ['and on its Sunday', { events: once('2026-11-29 23:59') }, '2026-W48', '2026-11-30', 'met', 'enough'],
  [
    'an update on the Sunday before is one of another week',
    { events: once('2026-11-22 23:59') },
    '2026-W48',
    '2026-11-30',
    'missed',
    'short',
  ],
  ['and so is one on the Monday after', { events: once('2026-11-30 00:00') }, '2026-W48', '2026-11-30', 'missed', 'short'],
  [
    'one is not two',
    { events: once('2026-11-25'), terms: [term('2023-07-04', { frequency: { kind: 'period', unit: 'week', min: 2 } })] },
    '2026-W48',
    '2026-11-30',
    'missed',
    'short',
  ],
  ['部门会议 is judged by the month', { columnName: '部门会议', events: once('2026-11-02') }, '2026-11', '2026-12-01', 'met', 'enough'],
  ['and by no week', { columnName: '部门会议' }, '2026-W48', '2026-11-30', 'not_applicable', 'other_frequency'],
  ['any other column is judged by the quarter', { columnName: '质量安全' }, '2026-Q3', '2026-10-01', 'missed', 'short'],
  // The running period
  ['the running week is pending', {}, '2026-W48', '2026-11-26', 'pending', 'running'],
  ['two days before its end it is due soon', {}, '2026-W48', '2026-11-27', 'due_soon', 'running'],
  ['it is not missed before its last day is over', {}, '2026-W48', '2026-11-29', 'due_soon', 'running'],
  ['then it is', {}, '2026-W48', '2026-11-30', 'missed', 'short'],
  ['it is met as soon as it is done', { events: once('2026-11-23') }, '2026-W48', '2026-11-23', 'met', 'enough'],
  ['six days before its end a month is pending', { columnName: '部门会议' }, '2026-11', '2026-11-24', 'pending', 'running'],
  ['five days before, due soon', { columnName: '部门会议' }, '2026-11', '2026-11-25', 'due_soon', 'running'],
  ['sixteen days before its end a quarter is pending', { columnName: '质量安全' }, '2026-Q4', '2026-12-15', 'pending', 'running'],
  ['fifteen days before, due soon', { columnName: '质量安全' }, '2026-Q4', '2026-12-16', 'due_soon', 'running'],
  // Column created within the period
  ['a column created on Thursday is judged by that week', { terms: [term('2026-11-26')] }, '2026-W48', '2026-11-30', 'missed', 'short'],
  ['one created on Friday is excused', { terms: [term('2026-11-27')] }, '2026-W48', '2026-11-30', 'excused', 'active_too_short'],
  [
    'one that was active for exactly half of the month is judged',
    { columnName: '部门会议', terms: [term('2026-11-16')] },
    '2026-11',
    '2026-12-01',
    'missed',
    'short',
  ],
  [
    'one for less is excused',
    { columnName: '部门会议', terms: [term('2026-11-17')] },
    '2026-11',
    '2026-12-01',
    'excused',
    'active_too_short',
  ],
  [
    'one that was closed on Wednesday is excused',
    { terms: [term('2023-07-04', { to: day('2026-11-25') })] },
    '2026-W48',
    '2026-11-30',
    'excused',
    'active_too_short',
  ],
  [
    'what is done is met all the same',
    { terms: [term('2026-11-27')], events: once('2026-11-28') },
    '2026-W48',
    '2026-11-30',
    'met',
    'enough',
  ],
  [
    'the policy says how long a column must be active',
    { terms: [term('2026-11-26')], policies: [switched({ activeShare: 0.9 })] },
    '2026-W48',
    '2026-11-30',
    'excused',
    'active_too_short',
  ],
  ['before it existed a column owed nothing', { terms: [term('2026-11-30')] }, '2026-W48', '2026-11-30', 'not_applicable', 'no_term'],
  // Suspended
  [
    'a column suspended all week owes nothing',
    { terms: [term('2023-07-04', { suspended: true })] },
    '2026-W48',
    '2026-11-30',
    'not_applicable',
    'suspended',
  ],
  [
    'one suspended from Saturday on owes the week',
    { terms: [term('2023-07-04', { to: day('2026-11-27') }), term('2026-11-28', { suspended: true })] },
    '2026-W48',
    '2026-11-30',
    'missed',
    'short',
  ],
  [
    'one suspended until Thursday is excused',
    { terms: [term('2023-07-04', { to: day('2026-11-26'), suspended: true }), term('2026-11-27')] },
    '2026-W48',
    '2026-11-30',
    'excused',
    'active_too_short',
  ],
  // Exempt
  ['便民信息 is exempt', { columnName: '便民信息' }, '2026-Q3', '2026-10-01', 'exempt', 'exempt'],
  ['机关职能 is exempt', { columnName: '机关职能' }, '2026-Q3', '2026-10-01', 'exempt', 'exempt'],
  ['机构设置 is exempt', { columnName: '机构设置' }, '2026-Q3', '2026-10-01', 'exempt', 'exempt'],
  [
    'an exempt column is exempt with updates, too',
    { columnName: '机构设置', events: once('2026-08-01') },
    '2026-Q3',
    '2026-10-01',
    'exempt',
    'exempt',
  ],
  [
    'an exemption from Monday on holds for the week',
    { terms: [term('2023-07-04', { to: day('2026-11-22') }), term('2026-11-23', { frequency: exempt })] },
    '2026-W48',
    '2026-11-30',
    'exempt',
    'exempt',
  ],
  [
    'an exemption from Tuesday on does not',
    { terms: [term('2023-07-04', { to: day('2026-11-23') }), term('2026-11-24', { frequency: exempt })] },
    '2026-W48',
    '2026-11-30',
    'missed',
    'short',
    'exemption_late',
  ],
  [
    'a column that begins with an exemption within the quarter owes what the policy says',
    { columnName: '质量安全', terms: [term('2026-07-02', { frequency: exempt })] },
    '2026-Q3',
    '2026-10-01',
    'missed',
    'short',
    'exemption_late',
  ],
  [
    'and is exempt from the next quarter on',
    { columnName: '质量安全', terms: [term('2026-07-02', { frequency: exempt })] },
    '2026-Q4',
    '2027-01-01',
    'exempt',
    'exempt',
  ],
  [
    'a column of a name that the policy exempts is exempt from its first day',
    { columnName: '机构设置', terms: [term('2026-07-02')] },
    '2026-Q3',
    '2026-10-01',
    'exempt',
    'exempt',
  ],
  [
    'where a weekly column becomes exempt, its month is no exempt one: the weeks are judged',
    { terms: [term('2023-07-04', { to: day('2026-11-23') }), term('2026-11-24', { frequency: exempt })] },
    '2026-11',
    '2026-12-01',
    'not_applicable',
    'other_frequency',
  ],
  [
    'nor does it owe what the policy would say: it did owe something of its own',
    {
      columnName: '质量安全',
      terms: [term('2023-07-04', { to: day('2026-07-10'), frequency: monthly }), term('2026-07-11', { frequency: exempt })],
    },
    '2026-Q3',
    '2026-10-01',
    'not_applicable',
    'other_frequency',
  ],
  // Another frequency within the period
  [
    'what held on Monday holds for the week, whatever begins on Tuesday',
    { terms: [term('2023-07-04', { to: day('2026-11-23') }), term('2026-11-24', { frequency: monthly })] },
    '2026-W48',
    '2026-11-30',
    'missed',
    'short',
  ],
  [
    'what begins within a month and holds for half of it is judged',
    { terms: [term('2023-07-04', { to: day('2026-11-10') }), term('2026-11-11', { frequency: monthly })] },
    '2026-11',
    '2026-12-01',
    'missed',
    'short',
  ],
  [
    'for less of it, is excused',
    { terms: [term('2023-07-04', { to: day('2026-11-20') }), term('2026-11-21', { frequency: monthly })] },
    '2026-11',
    '2026-12-01',
    'excused',
    'active_too_short',
  ],
  [
    'a duty that follows an exemption is judged by the quarter in which it begins',
    { columnName: '质量安全', terms: [term('2023-07-04', { to: day('2026-07-01'), frequency: exempt }), term('2026-07-02')] },
    '2026-Q3',
    '2026-10-01',
    'missed',
    'short',
  ],
  // Excuses
  [
    'an excuse filed before the week excuses it',
    { excuses: [excuse('2026-11-23', '2026-11-29', '2026-11-20')] },
    '2026-W48',
    '2026-11-30',
    'excused',
    'excuse_in_time',
  ],
  [
    'on its last day it still does',
    { excuses: [excuse('2026-11-23', '2026-11-29', '2026-11-29')] },
    '2026-W48',
    '2026-11-30',
    'excused',
    'excuse_in_time',
  ],
  [
    'filed a day later it is a remark, and the week stays missed',
    { excuses: [excuse('2026-11-23', '2026-11-29', '2026-11-30')] },
    '2026-W48',
    '2026-11-30',
    'missed',
    'short',
    'excuse_late',
  ],
  [
    'a running week is excused as well',
    { excuses: [excuse('2026-11-23', '2026-11-29', '2026-11-20')] },
    '2026-W48',
    '2026-11-24',
    'excused',
    'excuse_in_time',
  ],
  [
    'an excuse for another week does not help',
    { excuses: [excuse('2026-11-16', '2026-11-22', '2026-11-16')] },
    '2026-W48',
    '2026-11-30',
    'missed',
    'short',
  ],
  [
    'an excuse for three days does not excuse a quarter',
    { columnName: '质量安全', excuses: [excuse('2026-08-01', '2026-08-03', '2026-07-30')] },
    '2026-Q3',
    '2026-10-01',
    'missed',
    'short',
  ],
  [
    'one for four days excuses a week',
    { excuses: [excuse('2026-11-23', '2026-11-26', '2026-11-23')] },
    '2026-W48',
    '2026-11-30',
    'excused',
    'excuse_in_time',
  ],
  ['one for three does not', { excuses: [excuse('2026-11-23', '2026-11-25', '2026-11-23')] }, '2026-W48', '2026-11-30', 'missed', 'short'],
  [
    'two that together cover it do',
    { excuses: [excuse('2026-11-23', '2026-11-25', '2026-11-23'), excuse('2026-11-26', '2026-11-29', '2026-11-26', 'e2')] },
    '2026-W48',
    '2026-11-30',
    'excused',
    'excuse_in_time',
  ],
  [
    'a week that is done is met, excused or not',
    { events: once('2026-11-25'), excuses: [excuse('2026-11-23', '2026-11-29', '2026-11-20')] },
    '2026-W48',
    '2026-11-30',
    'met',
    'enough',
  ],
  [
    'where every active column is judged, an excuse for all of the week still excuses it',
    { policies: [switched({ activeShare: 0 })], excuses: [excuse('2026-11-23', '2026-11-29', '2026-11-20')] },
    '2026-W48',
    '2026-11-30',
    'excused',
    'excuse_in_time',
  ],
  [
    'an excuse for exactly half of the month leaves the other half to be judged',
    { columnName: '部门会议', excuses: [excuse('2026-11-01', '2026-11-15', '2026-11-01')] },
    '2026-11',
    '2026-12-01',
    'missed',
    'short',
  ],
  // Holidays
  ['the week of the Spring Festival counts normally', {}, '2026-W08', '2026-02-23', 'missed', 'short'],
  ['unless the policy excuses weeks without a workday', { policies: kind }, '2026-W08', '2026-02-23', 'excused', 'no_workday'],
  ['the week of the National Day has three, and is missed', { policies: kind }, '2026-W40', '2026-10-05', 'missed', 'short'],
  // A year without calendar
  ['in a year that no calendar covers nothing is missed', {}, '2027-W10', '2027-03-15', 'calendar_unknown', 'no_calendar'],
  ['nor pending', {}, '2027-W10', '2027-03-08', 'calendar_unknown', 'no_calendar'],
  ['but what is done is met', { events: once('2027-03-08') }, '2027-W10', '2027-03-15', 'met', 'enough'],
  ['one day of it in a week is enough', {}, '2026-W53', '2027-01-04', 'calendar_unknown', 'no_calendar'],
  [
    'an excuse needs no calendar',
    { excuses: [excuse('2027-03-08', '2027-03-14', '2027-03-08')] },
    '2027-W10',
    '2027-03-15',
    'excused',
    'excuse_in_time',
  ],
  [
    'a policy may judge without calendar',
    { policies: [switched({ requireCalendar: false })] },
    '2027-W10',
    '2027-03-15',
    'missed',
    'short',
  ],
  // Imports, updates, take-downs, from the events to the verdict
  ['old content counts by its original date', { events: [event('import', '2024-05-07')] }, '2024-W19', '2026-11-24', 'met', 'enough'],
  [
    'an unchanged publication anew meets nothing',
    { events: [event('update', '2026-11-25', { contentChanged: false })] },
    '2026-W48',
    '2026-11-30',
    'missed',
    'short',
  ],
  [
    'nor what was taken down within 24 hours, be it in the week after',
    { events: [event('first', '2026-11-29 22:00'), event('take_down', '2026-11-30 09:00')] },
    '2026-W48',
    '2026-12-01',
    'missed',
    'short',
  ],
  [
    'taken down later it still counts for its week',
    { events: [event('first', '2026-11-25 10:00'), event('take_down', '2026-11-27 09:00')] },
    '2026-W48',
    '2026-11-30',
    'met',
    'enough',
  ],
  // Gap rules, month by month
  [
    'a gap of exactly thirty days is none too long',
    {
      terms: [term('2026-01-01', { frequency: within30Days })],
      events: [event('first', '2026-10-10'), event('first', '2026-11-09', { documentId: 'd2' })],
    },
    '2026-11',
    '2026-12-01',
    'met',
    'enough',
  ],
  [
    'one of thirty-one is, be it mended the same day',
    {
      terms: [term('2026-01-01', { frequency: within30Days })],
      events: [event('first', '2026-10-09'), event('first', '2026-11-10', { documentId: 'd2' })],
    },
    '2026-11',
    '2026-12-01',
    'missed',
    'gap_exceeded',
  ],
  [
    'days are counted from the day the rule began',
    { terms: [term('2026-01-01', { to: day('2026-10-31') }), term('2026-11-01', { frequency: within30Days })] },
    '2026-11',
    '2026-11-24',
    'pending',
    'running',
  ],
  [
    'whatever was updated before',
    {
      terms: [term('2026-01-01', { to: day('2026-10-31') }), term('2026-11-01', { frequency: within30Days })],
      events: once('2026-10-30'),
    },
    '2026-11',
    '2026-11-24',
    'pending',
    'running',
  ],
  [
    'on the thirtieth day it is not yet too late',
    { terms: [term('2026-01-01', { frequency: within30Days })], events: once('2026-10-31') },
    '2026-11',
    '2026-11-30',
    'due_soon',
    'running',
  ],
  [
    'a change of officers does not begin them anew',
    {
      terms: [
        term('2026-09-01', { frequency: within30Days, to: day('2026-09-30') }),
        term('2026-10-01', { frequency: within30Days, dutyOfficerId: '2' }),
      ],
    },
    '2026-10',
    '2026-11-01',
    'missed',
    'gap_exceeded',
  ],
  [
    'a suspension does',
    {
      terms: [
        term('2026-08-01', { frequency: within30Days, to: day('2026-09-30') }),
        term('2026-10-01', { frequency: within30Days, suspended: true, to: day('2026-10-09') }),
        term('2026-10-10', { frequency: within30Days }),
      ],
    },
    '2026-10',
    '2026-11-01',
    'met',
    'enough',
  ],
  [
    'five days before a gap is too long it is due soon',
    { terms: [term('2026-01-01', { frequency: within30Days })], events: once('2026-11-01') },
    '2026-11',
    '2026-11-26',
    'due_soon',
    'running',
  ],
  [
    'six days before, it is met',
    { terms: [term('2026-01-01', { frequency: within30Days })], events: once('2026-11-01') },
    '2026-11',
    '2026-11-25',
    'met',
    'enough',
  ],
  [
    'a gap that is too long is missed before the month is over',
    { terms: [term('2026-01-01', { frequency: within30Days })], events: once('2026-10-20') },
    '2026-11',
    '2026-11-24',
    'missed',
    'gap_exceeded',
  ],
];

test.each(TABLE.map(([title, ...row]) => [title, row] as const))('[A9.2] %s', (_title, [over, key, today, verdict, ...reasons]) => {
  expect(judged(over, key, today)).toMatchObject({ verdict, reasons });
});

test('[A9.2] a verdict says how much, until when, the last day that counted, and who answers', () => {
  const events = [event('first', '2026-11-23'), event('update', '2026-11-23 12:00'), event('update', '2026-11-24')];
  const terms = [term('2023-07-04', { frequency: { kind: 'period', unit: 'week', min: 3 } })];
  expect(judged({ events, terms }, '2026-W48', '2026-11-27')).toEqual({
    verdict: 'due_soon',
    counted: 2,
    lastDay: day('2026-11-24'),
    missing: 1,
    daysLeft: 2,
    reasons: ['running'],
    excuses: { inTime: [], late: [] },
    unitId: 'office',
    frequency: { kind: 'period', unit: 'week', min: 3 },
  });
});

test('[A9.2] who is excused, and by what, is told: filed in time, and too late', () => {
  const excuses = [excuse('2026-11-23', '2026-11-29', '2026-11-20', 'in time'), excuse('2026-11-23', '2026-11-29', '2026-12-01', 'late')];
  expect(judged({ excuses }, '2026-W48', '2026-12-01')).toMatchObject({
    verdict: 'excused',
    missing: 0,
    reasons: ['excuse_in_time', 'excuse_late'],
    excuses: { inTime: ['in time'], late: ['late'] },
  });
});

test('[A9.1] the unit that answered on the first day answers for the period', () => {
  const terms = [term('2023-07-04', { to: day('2026-11-25') }), term('2026-11-26', { unitId: 'housing-centre' })];
  expect(judged({ terms }, '2026-W48', '2026-11-30').unitId).toBe('office');
  expect(judged({ terms }, '2026-W49', '2026-12-07').unitId).toBe('housing-centre');
});

describe('a period is audited by the version in force on its first day', () => {
  const twice = {
    ...switched({}, { frequencies: [{ columns: ['住建新闻'], article: 'A9.2', frequency: { ...weekly, min: 2 } }] }),
    version: '2',
  };
  const versions = (from: string) => ({ policies: [huludao2023, { ...twice, effectiveFrom: day(from) }], events: once('2026-11-25') });
  test.each<[string, string, string, Verdict]>([
    ['[A11] from its Monday on, the new version', '2026-11-23', '2026-W48', 'missed'],
    ['[A11] from its Tuesday on, still the old one', '2026-11-24', '2026-W48', 'met'],
    ['[A11] and the new one from the next week on', '2026-11-24', '2026-W49', 'missed'],
  ])('%s', (_title, from, key, verdict) => expect(judged(versions(from), key, '2026-12-08').verdict).toBe(verdict));
});

test('[A9.2] a gap rule cannot be judged by a number of updates alone', () => {
  const { columnName, excuses, calendar } = column();
  const period = { unit: 'month', from: day('2026-11-01'), to: day('2026-11-30') } as const;
  const terms = [term('2026-01-01', { frequency: within30Days })];
  const facts = { period, today: day('2026-12-01'), policy: audit, columnName, terms, excuses, calendar };
  expect(() => judge({ ...facts, updates: { counted: 1, lastDay: day('2026-11-09') } })).toThrow(RangeError);
});
