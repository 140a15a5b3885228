import type { InboxBox, InboxChoices, InboxMeta, InboxRow, SignBatchIn, SignedDocument } from '../../../shared/contracts';
import { failureOf } from '../utils/failure';
import { baseApi, dataOf, present, type Paged } from './base';
import { documentTags } from './reviews';

export interface InboxAsked {
  readonly box?: InboxBox | undefined;
  readonly sort?: string | undefined;
  readonly unit?: string | undefined;
  readonly column?: string | undefined;
  readonly stage?: string | undefined;
  readonly age?: string | undefined;
  readonly _q?: string | undefined;
  readonly page?: number;
  readonly pageSize?: number;
}

const inboxApi = baseApi.injectEndpoints({
  endpoints: (build) => ({
    getInbox: build.query<Paged<InboxRow, InboxMeta>, InboxAsked>({
      query: (params) => ({ url: '/three-review/inbox', config: { params: present(params) } }),
      providesTags: ['ThreeReviewInbox'],
    }),
    getInboxChoices: build.query<InboxChoices, void>({
      query: () => '/three-review/inbox/choices',
      transformResponse: dataOf<InboxChoices>,
      providesTags: ['ThreeReviewInbox'],
    }),
    signBatch: build.mutation<readonly SignedDocument[], SignBatchIn>({
      query: (data) => ({ url: '/three-review/reviews/sign-batch', method: 'POST' as const, data }),
      transformResponse: dataOf<readonly SignedDocument[]>,
      invalidatesTags: (_done, error, { documents }) =>
        error === undefined || failureOf(error).kind === 'refused'
          ? ['ThreeReviewInbox', ...documents.flatMap((one) => documentTags({ uid: one.uid, documentId: one.documentId }))]
          : [],
    }),
  }),
  overrideExisting: false,
});

export const { useGetInboxQuery, useGetInboxChoicesQuery, useSignBatchMutation } = inboxApi;
