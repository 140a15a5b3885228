import { addMonths, type EpochDay } from '../kernel/dates';
import { decide, refusal, type Decision } from '../kernel/result';
import type { CaseKind, Span } from '../regulation';
import type { DateFinding } from './dates';

/** How a case of the register stands (问题登记). A corrected one (已整改) was confirmed, and still counts. */
export const CASE_STATES = ['suspected', 'confirmed', 'dismissed', 'corrected'] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** What is done with a recorded case. */
export const CASE_ACTS = ['confirm', 'dismiss', 'correct'] as const;
export type CaseAct = (typeof CASE_ACTS)[number];

/** Who found it: the site itself, an inspection from above, or somebody of the public who reported it. */
export const CASE_SOURCES = ['self_check', 'inspection', 'public_report'] as const;
export type CaseSource = (typeof CASE_SOURCES)[number];

const STEPS: Readonly<Record<CaseAct, { readonly from: CaseState; readonly to: CaseState }>> = {
  confirm: { from: 'suspected', to: 'confirmed' },
  dismiss: { from: 'suspected', to: 'dismissed' },
  correct: { from: 'confirmed', to: 'corrected' },
};

/** The state after the act. No act returns to an earlier state: of two people who decide the same case, the second is told its present state. */
export const caseAfter = (state: CaseState, act: CaseAct): Decision<CaseState> =>
  decide(state === STEPS[act].from ? [] : [refusal('case_decided', 'A9.2', { state, act })], () => STEPS[act].to);

/** A case by the days on which it was recorded and decided; null: it was not. */
export interface RegisteredCase {
  readonly kind: CaseKind;
  readonly recordedOn: EpochDay;
  readonly confirmedOn: EpochDay | null;
  readonly dismissedOn: EpochDay | null;
}

/** The first day on which a span that began on `from` is full. */
export const spanEnd = (from: EpochDay, span: Span): EpochDay => ('days' in span ? from + span.days : addMonths(from, span.months));

/**
 * Whether a case counts against the site on `day`: it was confirmed, at most the inspection's span ago. A correction changes nothing. Neither does
 * the day on which it was found, so that a late decision still counts.
 */
export const caseCounts = ({ confirmedOn }: RegisteredCase, within: Span, day: EpochDay): boolean =>
  confirmedOn !== null && confirmedOn <= day && day < spanEnd(confirmedOn, within);

/** Whether on `day` it was recorded and nobody had decided it. */
export const caseIsOpen = ({ recordedOn, confirmedOn, dismissedOn }: RegisteredCase, day: EpochDay): boolean =>
  recordedOn <= day && (confirmedOn === null || confirmedOn > day) && (dismissedOn === null || dismissedOn > day);

/** One contradiction of dates as one text, for comparing. A new publication of the document, or another date, gives another text. */
export const findingKey = ({ code, documentId, locale, at, stated, recorded }: DateFinding): string =>
  [code, documentId, locale, at, stated, recorded].join(' ');
