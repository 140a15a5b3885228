import { CheckCircle, CrossCircle, MinusCircle, WarningCircle } from '@strapi/icons';
import type { CaseSource, CaseState } from '../../../core/audit';
import type { CaseKind } from '../../../core/regulation';
import type { CaseOut, DateFindingIn } from '../../../shared/contracts';
import type { Words } from '../hooks/useWords';
import { findingText } from './dateFindings';
import { CASE_STATE, type MessageKey } from './keys';
import type { Look } from './standings';

/** How a case stands: never colour alone. In the order of the tabs. */
export const CASE_LOOKS: Readonly<Record<CaseState, Look>> = {
  suspected: { tone: 'warning', icon: WarningCircle, name: CASE_STATE.suspected },
  confirmed: { tone: 'danger', icon: CrossCircle, name: CASE_STATE.confirmed },
  corrected: { tone: 'success', icon: CheckCircle, name: CASE_STATE.corrected },
  dismissed: { tone: 'neutral', icon: MinusCircle, name: CASE_STATE.dismissed },
};

export const KINDS: Readonly<Record<CaseKind, MessageKey>> = {
  grave_error: 'case.kind.grave_error',
  leak: 'case.kind.leak',
  forged_date: 'case.kind.forged_date',
};

export const SOURCES: Readonly<Record<CaseSource, MessageKey>> = {
  self_check: 'case.source.self_check',
  inspection: 'case.source.inspection',
  public_report: 'case.source.public_report',
};

/** The dates that it is about, in the reader's language. */
export const caseFinding = ({ code, ...data }: DateFindingIn, words: Words, on: string): string => findingText({ code, data }, words, on);

export const caseNumber = ({ id }: Pick<CaseOut, 'id'>, t: Words['t']): string => t('case.number', { number: id });
