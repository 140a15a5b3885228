import { isRow, textOf } from '../platform/strapi';

/** How a document names its unit (A1): by a relation to it, or by a text that holds its code. */
export type UnitName = { readonly documentId: string } | { readonly code: string };

/** What stands in the field of the unit; null: the document names none. */
export const unitNamed = (held: unknown): UnitName | null => {
  const [id, code] = isRow(held) ? [textOf(held.documentId), null] : [null, textOf(held)];
  return id !== null && id !== '' ? { documentId: id } : code !== null && code !== '' ? { code } : null;
};
