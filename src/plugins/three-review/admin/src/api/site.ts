import type { SiteOut, TrialRecord } from '../../../shared/contracts';
import { baseApi, dataOf, type Paged } from './base';

const BASE = '/three-review/site';

/** Why, and the password of who orders it where it is asked for. */
export interface Switch {
  readonly reason?: string;
  readonly password?: string;
}

const switching = (act: 'enforce' | 'relax') => ({
  query: (data: Switch) => ({ url: `${BASE}/${act}`, method: 'POST' as const, data }),
  transformResponse: dataOf<SiteOut>,
  // Every screen of a document depends on it.
  invalidatesTags: ['ThreeReviewSite' as const, 'ThreeReviewSetup' as const, 'ThreeReviewSettings' as const, 'Document' as const],
});

const siteApi = baseApi.injectEndpoints({
  endpoints: (build) => ({
    getSiteMode: build.query<SiteOut, void>({
      query: () => BASE,
      transformResponse: dataOf<SiteOut>,
      providesTags: ['ThreeReviewSite'],
    }),
    getTrial: build.query<Paged<TrialRecord>, { readonly page: number; readonly pageSize: number }>({
      query: (params) => ({ url: `${BASE}/trial`, config: { params } }),
      providesTags: ['ThreeReviewSite'],
    }),
    enforceSite: build.mutation<SiteOut, Switch>(switching('enforce')),
    relaxSite: build.mutation<SiteOut, Switch>(switching('relax')),
  }),
  overrideExisting: false,
});

export const { useGetSiteModeQuery, useGetTrialQuery, useEnforceSiteMutation, useRelaxSiteMutation } = siteApi;
