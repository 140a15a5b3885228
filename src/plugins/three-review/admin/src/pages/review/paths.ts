import type { DocumentRef } from '../../api/reviews';

/** The page on which one document is read and answered. */
export const REVIEW = '/plugins/three-review/review';

const pathOf = ({ uid, documentId, locale }: DocumentRef, more: string, params: Readonly<Record<string, string>> = {}): string => {
  const asked = new URLSearchParams({ ...(locale ? { locale } : {}), ...params }).toString();
  return `${REVIEW}/${uid}/${documentId}${more}${asked ? `?${asked}` : ''}`;
};

export const reviewPath = (ref: DocumentRef): string => pathOf(ref, '');
export const differencePath = (ref: DocumentRef): string => pathOf(ref, '/diff');
