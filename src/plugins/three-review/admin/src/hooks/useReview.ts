import { useRBAC } from '@strapi/strapi/admin';
import type { Review } from '../../../shared/contracts';
import { useGetReviewQuery, useGetReviewSettingsQuery, type DocumentRef } from '../api/reviews';
import { PERMISSIONS } from '../permissions';

/** Whether documents of `uid` need the three reviews; `undefined` until the server has said so. */
export const useCovered = (uid: string): boolean | undefined => {
  const { data } = useGetReviewSettingsQuery();
  return data?.contentTypes.includes(uid);
};

export interface Rights {
  readonly loading: boolean;
  readonly read: boolean;
  readonly submit: boolean;
  readonly act: boolean;
}

export const useRights = (): Rights => {
  const { allowedActions, isLoading } = useRBAC(PERMISSIONS.review);
  return {
    loading: isLoading,
    read: allowedActions.canRead === true,
    submit: allowedActions.canSubmit === true,
    act: allowedActions.canAct === true,
  };
};

export interface ReviewState {
  readonly review: Review | undefined;
  readonly loading: boolean;
  /** Set while the last call failed; what was read before stays in `review`. */
  readonly error: unknown;
  readonly retry: () => void;
}

/** The review of one document; asks nothing while `ref` is null. */
export const useReview = (ref: DocumentRef | null): ReviewState => {
  const { currentData, isFetching, error, refetch } = useGetReviewQuery(ref ?? { uid: '', documentId: '' }, { skip: ref === null });
  return {
    review: currentData,
    loading: isFetching && currentData === undefined,
    error,
    retry: () => {
      if (ref) void refetch();
    },
  };
};

/**
 * The document that the Content Manager hands its panels and actions. Null while it is not saved: in a locale that does not exist yet the
 * Content Manager hands over an empty object, beside the id of the document's other locales.
 */
export const refOf = (
  uid: string,
  document: { readonly documentId?: string; readonly locale?: string | null } | undefined
): DocumentRef | null =>
  document?.documentId ? { uid, documentId: document.documentId, ...(document.locale ? { locale: document.locale } : {}) } : null;
