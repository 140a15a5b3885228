import type { DraftClock } from '../../../shared/contracts';
import type { Words } from '../hooks/useWords';
import { oneOf, STATUS } from './keys';
import type { Limit } from './standings';

export type NamedDocument = Pick<DraftClock, 'uid' | 'documentId' | 'locale' | 'title' | 'titleHidden'>;

/** How a document is called for whoever looks. */
export const documentTitle = ({ title, titleHidden }: Pick<DraftClock, 'title' | 'titleHidden'>, t: Words['t']): string =>
  titleHidden ? t('document.hidden') : (title ?? t('drafts.untitled'));

/** 待审签 · 等待 陈国栋 办理; or that nobody is there to act. */
export const draftState = (draft: DraftClock, { t, list }: Words): string => {
  const stage = oneOf(STATUS, draft.stage);
  const state = stage ? t(STATUS[stage]) : draft.stage;
  return draft.waitsFor.length > 0 ? t('drafts.waits', { state, people: list(draft.waitsFor) }) : t('drafts.nobody', { state });
};

const TONES: Readonly<Record<DraftClock['level'], Limit['tone']>> = {
  plain: 'plain',
  last_quarter: 'bold',
  past: 'over',
  calendar_unknown: 'none',
};

const leftText = ({ daysLeft }: DraftClock, t: Words['t']): string => {
  if (daysLeft === null) return t('standing.calendar_unknown');
  return daysLeft < 0 ? t('drafts.over', { days: -daysLeft }) : t('limit.left', { days: daysLeft });
};

export const draftLimit = (draft: DraftClock, { t }: Words): Limit => ({ tone: TONES[draft.level], text: leftText(draft, t), sub: '' });
