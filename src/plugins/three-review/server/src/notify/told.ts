import { titlesFor } from '../content';
import type { Reader } from '../platform/reader';
import { textOf, type Row, type Strapi } from '../platform/strapi';

/** A notice as one person is told it. */
export interface ToldNotice {
  readonly data: Row;
  readonly link: string | null;
}

const keyIn = ({ uid, documentId, locale }: Row) =>
  textOf(uid) === null || textOf(documentId) === null
    ? null
    : { uid: String(uid), documentId: String(documentId), locale: textOf(locale) ?? '' };

/**
 * Notices with the titles of the documents they speak of, as far as their reader may hear them now (A7.3). What was stored with a notice is
 * not shown: rights change. Whoever may not read the document gets neither its id nor the way to it.
 */
export const toldTo = async (
  strapi: Strapi,
  reader: Reader,
  notices: readonly ToldNotice[],
  how: { readonly leaves?: boolean } = {}
): Promise<readonly ToldNotice[]> => {
  const told = await titlesFor(
    strapi,
    reader,
    notices.flatMap(({ data }) => keyIn(data) ?? []),
    how
  );
  return notices.map(({ data, link }) => {
    const key = keyIn(data);
    if (!key) return { data, link };
    const { title, titleHidden, open } = told(key);
    const { title: _stored, documentId, ...rest } = data;
    return { data: { ...rest, ...(open ? { documentId } : {}), title, titleHidden }, link: open ? link : null };
  });
};
