import type { DocumentActionComponent, DocumentActionProps } from '@strapi/content-manager/strapi-admin';
import { useDocumentRBAC, useForm } from '@strapi/strapi/admin';
import { Lock } from '@strapi/icons';
import type { Review } from '../../../shared/contracts';
import { refOf, useCovered, useReview, useRights } from '../hooks/useReview';
import { useWords } from '../hooks/useWords';
import type { MessageKey } from '../utils/keys';
import { useBlockedPublishShortcut } from './shortcut';

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

const usePublishLock = ({ model, document }: DocumentActionProps, covered: boolean | undefined): MessageKey | null => {
  const rights = useRights();
  const ref = refOf(model, document);
  const { review } = useReview(covered && rights.read ? ref : null);
  const modified = useForm('LockedPublish', (form) => form.modified);
  if (covered === false) return null;
  return lockOf(review, modified, covered === true && ref === null);
};

/** A10.2: Publish keeps its place and stays shut until three have signed; the panel says why. The server decides in any case. */
export const lockPublish = (publish: DocumentActionComponent): DocumentActionComponent => {
  const LockedPublish: DocumentActionComponent = (props) => {
    const action = publish(props);
    const covered = useCovered(props.model);
    const lock = usePublishLock(props, covered);
    const mayPublish = useDocumentRBAC('LockedPublish', (rbac) => rbac.canPublish);
    const { t } = useWords();
    useBlockedPublishShortcut(lock !== null);
    if (!action || covered === false) return action;
    if (!mayPublish) return null;
    if (lock === null) return action;
    return { ...action, disabled: true, dialog: undefined, icon: <Lock />, label: t(lock) };
  };
  LockedPublish.type = publish.type;
  LockedPublish.position = publish.position;
  return LockedPublish;
};
