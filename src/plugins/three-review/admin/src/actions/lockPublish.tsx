import type { DocumentActionComponent, DocumentActionDescription, DocumentActionProps } from '@strapi/content-manager/strapi-admin';
import { useDocumentRBAC, useForm } from '@strapi/strapi/admin';
import { Lock } from '@strapi/icons';
import { lazy, Suspense, useCallback, useRef } from 'react';
import type { Review } from '../../../shared/contracts';
import type { DocumentRef } from '../api/reviews';
import { refOf, useCovered, useReview, useRights } from '../hooks/useReview';
import { useWords } from '../hooks/useWords';
import type { MessageKey } from '../utils/keys';
import { useBlockedPublishShortcut } from './shortcut';

const ConfirmPublish = lazy(() => import('./ConfirmPublish').then((dialog) => ({ default: dialog.ConfirmPublish })));

const LOCKED: Readonly<Record<Exclude<Review['stage'], 'published'>, MessageKey>> = {
  draft: 'publish.draft',
  first_review: 'publish.first_review',
  second_review: 'publish.second_review',
  final_sign_off: 'publish.final_sign_off',
  approved: 'publish.approved',
};

/** The words on the locked button; null where Publish works. Unknown counts as locked. */
const lockOf = (review: Review | undefined, modified: boolean, isNew: boolean): MessageKey | null => {
  if (isNew) return 'publish.draft';
  if (!review) return 'publish.unknown';
  // Core's Publish saves first: what it would publish is not what was signed.
  if (modified) return review.stage === 'approved' || review.stage === 'published' ? 'publish.unsaved' : LOCKED[review.stage];
  if (review.stage === 'published' || review.can.publish) return null;
  return LOCKED[review.stage];
};

interface PublishLock {
  readonly lock: MessageKey | null;
  /** Where the site asks for the password: which content it is asked for. */
  readonly asking: { readonly docRef: DocumentRef; readonly review: Review } | null;
}

const usePublishLock = ({ model, document }: DocumentActionProps, covered: boolean | undefined): PublishLock => {
  const rights = useRights();
  const ref = refOf(model, document);
  const { review } = useReview(covered && rights.read ? ref : null);
  const modified = useForm('LockedPublish', (form) => form.modified);
  if (covered === false) return { lock: null, asking: null };
  const lock = lockOf(review, modified, covered === true && ref === null);
  return { lock, asking: lock === null && review?.reauthenticate && ref ? { docRef: ref, review } : null };
};

/**
 * What core draws in the dialog. One and the same component for as long as the button is there: core draws the button anew at every change of
 * the form, and what is typed must stay.
 */
const useConfirmContent = (publish: DocumentActionDescription | null, asking: PublishLock['asking']) => {
  const latest = useRef({ publish, asking });
  latest.current = { publish, asking };
  return useCallback(({ onClose }: { readonly onClose: () => void }) => {
    const now = latest.current;
    if (!now.publish || !now.asking) return null;
    return (
      <Suspense fallback={null}>
        <ConfirmPublish {...now.asking} publish={now.publish} onClose={onClose} />
      </Suspense>
    );
  }, []);
};

/** A10.2: Publish keeps its place and stays shut until three have signed; the panel says why. The server decides in any case. */
export const lockPublish = (publish: DocumentActionComponent): DocumentActionComponent => {
  const LockedPublish: DocumentActionComponent = (props) => {
    const action = publish(props);
    const covered = useCovered(props.model);
    const { lock, asking } = usePublishLock(props, covered);
    const mayPublish = useDocumentRBAC('LockedPublish', (rbac) => rbac.canPublish);
    const { t } = useWords();
    // The shortcut would go past the question for the password.
    const content = useConfirmContent(action ?? null, asking);
    useBlockedPublishShortcut(lock !== null || asking !== null);
    if (!action || covered === false) return action;
    if (!mayPublish) return null;
    if (lock === null && asking) {
      return { ...action, onClick: undefined, dialog: { type: 'modal', title: t('publish.confirm.title'), content } };
    }
    if (lock === null) return action;
    return { ...action, disabled: true, dialog: undefined, icon: <Lock />, label: t(lock) };
  };
  LockedPublish.type = publish.type;
  LockedPublish.position = publish.position;
  return LockedPublish;
};
