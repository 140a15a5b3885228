import type { Review, Settings } from '../../../shared/contracts';
import { baseApi, dataOf } from './base';

/** One document in one locale. `locale` stays out for types without localisation. */
export interface DocumentRef {
  readonly uid: string;
  readonly documentId: string;
  readonly locale?: string;
}

/** The Content Manager files a collection type's document under `uid_documentId`, a single type under its uid. */
export const documentTags = ({ uid, documentId }: DocumentRef) => [
  { type: 'Document' as const, id: `${uid}_${documentId}` },
  { type: 'Document' as const, id: uid },
];

const reviewApi = baseApi.injectEndpoints({
  endpoints: (build) => ({
    getReviewSettings: build.query<Settings, void>({
      query: () => '/three-review/reviews/settings',
      transformResponse: dataOf<Settings>,
      providesTags: ['ThreeReviewSettings'],
    }),
    /** Shares the document's tags: whatever reloads the form (save, publish, an act of ours) reloads the review with it. */
    getReview: build.query<Review, DocumentRef>({
      query: ({ uid, documentId, locale }) => ({
        url: `/three-review/reviews/${uid}/${documentId}`,
        config: { params: locale ? { locale } : {} },
      }),
      transformResponse: dataOf<Review>,
      providesTags: (_review, _error, ref) => documentTags(ref),
    }),
  }),
  overrideExisting: false,
});

export const { useGetReviewSettingsQuery, useGetReviewQuery } = reviewApi;
