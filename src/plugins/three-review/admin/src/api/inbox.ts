import type { InboxBox, InboxChoices, InboxMeta, InboxRow } from '../../../shared/contracts';
import { baseApi, dataOf, present, type Paged } from './base';

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
  }),
  overrideExisting: false,
});

export const { useGetInboxQuery, useGetInboxChoicesQuery } = inboxApi;
