import type { Fields } from './fields';

/** Under this name the files that texts show by their addresses stand among the fields of a content. No attribute can have it. */
export const EMBEDDED = '@embedded';

/**
 * `now` as it is to be compared with what was signed. A content that was signed before the hash spoke of embedded files is compared without
 * them, so that no document changes by an upgrade of the product. A content signed since then names them wherever its texts show any.
 */
export const comparedWith = (signed: Fields, now: Fields): Fields => {
  if (signed[EMBEDDED] !== undefined || now[EMBEDDED] === undefined) return now;
  return Object.fromEntries(Object.entries(now).filter(([name]) => name !== EMBEDDED));
};
