import { adminApi } from '@strapi/strapi/admin';

export interface Answer<T> {
  readonly data: T;
}

export interface Paged<T, M = PageMeta> {
  readonly data: readonly T[];
  readonly meta: M;
}

export interface PageMeta {
  readonly pagination: { readonly page: number; readonly pageSize: number; readonly total: number };
}

export const dataOf = <T>(answer: Answer<T>): T => answer.data;

/** What is not asked for stays out of the address. */
export const present = (params: object): Record<string, string | number | boolean> =>
  Object.fromEntries(
    Object.entries(params).filter(
      (entry): entry is [string, string | number | boolean] =>
        (typeof entry[1] === 'string' && entry[1] !== '') || typeof entry[1] === 'number' || typeof entry[1] === 'boolean'
    )
  );

/** Core's query cache, with our tags: `Document` is the Content Manager's own, so that the form and the review reload together. */
export const baseApi = adminApi.enhanceEndpoints({
  addTagTypes: [
    'Document',
    'ThreeReviewSettings',
    'ThreeReviewAudit',
    'ThreeReviewRun',
    'ThreeReviewCase',
    'ThreeReviewColumn',
    'ThreeReviewInbox',
    'ThreeReviewNotice',
    'ThreeReviewSetup',
    'ThreeReviewSite',
  ],
});
