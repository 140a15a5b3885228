import type {
  AuditColumnsMeta,
  AuditResult,
  AuditRun,
  AuditRunDetail,
  Bulletin,
  CalendarImportMeta,
  CalendarIn,
  CalendarYear,
  ColumnDetail,
  ColumnStanding,
  DraftClock,
  ExcuseIn,
  ExcuseOut,
  FrozenOnDays,
  PublicationEventOut,
  Reminded,
  RemindIn,
  RunIn,
  SiteView,
  TimelinessMeta,
  TimelinessRow,
  UnitDetail,
  UnitTally,
} from '../../../shared/contracts';
import { baseApi, dataOf, present, type Paged } from './base';

const BASE = '/three-review/audit';

export interface ColumnsAsked {
  readonly standing?: string;
  readonly unit?: string;
  readonly frequency?: string;
  readonly category?: string;
  readonly _q?: string;
  readonly sort?: string;
  /** Of the words in a file. */
  readonly language?: string;
  readonly page?: number;
  readonly pageSize?: number;
}

export interface ResultsAsked {
  readonly column?: string;
  readonly unit?: string;
  readonly verdict?: string;
  readonly from?: string;
  readonly to?: string;
  readonly page?: number;
  readonly pageSize?: number;
}

export interface DraftsAsked {
  readonly level?: string;
  readonly page?: number;
  readonly pageSize: number;
}

export interface TimelinessAsked {
  readonly late?: string;
  readonly findings?: string;
  readonly unit?: string;
  readonly from?: string;
  readonly to?: string;
  readonly sort?: string;
  readonly page?: number;
  readonly pageSize?: number;
}

const asked = (path: string, params: object = {}) => ({ url: `${BASE}${path}`, config: { params: present(params) } });
const post = (path: string, data: unknown) => ({ url: `${BASE}${path}`, method: 'POST' as const, data });

const auditApi = baseApi.injectEndpoints({
  endpoints: (build) => ({
    getStandings: build.query<Paged<ColumnStanding, AuditColumnsMeta>, ColumnsAsked>({
      query: (params) => asked('/columns', params),
      providesTags: ['ThreeReviewAudit', 'ThreeReviewColumn'],
    }),
    getColumnDetail: build.query<ColumnDetail, string>({
      query: (id) => asked(`/columns/${id}`),
      transformResponse: dataOf<ColumnDetail>,
      providesTags: ['ThreeReviewAudit', 'ThreeReviewColumn'],
    }),
    getColumnEvents: build.query<Paged<PublicationEventOut>, { readonly id: string; readonly page: number; readonly pageSize: number }>({
      query: ({ id, ...page }) => asked(`/columns/${id}/events`, page),
      providesTags: ['ThreeReviewAudit'],
    }),
    getResults: build.query<Paged<AuditResult>, ResultsAsked>({
      query: (params) => asked('/results', params),
      providesTags: ['ThreeReviewAudit'],
    }),
    getSite: build.query<SiteView, void>({
      query: () => asked('/site'),
      transformResponse: dataOf<SiteView>,
      providesTags: ['ThreeReviewAudit', 'ThreeReviewColumn'],
    }),
    getUnits: build.query<readonly UnitTally[], void>({
      query: () => asked('/units'),
      transformResponse: dataOf<readonly UnitTally[]>,
      providesTags: ['ThreeReviewAudit', 'ThreeReviewColumn'],
    }),
    getUnit: build.query<UnitDetail, string>({
      query: (id) => asked(`/units/${id}`),
      transformResponse: dataOf<UnitDetail>,
      providesTags: ['ThreeReviewAudit', 'ThreeReviewColumn'],
    }),
    getDrafts: build.query<Paged<DraftClock>, DraftsAsked>({
      query: (params) => asked('/drafts', params),
      providesTags: ['ThreeReviewAudit'],
    }),
    getTimeliness: build.query<Paged<TimelinessRow, TimelinessMeta>, TimelinessAsked>({
      query: (params) => asked('/timeliness', params),
      providesTags: ['ThreeReviewAudit', 'ThreeReviewColumn'],
    }),
    getExcuses: build.query<Paged<ExcuseOut>, { readonly column: string; readonly pageSize: number }>({
      query: (params) => asked('/excuses', params),
      providesTags: ['ThreeReviewAudit'],
    }),
    fileExcuse: build.mutation<ExcuseOut, ExcuseIn>({
      query: (body) => post('/excuses', body),
      transformResponse: dataOf<ExcuseOut>,
      invalidatesTags: ['ThreeReviewAudit'],
    }),
    withdrawExcuse: build.mutation<unknown, string>({
      query: (id) => ({ url: `${BASE}/excuses/${id}`, method: 'DELETE' }),
      invalidatesTags: ['ThreeReviewAudit'],
    }),
    remind: build.mutation<readonly Reminded[], RemindIn>({
      query: (body) => post('/remind', body),
      transformResponse: dataOf<readonly Reminded[]>,
    }),
    getRuns: build.query<Paged<AuditRun>, { readonly page: number; readonly pageSize: number }>({
      query: (page) => asked('/runs', page),
      providesTags: ['ThreeReviewRun'],
    }),
    getRun: build.query<AuditRunDetail, string>({
      query: (id) => asked(`/runs/${id}`),
      transformResponse: dataOf<AuditRunDetail>,
      providesTags: ['ThreeReviewRun'],
    }),
    startRun: build.mutation<AuditRun, RunIn>({
      query: (body) => post('/run', body),
      transformResponse: dataOf<AuditRun>,
      invalidatesTags: ['ThreeReviewRun'],
    }),
    getCalendar: build.query<readonly CalendarYear[], void>({
      query: () => asked('/calendar'),
      transformResponse: dataOf<readonly CalendarYear[]>,
      providesTags: ['ThreeReviewAudit'],
    }),
    /** What comes back: the frozen periods that rest on days which it changed. */
    importCalendar: build.mutation<FrozenOnDays | null, CalendarIn>({
      query: (body) => post('/calendar', body),
      transformResponse: ({ meta }: { readonly meta: CalendarImportMeta }) => meta.frozen,
      invalidatesTags: ['ThreeReviewAudit'],
    }),
    getBulletin: build.query<Bulletin, string>({
      query: (month) => asked('/bulletin', { month }),
      transformResponse: dataOf<Bulletin>,
      providesTags: ['ThreeReviewAudit', 'ThreeReviewColumn'],
    }),
  }),
  overrideExisting: false,
});

export const {
  useGetStandingsQuery,
  useGetColumnDetailQuery,
  useGetColumnEventsQuery,
  useGetResultsQuery,
  useGetSiteQuery,
  useGetUnitsQuery,
  useGetUnitQuery,
  useGetDraftsQuery,
  useGetTimelinessQuery,
  useGetExcusesQuery,
  useFileExcuseMutation,
  useWithdrawExcuseMutation,
  useRemindMutation,
  useGetRunsQuery,
  useGetRunQuery,
  useStartRunMutation,
  useGetCalendarQuery,
  useImportCalendarMutation,
  useGetBulletinQuery,
} = auditApi;
