import type { DifferenceOut, DifferenceQuery, ReviewContent } from '../../../shared/contracts';
import { baseApi, dataOf, present } from './base';
import { documentTags, type DocumentRef } from './reviews';

type DifferenceAsked = DocumentRef & Pick<DifferenceQuery, 'against'>;

const addressOf = ({ uid, documentId }: DocumentRef, what: string): string => `/three-review/reviews/${uid}/${documentId}/${what}`;

/** What a reviewer reads: the content as its readers will see it, and what differs from an earlier one. */
const readingApi = baseApi.injectEndpoints({
  endpoints: (build) => ({
    /** Read once for each opening: what somebody reads is never exchanged under their eyes, and they sign that or nothing. */
    getReviewContent: build.query<ReviewContent, DocumentRef>({
      query: (ref) => ({ url: addressOf(ref, 'content'), config: { params: present({ locale: ref.locale }) } }),
      transformResponse: dataOf<ReviewContent>,
      keepUnusedDataFor: 0,
    }),
    getDifference: build.query<DifferenceOut, DifferenceAsked>({
      query: ({ against, ...ref }) => ({
        url: addressOf(ref, 'diff'),
        config: { params: present({ locale: ref.locale, against }) },
      }),
      transformResponse: dataOf<DifferenceOut>,
      providesTags: (_difference, _error, ref) => documentTags(ref),
    }),
  }),
  overrideExisting: false,
});

export const { useGetReviewContentQuery, useGetDifferenceQuery } = readingApi;
