import type { DocumentActionComponent, DocumentActionDescription, DocumentActionProps } from '@strapi/content-manager/strapi-admin';
import { useDocumentRBAC } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { useCovered } from '../hooks/useReview';
import { useWords } from '../hooks/useWords';

const LIVE = new Set<unknown>(['published', 'modified']);

/** Something of this document is before the public, in this locale or in another that the action would take along. */
const isLive = ({ document, meta }: Pick<DocumentActionProps, 'document' | 'meta'>): boolean =>
  LIVE.has(document?.status) ||
  (meta?.availableStatus ?? []).some((row) => Boolean(row.publishedAt)) ||
  (meta?.availableLocales ?? []).some((row) => LIVE.has(row.status));

/** The document's own deletion, and the deletion of one locale, which i18n adds without a type: red, in the header or a row. */
const deletes = (action: DocumentActionDescription, type: DocumentActionComponent['type']): boolean => {
  if (type) return type === 'delete';
  const positions = [action.position ?? []].flat();
  return action.variant === 'danger' && (positions.includes('header') || positions.includes('table-row'));
};

/** Where Publish is hidden, core would give its place beside Save to Discard, in full red. */
const quiet = (action: DocumentActionDescription): DocumentActionDescription => ({
  ...action,
  variant: 'tertiary',
  dialog: action.dialog?.type === 'dialog' ? { ...action.dialog, variant: 'danger' } : action.dialog,
});

const BULK_LOCALES = ['i18n.CMEditViewBulkLocale.publish-title', 'i18n.CMEditViewBulkLocale.unpublish-title'];

/**
 * A10.2: what is live goes down by 撤稿 in the panel, with a reason, and each locale is reviewed for itself. So covered documents have no
 * Unpublish and no publishing of several locales at once, and Delete waits for the take-down.
 */
export const guardRemoval = (original: DocumentActionComponent): DocumentActionComponent => {
  const Guarded: DocumentActionComponent = (props) => {
    const action = original(props);
    const covered = useCovered(props.model);
    const mayPublish = useDocumentRBAC('GuardedRemoval', (rbac) => rbac.canPublish);
    const { formatMessage } = useIntl();
    const { t } = useWords();
    if (!action || covered === false) return action;
    if (original.type === 'unpublish') return null;
    if (original.type === 'discard') return mayPublish ? action : quiet(action);
    // i18n's actions on several locales carry no type either: their label is what tells them.
    if (!original.type && BULK_LOCALES.some((id) => formatMessage({ id, defaultMessage: id }) === action.label)) return null;
    if (!deletes(action, original.type) || !isLive(props)) return action;
    // One entry says it, under core's own deletion.
    if (!original.type) return null;
    return { ...action, disabled: true, dialog: undefined, label: t('action.delete.locked') };
  };
  Guarded.type = original.type;
  Guarded.position = original.position;
  return Guarded;
};
