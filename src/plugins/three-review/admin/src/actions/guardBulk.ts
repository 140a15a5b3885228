import type { BulkActionComponent } from '@strapi/content-manager/strapi-admin';
import { useCovered } from '../hooks/useReview';

/** Core's bulk publish has no `type`; its description says `actionType: 'publish'`. */
const isBulkPublish = (action: object): boolean => 'actionType' in action && action.actionType === 'publish';

/** A10.2: no bulk publish and no bulk take-down. Bulk delete is offered only where none of the documents is live. */
export const guardBulk = (original: BulkActionComponent): BulkActionComponent => {
  const Guarded: BulkActionComponent = (props) => {
    const action = original(props);
    const covered = useCovered(props.model);
    if (!action || covered === false) return action;
    if (original.type === 'unpublish' || original.type === 'publish' || isBulkPublish(action)) return null;
    const live = props.documents.some((document) => document.status === 'published' || document.status === 'modified');
    return original.type === 'delete' && live ? null : action;
  };
  Guarded.type = original.type;
  return Guarded;
};
