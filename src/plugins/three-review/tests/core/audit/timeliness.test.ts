import { draftClock, overdueUpTo, timeliness, type ClockLevel } from '../../../core/audit';
import { audit, CALENDAR, day, event, switched } from '../support/column';

const working = switched({ workingDays: true }).audit;
const published = (text: string, eventDay: string | null, policy = audit) =>
  timeliness([event('first', text, { eventDay: eventDay === null ? null : day(eventDay) })], policy, CALENDAR)[0];

test.each<[string, string, string | null, number | null, boolean]>([
  ['on the day itself it is no day late', '2026-11-04', '2026-11-04', 0, false],
  ['on the twentieth day it is in time', '2026-11-24', '2026-11-04', 20, false],
  ['on the twenty-first it is late', '2026-11-25', '2026-11-04', 21, true],
  ['without a day of the event nothing is measured', '2026-11-25', null, null, false],
  ['before the event it is not late (but see the findings on dates)', '2026-11-25', '2026-11-26', -1, false],
])('[A9.2] %s', (_title, at, eventDay, days, late) => expect(published(at, eventDay)).toMatchObject({ days, late }));

test('[A9.2] working days are counted where the policy says so: the week of the National Day is short', () => {
  // 2026-09-21 … 10-21: Monday to Monday, four weeks and two days, three of them with holidays, one Saturday worked.
  expect(published('2026-10-22', '2026-09-21', working)).toMatchObject({ days: 19, late: false });
  expect(published('2026-10-23', '2026-09-21', working)).toMatchObject({ days: 20, late: false });
  expect(published('2026-10-24', '2026-09-21', working)).toMatchObject({ days: 20, late: false });
  expect(published('2026-10-26', '2026-09-21', working)).toMatchObject({ days: 21, late: true });
});

test('[A9.2] working days of a year that no calendar covers are unknown, and not late', () => {
  expect(published('2027-03-01', '2026-11-24', working)).toMatchObject({ days: 'unknown', late: false });
});

test('[A9.2] only the first publication is measured: no update, no import, no take-down', () => {
  const eventDay = day('2026-01-01');
  const events = (['update', 'import', 'take_down'] as const).map((kind) => event(kind, '2026-11-24', { eventDay }));
  expect(timeliness(events, audit, CALENDAR)).toEqual([]);
});

const clock = (today: string, policy = audit) => draftClock(day('2026-11-04'), day(today), policy, CALENDAR);

test.each<[string, string, number, ClockLevel]>([
  ['twenty days are left on the day of the event', '2026-11-04', 20, 'plain'],
  ['with six days left the clock is plain', '2026-11-18', 6, 'plain'],
  ['with five, the last quarter, it is not', '2026-11-19', 5, 'last_quarter'],
  ['on the last day none is left', '2026-11-24', 0, 'last_quarter'],
  ['a day later it is past', '2026-11-25', -1, 'past'],
  ['before the event there is all the time', '2026-11-01', 23, 'plain'],
])('[A9.2] %s', (_title, today, daysLeft, level) => {
  expect(clock(today)).toEqual({ dueDay: day('2026-11-24'), daysLeft, level });
});

test('[A9.2] in working days the clock stands still at the weekend', () => {
  expect(clock('2026-11-06', working)).toEqual({ dueDay: day('2026-12-02'), daysLeft: 18, level: 'plain' });
  expect(clock('2026-11-08', working)).toEqual({ dueDay: day('2026-12-02'), daysLeft: 18, level: 'plain' });
});

test('[A9.2] and says that it does not know where no calendar does', () => {
  expect(draftClock(day('2026-12-20'), day('2027-01-04'), working, CALENDAR)).toEqual({
    dueDay: null,
    daysLeft: null,
    level: 'calendar_unknown',
  });
  expect(draftClock(day('2026-12-20'), day('2026-12-23'), working, CALENDAR)).toEqual({ dueDay: null, daysLeft: 17, level: 'plain' });
});

it('[A9.2] the last event whose time is over: the day after it there is still a day, and earlier ones are over, too', () => {
  for (const policy of [audit, switched({ workingDays: true }).audit]) {
    const today = day('2026-11-24');
    const last = overdueUpTo(today, policy, CALENDAR);
    if (last === null) throw new Error('none');
    const level = (eventDay: number) => draftClock(eventDay, today, policy, CALENDAR).level;
    expect([level(last - 30), level(last), level(last + 1)]).toEqual(['past', 'past', 'last_quarter']);
  }
});

it('[A9.2] where no calendar speaks of today, no time is told to be over', () => {
  expect(overdueUpTo(day('2027-03-01'), switched({ workingDays: true }).audit, CALENDAR)).toBeNull();
});
