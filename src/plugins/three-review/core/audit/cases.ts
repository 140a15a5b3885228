import { addMonths, type EpochDay } from '../kernel/dates';
import { decide, refusal, type Decision } from '../kernel/result';
import type { CaseKind, Span } from '../regulation';
import type { DateFinding } from './dates';

/** How a case of the register stands (问题登记). A corrected one (已整改) was confirmed, and still counts. */
export const CASE_STATES = ['suspected', 'confirmed', 'dismissed', 'corrected'] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** What is done with a recorded case. To reopen one puts its decision in question again. */
export const CASE_ACTS = ['confirm', 'dismiss', 'correct', 'reopen'] as const;
export type CaseAct = (typeof CASE_ACTS)[number];

/** Who found it: the site itself, an inspection from above, or somebody of the public who reported it. */
export const CASE_SOURCES = ['self_check', 'inspection', 'public_report'] as const;
export type CaseSource = (typeof CASE_SOURCES)[number];

const STEPS: Readonly<Record<CaseAct, { readonly from: readonly CaseState[]; readonly to: CaseState }>> = {
  confirm: { from: ['suspected'], to: 'confirmed' },
  dismiss: { from: ['suspected'], to: 'dismissed' },
  correct: { from: ['confirmed'], to: 'corrected' },
  reopen: { from: ['confirmed', 'dismissed', 'corrected'], to: 'suspected' },
};

/** The state after the act. Only reopening returns to an earlier state: of two people who decide the same case, the second is told its present state. */
export const caseAfter = (state: CaseState, act: CaseAct): Decision<CaseState> =>
  decide(STEPS[act].from.includes(state) ? [] : [refusal('case_decided', 'A9.2', { state, act })], () => STEPS[act].to);

/** A case by all its acts: the state that each led to, and on which day, in their order. The first recorded it. */
export interface RegisteredCase {
  readonly kind: CaseKind;
  readonly acts: readonly { readonly to: CaseState; readonly day: EpochDay }[];
}

/** What was done by the end of `day`. */
const doneBy = ({ acts }: RegisteredCase, day: EpochDay) => acts.filter((act) => act.day <= day);

/** The day of the confirmation that holds on `day`; null: none does, since nobody confirmed it, or it was reopened. */
export const confirmedOn = (one: RegisteredCase, day: EpochDay): EpochDay | null => {
  const done = doneBy(one, day);
  const state = done.at(-1)?.to;
  if (state !== 'confirmed' && state !== 'corrected') return null;
  return done.filter(({ to }) => to === 'confirmed').at(-1)?.day ?? null;
};

/** The first day on which a span that began on `from` is full. */
export const spanEnd = (from: EpochDay, span: Span): EpochDay => ('days' in span ? from + span.days : addMonths(from, span.months));

/**
 * Whether a case counts against the site on `day`: its confirmation holds, and is at most the inspection's span ago. A correction changes nothing.
 * Neither does the day on which it was found, so that a late decision still counts. Reopened, it counts no more from that day on, and on the days
 * before as it did.
 */
export const caseCounts = (one: RegisteredCase, within: Span, day: EpochDay): boolean => {
  const from = confirmedOn(one, day);
  return from !== null && day < spanEnd(from, within);
};

/** Whether on `day` it was recorded, or reopened, and nobody had decided it since. */
export const caseIsOpen = (one: RegisteredCase, day: EpochDay): boolean => doneBy(one, day).at(-1)?.to === 'suspected';

/** One contradiction of dates as one text, for comparing. A new publication of the document, or another date, gives another text. */
export const findingKey = ({ code, documentId, locale, at, stated, recorded }: DateFinding): string =>
  [code, documentId, locale, at, stated, recorded].join(' ');
