import {
  byUrgency,
  judgeColumn,
  parsePeriodKey,
  runningPeriod,
  standing,
  STANDINGS,
  type ColumnHistory,
  type Standing,
  type Verdict,
} from '../../../core/audit';
import type { Frequency } from '../../../core/regulation';
import { column, day, event, excuse, term } from '../support/column';

const today = day('2026-11-27');
const gap: Frequency = { kind: 'gap', days: 30 };
const periodOf = (key: string) => {
  const period = parsePeriodKey(key);
  if (!period) throw new RangeError(key);
  return period;
};

/** How the column stands on Friday, 27 November 2026, in week 48; `closed` names earlier periods and what they came to. */
const stands = (over: Partial<ColumnHistory>, closed: readonly (readonly [string, Verdict])[] = [], everPublished = true): Standing => {
  const history = column(over);
  const period = runningPeriod(history, today);
  const running = period && { period, judgement: judgeColumn(history, period, today) };
  return standing({ today, running, closed: closed.map(([key, verdict]) => ({ period: periodOf(key), verdict })), everPublished });
};

test.each<[string, Standing, Parameters<typeof stands>]>([
  ['met', { state: 'met' }, [{ events: [event('first', '2026-11-24')] }, [['2026-W47', 'missed']]]],
  ['due soon, two days before the week ends', { state: 'due_soon', daysLeft: 2 }, [{}, [['2026-W47', 'met']]]],
  ['pending while there is time', { state: 'pending', daysLeft: 34 }, [{ columnName: '政策解读' }, [['2026-Q3', 'met']]]],
  [
    'overdue since the end of the last week, if that was missed and this one is not met',
    { state: 'overdue', days: 5, period: periodOf('2026-W47') },
    [
      {},
      [
        ['2026-W46', 'met'],
        ['2026-W47', 'missed'],
      ],
    ],
  ],
  [
    'overdue since the end of the last quarter',
    { state: 'overdue', days: 58, period: periodOf('2026-Q3') },
    [
      { columnName: '质量安全' },
      [
        ['2026-Q3', 'missed'],
        ['2026-Q2', 'met'],
      ],
    ],
  ],
  [
    'overdue still, where the last week was excused and the one before missed',
    { state: 'overdue', days: 12, period: periodOf('2026-W46') },
    [
      {},
      [
        ['2026-W46', 'missed'],
        ['2026-W47', 'excused'],
      ],
    ],
  ],
  [
    'not overdue for a week missed long ago',
    { state: 'due_soon', daysLeft: 2 },
    [
      {},
      [
        ['2026-W30', 'missed'],
        ['2026-W47', 'met'],
      ],
    ],
  ],
  [
    'excused, and not asked for what came before',
    { state: 'excused' },
    [{ excuses: [excuse('2026-11-23', '2026-11-29', '2026-11-20')] }, [['2026-W47', 'missed']]],
  ],
  ['empty, where nothing was ever published', { state: 'empty', days: null, daysLeft: 2 }, [{}, [], false]],
  [
    'empty, and overdue since the last quarter',
    { state: 'empty', days: 58, daysLeft: 34 },
    [{ columnName: '政策问答' }, [['2026-Q3', 'missed']], false],
  ],
  ['exempt, also with nothing in it', { state: 'exempt' }, [{ columnName: '机构设置' }, [], false]],
  ['suspended, while it is', { state: 'suspended' }, [{ terms: [term('2023-07-04', { suspended: true })] }, [['2026-W47', 'missed']]]],
  ['suspended, where no term holds', { state: 'suspended' }, [{ terms: [] }]],
  ['unknown, where no calendar says', { state: 'calendar_unknown' }, [{ calendar: { covered: [], days: new Map() } }]],
  [
    'overdue all the same where the last week was missed',
    { state: 'overdue', days: 5, period: periodOf('2026-W47') },
    [{ calendar: { covered: [], days: new Map() } }, [['2026-W47', 'missed']]],
  ],
  [
    'overdue from the day on which a gap became too long',
    { state: 'overdue', days: 8, period: periodOf('2026-11') },
    [{ terms: [term('2026-01-01', { frequency: gap })], events: [event('first', '2026-10-20')] }],
  ],
  [
    'excused, where the month of that gap was excused in time',
    { state: 'excused' },
    [
      {
        terms: [term('2026-01-01', { frequency: gap })],
        events: [event('first', '2026-10-20')],
        excuses: [excuse('2026-11-01', '2026-11-30', '2026-11-01')],
      },
    ],
  ],
  [
    'due soon five days before a gap does',
    { state: 'due_soon', daysLeft: 4 },
    [{ terms: [term('2026-01-01', { frequency: gap })], events: [event('first', '2026-11-01')] }, [['2026-10', 'missed']]],
  ],
  [
    'pending, where a gap that was too long this month is closed again',
    { state: 'pending', daysLeft: 28 },
    [
      {
        terms: [term('2026-01-01', { frequency: gap })],
        events: [event('first', '2026-10-20'), event('first', '2026-11-25', { documentId: 'd2' })],
      },
    ],
  ],
])('[A9.2] a column is %s', (...[, expected, args]) => expect(stands(...args)).toEqual(expected));

test('[A9.2] the most urgent comes first: longest overdue, then empty, then least time left', () => {
  const period = periodOf('2026-W47');
  const ordered: Standing[] = [
    { state: 'overdue', days: 58, period },
    { state: 'overdue', days: 5, period },
    { state: 'empty', days: 58, daysLeft: 34 },
    { state: 'empty', days: null, daysLeft: 34 },
    { state: 'due_soon', daysLeft: 2 },
    { state: 'due_soon', daysLeft: 3 },
    { state: 'pending', daysLeft: 34 },
    { state: 'calendar_unknown' },
    { state: 'met' },
    { state: 'excused' },
    { state: 'exempt' },
    { state: 'suspended' },
  ];
  expect([...ordered].reverse().sort(byUrgency)).toEqual(ordered);
  expect(new Set(ordered.map(({ state }) => state))).toEqual(new Set(STANDINGS));
});
