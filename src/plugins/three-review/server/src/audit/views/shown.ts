import type { DocumentKey, Told } from '../../content';

/** How a list names a document. Whoever may not read it gets no id either; `mayHaveIds`: the register of cases, which names documents by it, is theirs. */
export const shownOf = (
  told: (key: DocumentKey) => Told,
  key: DocumentKey,
  mayHaveIds = false
): { readonly documentId: string; readonly title: string | null; readonly titleHidden: boolean } => {
  const { title, titleHidden } = told(key);
  return { documentId: titleHidden && !mayHaveIds ? '' : key.documentId, title, titleHidden };
};
