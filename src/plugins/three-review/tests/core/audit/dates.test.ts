import { DATE_FINDINGS, dateFindings, type DatedPublication, type DateFinding } from '../../../core/audit';
import { audit, day, event } from '../support/column';

const live = (
  kind: DatedPublication['kind'],
  at: string,
  displayed: string | null,
  over: Partial<DatedPublication> = {}
): DatedPublication => ({
  ...event(kind, at),
  displayedDay: displayed === null ? null : day(displayed),
  bodyHash: null,
  ...over,
});
const found = (...publications: DatedPublication[]) => dateFindings(publications, audit.switches.dateSlackDays);
const codes = (...publications: DatedPublication[]) => found(...publications).map(({ code }) => code);

test.each<[string, readonly DatedPublication[], readonly DateFinding['code'][]]>([
  ['a page dated the day it went live contradicts nothing', [live('first', '2026-11-24', '2026-11-24')], []],
  ['nor one dated the evening before', [live('first', '2026-11-24', '2026-11-23')], []],
  ['nor one that shows no date', [live('first', '2026-11-24', null)], []],
  ['a page dated two days before it first went live does', [live('first', '2026-11-24', '2026-11-22')], ['displayed_before_first']],
  ['and one dated two days after', [live('first', '2026-11-24', '2026-11-26')], ['displayed_after_publication']],
  [
    'a later publication may keep the date of the first',
    [live('first', '2026-11-24', '2026-11-24'), live('update', '2026-12-24', '2026-11-24')],
    [],
  ],
  [
    'a corrected text may take the date of its correction',
    [live('first', '2026-11-24', '2026-11-24', { bodyHash: 'a' }), live('update', '2026-12-24', '2026-12-24', { bodyHash: 'b' })],
    [],
  ],
  [
    'the same text may not',
    [live('first', '2026-11-24', '2026-11-24', { bodyHash: 'a' }), live('update', '2026-12-24', '2026-12-24', { bodyHash: 'a' })],
    ['displayed_moved'],
  ],
  [
    'where nobody took a digest nothing is claimed',
    [live('first', '2026-11-24', '2026-11-24'), live('update', '2026-12-24', '2026-12-24')],
    [],
  ],
  [
    'a date that is shown for the first time has not moved',
    [live('first', '2026-11-24', null, { bodyHash: 'a' }), live('update', '2026-11-25', '2026-11-25', { bodyHash: 'a' })],
    [],
  ],
  [
    'an event later than its report is questioned',
    [live('first', '2026-11-24', null, { eventDay: day('2026-11-25') })],
    ['event_after_publication'],
  ],
  ['one on the same day is not', [live('first', '2026-11-24', null, { eventDay: day('2026-11-24') })], []],
  [
    'what stays as it was is told once',
    [
      live('first', '2026-11-24', '2026-11-20', { eventDay: day('2026-11-25') }),
      live('update', '2026-11-24 12:00', '2026-11-20', { eventDay: day('2026-11-25') }),
    ],
    ['event_after_publication', 'displayed_before_first'],
  ],
  ['imported content brings its dates along', [live('import', '2026-11-24', '2019-01-01', { eventDay: day('2027-01-01') })], []],
  [
    'also where it is published anew',
    [live('import', '2026-11-24', '2019-01-01', { bodyHash: 'a' }), live('update', '2026-11-25', '2018-01-01', { bodyHash: 'a' })],
    [],
  ],
  ['a take-down shows nothing', [live('take_down', '2026-11-24', '2019-01-01')], []],
  [
    'another document, or another language, is compared with itself alone',
    [
      live('first', '2026-11-24', '2026-11-24', { bodyHash: 'a' }),
      live('first', '2026-12-24', '2026-12-24', { bodyHash: 'a', locale: 'en' }),
      live('first', '2026-12-25', '2026-12-25', { bodyHash: 'a', documentId: 'd2' }),
    ],
    [],
  ],
])('[A9.2] %s', (_title, publications, expected) => {
  expect(codes(...publications)).toEqual(expected);
  expect(codes(...[...publications].reverse())).toEqual(expected);
  expect(DATE_FINDINGS).toEqual(expect.arrayContaining([...expected]));
});

test('[A9.2] a finding says which date contradicts which', () => {
  const first = live('first', '2026-11-24', '2026-11-01');
  expect(found(first)).toEqual([
    {
      code: 'displayed_before_first',
      documentId: 'd1',
      locale: 'zh-Hans',
      at: first.at,
      stated: day('2026-11-01'),
      recorded: day('2026-11-24'),
    },
  ]);
});

test('[A9.2] the policy says how far a date may lie beside the publication', () => {
  expect(dateFindings([live('first', '2026-11-24', '2026-11-20')], 4)).toEqual([]);
  expect(dateFindings([live('first', '2026-11-24', '2026-11-23')], 0)).toHaveLength(1);
});
