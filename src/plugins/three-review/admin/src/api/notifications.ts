import type { Delivery, Notification, ReadIn } from '../../../shared/contracts';
import { baseApi, type PageMeta, type Paged } from './base';

const BASE = '/three-review/notifications';

interface NoticesMeta extends PageMeta {
  readonly unread: number;
}

const noticesApi = baseApi.injectEndpoints({
  endpoints: (build) => ({
    getNotices: build.query<
      Paged<Notification, NoticesMeta>,
      { readonly unread?: boolean; readonly page: number; readonly pageSize: number }
    >({
      query: ({ unread, page, pageSize }) => ({
        url: BASE,
        config: { params: { page, pageSize, ...(unread ? { unread: 'true' } : {}) } },
      }),
      providesTags: ['ThreeReviewNotice'],
    }),
    readNotices: build.mutation<unknown, ReadIn>({
      query: (data) => ({ url: `${BASE}/read`, method: 'POST', data }),
      invalidatesTags: ['ThreeReviewNotice'],
    }),
    getDeliveries: build.query<Paged<Delivery>, { readonly page: number; readonly pageSize: number }>({
      query: (params) => ({ url: `${BASE}/deliveries`, config: { params } }),
      providesTags: ['ThreeReviewNotice'],
    }),
  }),
  overrideExisting: false,
});

export const { useGetNoticesQuery, useReadNoticesMutation, useGetDeliveriesQuery } = noticesApi;
