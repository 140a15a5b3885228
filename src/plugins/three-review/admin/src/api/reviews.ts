import type {
  Confirmation,
  ConfirmIn,
  Review,
  ReturnIn,
  Settings,
  SignIn,
  SubmitIn,
  TakeDownIn,
  WithdrawIn,
} from '../../../shared/contracts';
import { failureOf } from '../utils/failure';
import { baseApi, dataOf } from './base';

/** One document in one locale. `locale` stays out for types without localisation. */
export interface DocumentRef {
  readonly uid: string;
  readonly documentId: string;
  readonly locale?: string;
}

/** The Content Manager files a collection type's document under `uid_documentId`, a single type under its uid. */
const documentTags = ({ uid, documentId }: DocumentRef) => [
  { type: 'Document' as const, id: `${uid}_${documentId}` },
  { type: 'Document' as const, id: uid },
];

const path = ({ uid, documentId }: DocumentRef, act: string): string => `/three-review/reviews/${uid}/${documentId}/${act}`;

const post = <Body extends DocumentRef>(act: string) => ({
  query: ({ uid, documentId, ...data }: Body) => ({ url: path({ uid, documentId }, act), method: 'POST' as const, data }),
  transformResponse: dataOf<Review>,
  /**
   * Also after a refusal: it mostly means that somebody else has acted meanwhile. Not when nothing answered: core takes the form off the
   * screen when it cannot be read again, and what was filled in goes with it.
   */
  invalidatesTags: (_review: Review | undefined, error: unknown, ref: Body) =>
    error === undefined || failureOf(error).kind === 'refused'
      ? [...documentTags(ref), { type: 'Document' as const, id: `${ref.uid}_LIST` }]
      : [],
});

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
    submitReview: build.mutation<Review, DocumentRef & SubmitIn>(post('submit')),
    signReview: build.mutation<Review, DocumentRef & SignIn>(post('sign')),
    returnReview: build.mutation<Review, DocumentRef & ReturnIn>(post('return')),
    withdrawReview: build.mutation<Review, DocumentRef & WithdrawIn>(post('withdraw')),
    /** Says nothing anew of any document: only who is there. */
    confirm: build.mutation<Confirmation, ConfirmIn>({
      query: (data) => ({ url: '/three-review/confirmations', method: 'POST' as const, data }),
      transformResponse: dataOf<Confirmation>,
    }),
    takeDown: build.mutation<Review, DocumentRef & TakeDownIn>(post('take-down')),
  }),
  overrideExisting: false,
});

export const {
  useGetReviewSettingsQuery,
  useGetReviewQuery,
  useSubmitReviewMutation,
  useSignReviewMutation,
  useReturnReviewMutation,
  useWithdrawReviewMutation,
  useTakeDownMutation,
  useConfirmMutation,
} = reviewApi;
