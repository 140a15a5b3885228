import type {
  ColumnIn,
  ColumnInFull,
  ColumnOptions,
  ColumnOut,
  ColumnPatchIn,
  ImportPreview,
  Removal,
  TermChangeIn,
} from '../../../shared/contracts';
import { baseApi, dataOf, type Paged } from './base';

const BASE = '/three-review/columns';
const PAGE = 100;
const changed = { transformResponse: dataOf<ColumnOut>, invalidatesTags: ['ThreeReviewColumn' as const] };

const columnsApi = baseApi.injectEndpoints({
  endpoints: (build) => ({
    /** All of them, in the order of the tree: a tree cannot be drawn by the page. */
    getColumns: build.query<readonly ColumnOut[], void>({
      queryFn: async (_none, _api, _extra, base) => {
        const columns: ColumnOut[] = [];
        for (let page = 1; ; page += 1) {
          const result = await base({ url: BASE, config: { params: { page, pageSize: PAGE } } });
          if (result.error) return { error: result.error };
          const { data, meta } = result.data as Paged<ColumnOut>;
          columns.push(...data);
          if (data.length === 0 || columns.length >= meta.pagination.total) return { data: columns };
        }
      },
      providesTags: ['ThreeReviewColumn'],
    }),
    getColumn: build.query<ColumnInFull, string>({
      query: (id) => `${BASE}/${id}`,
      transformResponse: dataOf<ColumnInFull>,
      providesTags: ['ThreeReviewColumn'],
    }),
    getColumnOptions: build.query<ColumnOptions, void>({
      query: () => `${BASE}/options`,
      transformResponse: dataOf<ColumnOptions>,
    }),
    createColumn: build.mutation<ColumnOut, ColumnIn>({
      query: (data) => ({ url: BASE, method: 'POST', data }),
      ...changed,
    }),
    updateColumn: build.mutation<ColumnOut, { readonly id: string; readonly patch: ColumnPatchIn }>({
      query: ({ id, patch }) => ({ url: `${BASE}/${id}`, method: 'PUT', data: patch }),
      ...changed,
    }),
    /** Adds a term; or changes one of them, where `changed` names it. */
    putTerm: build.mutation<ColumnOut, { readonly id: string; readonly changed: string | null; readonly term: TermChangeIn }>({
      query: ({ id, changed: term, term: data }) =>
        term === null ? { url: `${BASE}/${id}/terms`, method: 'POST', data } : { url: `${BASE}/${id}/terms/${term}`, method: 'PUT', data },
      ...changed,
    }),
    /** What would keep the column, or one of its terms, from being deleted. */
    getRemoval: build.query<Removal, { readonly id: string; readonly term: string | null }>({
      query: ({ id, term }) => `${BASE}/${id}${term === null ? '' : `/terms/${term}`}/removal`,
      transformResponse: dataOf<Removal>,
    }),
    removeColumn: build.mutation<ColumnOut, string>({
      query: (id) => ({ url: `${BASE}/${id}`, method: 'DELETE' }),
      ...changed,
    }),
    removeTerm: build.mutation<ColumnOut, { readonly id: string; readonly term: string }>({
      query: ({ id, term }) => ({ url: `${BASE}/${id}/terms/${term}`, method: 'DELETE' }),
      ...changed,
    }),
    importSheet: build.mutation<ImportPreview, { readonly file: File; readonly dryRun: boolean }>({
      query: ({ file, dryRun }) => {
        const data = new FormData();
        data.append('file', file);
        return { url: `${BASE}/import?dryRun=${String(dryRun)}`, method: 'POST', data };
      },
      transformResponse: dataOf<ImportPreview>,
      invalidatesTags: (preview) => (preview?.applied ? ['ThreeReviewColumn', 'ThreeReviewAudit'] : []),
    }),
  }),
  overrideExisting: false,
});

export const {
  useGetColumnsQuery,
  useGetColumnQuery,
  useGetColumnOptionsQuery,
  useCreateColumnMutation,
  useUpdateColumnMutation,
  usePutTermMutation,
  useGetRemovalQuery,
  useRemoveColumnMutation,
  useRemoveTermMutation,
  useImportSheetMutation,
} = columnsApi;
