import type { Granted, Post, PostIn, RightsIn, Setup, SetupPeople, Unit, UnitIn } from '../../../shared/contracts';
import { baseApi, dataOf } from './base';

const BASE = '/three-review/setup';
const post = (url: string, data: unknown = {}) => ({ url, method: 'POST' as const, data });

const setupApi = baseApi.injectEndpoints({
  endpoints: (build) => ({
    getSetup: build.query<Setup, void>({
      query: () => BASE,
      transformResponse: dataOf<Setup>,
      providesTags: ['ThreeReviewSetup', 'ThreeReviewColumn'],
    }),
    getSetupPeople: build.query<SetupPeople, void>({
      query: () => `${BASE}/people`,
      transformResponse: dataOf<SetupPeople>,
    }),
    confirmMapping: build.mutation<Setup, void>({
      query: () => post(`${BASE}/confirm`),
      transformResponse: dataOf<Setup>,
      invalidatesTags: ['ThreeReviewSetup'],
    }),
    grantRights: build.mutation<Granted, RightsIn>({
      query: (data) => post(`${BASE}/rights`, data),
      transformResponse: dataOf<Granted>,
      invalidatesTags: ['ThreeReviewSetup'],
    }),
    createUnit: build.mutation<Unit, Omit<UnitIn, 'parent'> & { readonly parent: string | null }>({
      query: (data) => post('/three-review/units', data),
      transformResponse: dataOf<Unit>,
      invalidatesTags: ['ThreeReviewSetup'],
    }),
    createPost: build.mutation<Post, PostIn>({
      query: (data) => post('/three-review/posts', data),
      transformResponse: dataOf<Post>,
      invalidatesTags: ['ThreeReviewSetup'],
    }),
  }),
  overrideExisting: false,
});

export const {
  useGetSetupQuery,
  useGetSetupPeopleQuery,
  useConfirmMappingMutation,
  useGrantRightsMutation,
  useCreateUnitMutation,
  useCreatePostMutation,
} = setupApi;
