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

const one = (over: Partial<RegisteredCase> = {}): RegisteredCase => ({
  kind: 'grave_error',
  recordedOn: day('2026-03-02'),
  confirmedOn: null,
  dismissedOn: null,
  ...over,
});
const YEAR = { months: 12 } as const;

const ALLOWED: Readonly<Record<CaseState, Partial<Record<CaseAct, CaseState>>>> = {
  suspected: { confirm: 'confirmed', dismiss: 'dismissed' },
  confirmed: { correct: 'corrected' },
  dismissed: {},
  corrected: {},
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

test.each<[string, Partial<RegisteredCase>, string, boolean]>([
  ['a suspected case does not count', {}, '2026-03-02', false],
  ['a dismissed one does not', { dismissedOn: day('2026-03-05') }, '2026-03-06', false],
  ['a confirmed one counts from the day of its confirmation', { confirmedOn: day('2026-03-05') }, '2026-03-05', true],
  ['not on the day before, when it was only recorded', { confirmedOn: day('2026-03-05') }, '2026-03-04', false],
  ['it counts on the last day of the span', { confirmedOn: day('2026-03-05') }, '2027-03-04', true],
  ['and no more on the day on which the span is full', { confirmedOn: day('2026-03-05') }, '2027-03-05', false],
  ['confirmed on a leap day it counts to the 27th of the next February', { confirmedOn: day('2024-02-29') }, '2025-02-27', true],
  ['and not on the 28th', { confirmedOn: day('2024-02-29') }, '2025-02-28', false],
])('[A9.2] %s', (_title, over, on, counted) => expect(caseCounts(one(over), YEAR, day(on))).toBe(counted));

test('[A9.2] the span is a value of the inspection: of ninety days the ninetieth still counts', () => {
  const confirmed = one({ confirmedOn: day('2026-03-05') });
  expect(caseCounts(confirmed, { days: 90 }, day('2026-03-05') + 89)).toBe(true);
  expect(caseCounts(confirmed, { days: 90 }, day('2026-03-05') + 90)).toBe(false);
});

test.each<[string, Partial<RegisteredCase>, string, boolean]>([
  ['a recorded case is in question', {}, '2026-03-02', true],
  ['not before it was recorded', {}, '2026-03-01', false],
  ['until the day on which it was confirmed', { confirmedOn: day('2026-03-05') }, '2026-03-04', true],
  ['and no more from then on', { confirmedOn: day('2026-03-05') }, '2026-03-05', false],
  ['until the day on which it was dismissed', { dismissedOn: day('2026-03-05') }, '2026-03-04', true],
  ['and no more from then on (dismissed)', { dismissedOn: day('2026-03-05') }, '2026-03-05', false],
])('[A9.2] %s', (_title, over, on, open) => expect(caseIsOpen(one(over), day(on))).toBe(open));

test.each<[CaseKind]>([['grave_error'], ['leak'], ['forged_date']])(
  '[A9.2] one confirmed %s fails the site, a suspected one does not',
  (kind) => {
    const site = (cases: readonly RegisteredCase[]) =>
      siteVetoes(national2019, { columns: [], homePage: { lastDay: day('2026-03-05'), since: 0 }, cases }, day('2026-03-05')).find(
        ({ id }) => id === 'grave_cases'
      );
    expect(site([one({ kind })])).toMatchObject({ count: 0, level: 'fine' });
    expect(site([one({ kind, confirmedOn: day('2026-03-05') })])).toMatchObject({ count: 1, level: 'vetoed', distance: 0 });
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
