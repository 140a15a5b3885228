import type { CaseCorrectionIn, CaseDecisionIn, CaseDetail, CaseDocument, CaseIn, CaseOut, CasesMeta } from '../../../shared/contracts';
import { baseApi, dataOf, present, type Paged } from './base';

const BASE = '/three-review/audit';

export interface CasesAsked {
  readonly state?: string;
  readonly kind?: string;
  readonly page?: number;
  readonly pageSize?: number;
}

type Of<Body> = Body & { readonly id: string };

/** A decided case changes the vetoes and the dates in question, too. */
const CHANGED = ['ThreeReviewCase', 'ThreeReviewAudit'] as const;

const casesApi = baseApi.injectEndpoints({
  endpoints: (build) => ({
    getCases: build.query<Paged<CaseOut, CasesMeta>, CasesAsked>({
      query: (params) => ({ url: `${BASE}/cases`, config: { params: present(params) } }),
      providesTags: ['ThreeReviewCase'],
    }),
    getCase: build.query<CaseDetail, string>({
      query: (id) => ({ url: `${BASE}/cases/${id}` }),
      transformResponse: dataOf<CaseDetail>,
      providesTags: ['ThreeReviewCase'],
    }),
    findDocuments: build.query<readonly CaseDocument[], string>({
      query: (words) => ({ url: `${BASE}/documents`, config: { params: { _q: words } } }),
      transformResponse: dataOf<readonly CaseDocument[]>,
    }),
    recordCase: build.mutation<CaseDetail, CaseIn>({
      query: (data) => ({ url: `${BASE}/cases`, method: 'POST', data }),
      transformResponse: dataOf<CaseDetail>,
      invalidatesTags: CHANGED,
    }),
    decideCase: build.mutation<CaseDetail, Of<CaseDecisionIn> & { readonly act: 'confirm' | 'dismiss' | 'reopen' }>({
      query: ({ id, act, ...data }) => ({ url: `${BASE}/cases/${id}/${act}`, method: 'POST', data }),
      transformResponse: dataOf<CaseDetail>,
      invalidatesTags: CHANGED,
    }),
    correctCase: build.mutation<CaseDetail, Of<CaseCorrectionIn>>({
      query: ({ id, ...data }) => ({ url: `${BASE}/cases/${id}/correct`, method: 'POST', data }),
      transformResponse: dataOf<CaseDetail>,
      invalidatesTags: CHANGED,
    }),
  }),
  overrideExisting: false,
});

export const {
  useGetCasesQuery,
  useGetCaseQuery,
  useFindDocumentsQuery,
  useRecordCaseMutation,
  useDecideCaseMutation,
  useCorrectCaseMutation,
} = casesApi;
