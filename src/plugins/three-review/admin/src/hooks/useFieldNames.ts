import { unstable_useDocumentLayout as useDocumentLayout } from '@strapi/strapi/admin';
import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { EMBEDDED, ownLabel } from '../utils/ownFields';
import { useWords } from './useWords';

/** Field paths (`facts.0.label`) → the names of the fields in the edit view, each once. */
export const useFieldNames = (uid: string): ((paths: readonly string[]) => readonly string[]) => {
  const { edit } = useDocumentLayout(uid);
  const { formatMessage } = useIntl();
  const { pick } = useWords();
  return useCallback(
    (paths) => {
      const fields = [...new Set(paths.map((path) => path.split(/[.[]/)[0] ?? path))];
      return fields.map((field) => {
        const ours = field === EMBEDDED.field ? EMBEDDED.label : ownLabel(edit.options, field);
        if (ours) return pick(ours);
        const label = edit.metadatas[field]?.label;
        return formatMessage({ id: `content-manager.content-types.${uid}.${field}`, defaultMessage: label ?? field });
      });
    },
    [edit.metadatas, edit.options, formatMessage, pick, uid]
  );
};
