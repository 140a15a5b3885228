import { useNotification } from '@strapi/strapi/admin';
import { useEffect, useRef } from 'react';
import type { Review } from '../../../shared/contracts';
import { useWords } from './useWords';

const UNDER_REVIEW = new Set<Review['stage']>(['first_review', 'second_review', 'final_sign_off', 'approved']);

export const underReview = (review: Review): boolean => UNDER_REVIEW.has(review.stage);

/** A10.2: says before the save that signatures will fall, and after it that they did. Also where the panel is folded away, on a phone. */
export const useEditWarnings = (review: Review | undefined, modified: boolean): void => {
  const { t } = useWords();
  const { toggleNotification } = useNotification();
  const threatened = review !== undefined && underReview(review) && modified;

  useEffect(() => {
    if (threatened) toggleNotification({ type: 'warning', message: t('edit.toast'), timeout: 6000 });
  }, [threatened, t, toggleNotification]);

  const seen = useRef<{ readonly document: string; readonly endedAt: number } | null>(null);
  useEffect(() => {
    if (!review) return;
    const now = { document: `${review.documentId} ${review.locale}`, endedAt: review.ended?.at ?? 0 };
    const before = seen.current;
    seen.current = now;
    const fell = before?.document === now.document && review.ended?.reason === 'content_changed' && now.endedAt > before.endedAt;
    if (fell) toggleNotification({ type: 'warning', message: t('done.changed', { count: review.ended?.voided.length ?? 0 }) });
  }, [review, t, toggleNotification]);
};
