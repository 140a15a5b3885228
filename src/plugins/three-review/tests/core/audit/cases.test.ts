import {
  CASE_ACTS,
  CASE_STATES,
  caseAfter,
  caseCounts,
  findingKey,
  caseIsOpen,
  siteVetoes,
  type CaseAct,
  type CaseState,
  type DateFinding,
  type RegisteredCase,
} from '../../../core/audit';
import { national2019, type CaseKind } from '../../../core/regulation';
import { day } from '../support/column';

type Then = RegisteredCase['acts'][number];
const then = (to: CaseState, on: string): Then => ({ to, day: day(on) });
const confirmed = (on: string): readonly Then[] => [then('confirmed', on)];
const dismissed = (on: string): readonly Then[] => [then('dismissed', on)];
/** Recorded on 2 March, and what came after. */
const one = (after: readonly Then[] = [], kind: CaseKind = 'grave_error'): RegisteredCase => ({
  kind,
  acts: [then('suspected', '2026-03-02'), ...after],
});
const YEAR = { months: 12 } as const;

const ALLOWED: Readonly<Record<CaseState, Partial<Record<CaseAct, CaseState>>>> = {
  suspected: { confirm: 'confirmed', dismiss: 'dismissed' },
  confirmed: { correct: 'corrected', reopen: 'suspected' },
  dismissed: { reopen: 'suspected' },
  corrected: { reopen: 'suspected' },
};

describe('[A9.2] a case is suspected until a person decides it', () => {
  it.each(CASE_STATES.flatMap((state) => CASE_ACTS.map((act) => [state, act] as const)))('%s, %s', (state, act) => {
    const to = ALLOWED[state][act];
    expect(caseAfter(state, act)).toEqual(
      to === undefined
        ? { allowed: false, refusals: [{ code: 'case_decided', article: 'A9.2', data: { state, act } }] }
        : { allowed: true, value: to }
    );
  });
});

test.each<[string, readonly Then[], string, boolean]>([
  ['a suspected case does not count', [], '2026-03-02', false],
  ['a dismissed one does not', dismissed('2026-03-05'), '2026-03-06', false],
  ['a confirmed one counts from the day of its confirmation', confirmed('2026-03-05'), '2026-03-05', true],
  ['not on the day before, when it was only recorded', confirmed('2026-03-05'), '2026-03-04', false],
  ['it counts on the last day of the span', confirmed('2026-03-05'), '2027-03-04', true],
  ['and no more on the day on which the span is full', confirmed('2026-03-05'), '2027-03-05', false],
  ['confirmed on a leap day it counts to the 27th of the next February', confirmed('2024-02-29'), '2025-02-27', true],
  ['and not on the 28th', confirmed('2024-02-29'), '2025-02-28', false],
])('[A9.2] %s', (_title, after, on, counted) => expect(caseCounts(one(after), YEAR, day(on))).toBe(counted));

const REOPENED = [then('confirmed', '2026-03-05'), then('suspected', '2026-04-01'), then('confirmed', '2026-05-01')];

test.each<[string, string, boolean, boolean]>([
  ['counts until the day before it was reopened', '2026-03-31', true, false],
  ['is in question from that day on', '2026-04-01', false, true],
  ['until it is confirmed anew', '2026-04-30', false, true],
  ['and counts from then on', '2026-05-01', true, false],
  ['for the whole span of the second confirmation', '2027-04-30', true, false],
  ['and no longer', '2027-05-01', false, false],
])('[A9.2] a confirmed case that was reopened %s', (_title, on, counted, open) => {
  expect([caseCounts(one(REOPENED), YEAR, day(on)), caseIsOpen(one(REOPENED), day(on))]).toEqual([counted, open]);
});

test('[A9.2] put right and reopened on one day it is in question on that day', () => {
  const held = one([...confirmed('2026-03-05'), then('corrected', '2026-03-09'), then('suspected', '2026-03-09')]);
  expect([caseCounts(held, YEAR, day('2026-03-08')), caseCounts(held, YEAR, day('2026-03-09'))]).toEqual([true, false]);
  expect(caseIsOpen(held, day('2026-03-09'))).toBe(true);
});

test('[A9.2] the span is a value of the inspection: of ninety days the ninetieth still counts', () => {
  const held = one(confirmed('2026-03-05'));
  expect(caseCounts(held, { days: 90 }, day('2026-03-05') + 89)).toBe(true);
  expect(caseCounts(held, { days: 90 }, day('2026-03-05') + 90)).toBe(false);
});

test.each<[string, readonly Then[], string, boolean]>([
  ['a recorded case is in question', [], '2026-03-02', true],
  ['not before it was recorded', [], '2026-03-01', false],
  ['until the day on which it was confirmed', confirmed('2026-03-05'), '2026-03-04', true],
  ['and no more from then on', confirmed('2026-03-05'), '2026-03-05', false],
  ['until the day on which it was dismissed', dismissed('2026-03-05'), '2026-03-04', true],
  ['and no more from then on (dismissed)', dismissed('2026-03-05'), '2026-03-05', false],
])('[A9.2] %s', (_title, after, on, open) => expect(caseIsOpen(one(after), day(on))).toBe(open));

test.each<[CaseKind]>([['grave_error'], ['leak'], ['forged_date']])(
  '[A9.2] one confirmed %s fails the site, a suspected one does not',
  (kind) => {
    const site = (cases: readonly RegisteredCase[]) =>
      siteVetoes(national2019, { columns: [], homePage: { lastDay: day('2026-03-05'), since: 0 }, cases }, day('2026-03-05')).find(
        ({ id }) => id === 'grave_cases'
      );
    expect(site([one([], kind)])).toMatchObject({ count: 0, level: 'fine' });
    expect(site([one(confirmed('2026-03-05'), kind)])).toMatchObject({ count: 1, level: 'vetoed', distance: 0 });
  }
);

test('[A9.2] another publication, another date or another document is another contradiction', () => {
  const finding: DateFinding = {
    code: 'displayed_moved',
    documentId: 'd1',
    locale: 'zh-Hans',
    at: 1_772_000_000_000,
    stated: day('2026-03-05'),
    recorded: day('2026-03-01'),
  };
  const others: readonly Partial<DateFinding>[] = [
    { code: 'displayed_before_first' },
    { documentId: 'd2' },
    { locale: 'en' },
    { at: 1_772_000_000_001 },
    { stated: day('2026-03-06') },
    { recorded: day('2026-03-02') },
  ];
  const keys = [finding, ...others.map((over) => ({ ...finding, ...over }))].map(findingKey);
  expect(new Set(keys).size).toBe(keys.length);
  expect(findingKey({ ...finding })).toBe(findingKey(finding));
});
