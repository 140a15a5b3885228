import type {
  Confirmation,
  ConfirmIn,
  Review,
  ReturnIn,
  SignBatchIn,
  SignedDocument,
  SignIn,
  SubmitIn,
  TakeDownIn,
  WithdrawIn,
} from '../../../shared/contracts';
import { failureOf } from '../utils/failure';
import { baseApi, dataOf } from './base';
import { documentTags, type DocumentRef } from './reviews';

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
      ? [...documentTags(ref), { type: 'Document' as const, id: `${ref.uid}_LIST` }, 'ThreeReviewInbox' as const]
      : [],
});

/** What is done to a document: read when a panel or a dialog is drawn, not with the admin. */
const actsApi = baseApi.injectEndpoints({
  endpoints: (build) => ({
    submitReview: build.mutation<Review, DocumentRef & SubmitIn>(post('submit')),
    signReview: build.mutation<Review, DocumentRef & SignIn>(post('sign')),
    returnReview: build.mutation<Review, DocumentRef & ReturnIn>(post('return')),
    withdrawReview: build.mutation<Review, DocumentRef & WithdrawIn>(post('withdraw')),
    /** Several, each by its own answer sheet. */
    signBatch: build.mutation<readonly SignedDocument[], SignBatchIn>({
      query: (data) => ({ url: '/three-review/reviews/sign-batch', method: 'POST' as const, data }),
      transformResponse: dataOf<readonly SignedDocument[]>,
      invalidatesTags: (_done, error, { documents }) =>
        error === undefined || failureOf(error).kind === 'refused'
          ? ['ThreeReviewInbox', ...documents.flatMap((one) => documentTags({ uid: one.uid, documentId: one.documentId }))]
          : [],
    }),
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
  useSubmitReviewMutation,
  useSignReviewMutation,
  useReturnReviewMutation,
  useWithdrawReviewMutation,
  useTakeDownMutation,
  useSignBatchMutation,
  useConfirmMutation,
} = actsApi;
