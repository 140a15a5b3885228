import { countedDays, countedEvents, settlesOn, type AuditEvent, type NotCounted } from '../../../core/audit';
import type { AuditSwitches } from '../../../core/regulation';
import { audit, day, event } from '../support/column';

const whyNot = (events: readonly AuditEvent[], over: Partial<AuditSwitches> = {}) =>
  countedEvents(events, { ...audit.switches, ...over }).map(({ notCounted }) => notCounted);

const first = event('first', '2026-11-24 10:00');
const updated = event('update', '2026-11-26 10:00');

test.each<[string, readonly AuditEvent[], readonly (NotCounted | null)[], Partial<AuditSwitches>?]>([
  ['a first publication counts', [first], [null]],
  ['several documents in one day each count', [first, event('first', '2026-11-24 11:00', { documentId: 'd2' })], [null, null]],
  ['the same document counts once a day', [first, event('update', '2026-11-24 15:00')], [null, 'same_day']],
  ['in two languages too', [first, event('first', '2026-11-24 11:00', { locale: 'en' })], [null, 'same_day']],
  ['and again on another day', [first, updated], [null, null]],
  ['a publication anew with changed content counts', [updated], [null]],
  ['unless the policy counts no updates', [first, updated], [null, 'update_not_counted'], { countUpdates: false }],
  ['without change it never counts', [first, { ...updated, contentChanged: false }], [null, 'unchanged']],
  [
    'a first publication without text to compare it with is not “unchanged”',
    [event('first', '2026-11-24', { contentChanged: false })],
    [null],
  ],
  ['an import counts by its original day', [event('import', '2021-05-06')], [null]],
  ['unless the policy counts no imports', [event('import', '2021-05-06')], ['import_not_counted'], { countImported: false }],
  ['a take-down is no update', [event('take_down', '2026-11-24')], ['take_down']],
  ['what is taken down within 24 hours does not count', [first, event('take_down', '2026-11-25 09:59')], ['taken_down_early', 'take_down']],
  ['nor what is taken down after exactly 24 hours', [first, event('take_down', '2026-11-25 10:00')], ['taken_down_early', 'take_down']],
  ['a minute later it still counts', [first, event('take_down', '2026-11-25 10:01')], [null, 'take_down']],
  [
    'the policy says how long “early” is',
    [first, event('take_down', '2026-11-24 11:01')],
    [null, 'take_down'],
    { takenDownWithinMs: 3_600_000 },
  ],
  [
    'a take-down in another language takes nothing away from this one',
    [first, event('take_down', '2026-11-24 12:00', { locale: 'en' })],
    [null, 'take_down'],
  ],
  ['nor one of another document', [first, event('take_down', '2026-11-24 12:00', { documentId: 'd2' })], [null, 'take_down']],
  ['nor one before it', [event('take_down', '2026-11-24 09:00'), first], ['take_down', null]],
  [
    'where the first of a day does not count, the next does',
    [first, event('take_down', '2026-11-24 11:00'), event('update', '2026-11-24 15:00')],
    ['taken_down_early', 'take_down', null],
  ],
  [
    'what counted stays, where only a later update was taken down at once',
    [first, updated, event('take_down', '2026-11-26 12:00')],
    [null, 'taken_down_early', 'take_down'],
  ],
  [
    'and what was up long enough stays, however short it was up again',
    [first, event('take_down', '2026-11-26 12:00'), event('update', '2026-11-27 10:00'), event('take_down', '2026-11-27 11:00')],
    [null, 'take_down', 'taken_down_early', 'take_down'],
  ],
])('[A9.2] %s', (...[, events, expected, over]) => {
  expect(whyNot(events, over)).toEqual(expected);
  expect(whyNot([...events].reverse(), over)).toEqual(expected);
});

test('[A9.2] a day is told as often as documents count on it, in order', () => {
  const events = [updated, first, event('first', '2026-11-24 11:00', { documentId: 'd2' }), event('update', '2026-11-24 12:00')];
  expect(countedDays(countedEvents(events, audit.switches))).toEqual([day('2026-11-24'), day('2026-11-24'), day('2026-11-26')]);
});

test('[A9.2] a week can be frozen once nothing of its Sunday can be taken down early any more', () => {
  expect(settlesOn({ to: day('2026-11-29') }, audit.switches)).toBe(day('2026-12-01'));
  expect(settlesOn({ to: day('2026-11-29') }, { ...audit.switches, takenDownWithinMs: 0 })).toBe(day('2026-11-30'));
});
