import chunk from 'lodash/chunk';
import { isPublic } from '../../../core/review';
import { withScope } from '../platform/caller';
import { coveredType, isCovered } from '../platform/covered';
import { NAMED_AT_ONCE } from '../platform/database';
import type { Reader } from '../platform/reader';
import { findModel, hasDbColumn, queryOf, textOf, type Row, type Strapi } from '../platform/strapi';
import { classificationOf } from './classification';

export interface DocumentKey {
  readonly uid: string;
  readonly documentId: string;
  readonly locale: string;
}

/** What somebody is told of a document's title. */
export interface Told {
  readonly title: string | null;
  /** The title is not for them: a neutral word stands in its place. False with no title: the document has none. */
  readonly titleHidden: boolean;
  /** They may read the document in the Content Manager, or it is public: its id is no secret to them. */
  readonly open: boolean;
}

const TITLES = ['title', 'name', 'headline', 'subject', 'label'];

/** The field that names a document: the host's title or name, else its first text. */
export const titleField = (strapi: Strapi, uid: string): string | null => {
  const attributes = findModel(strapi, uid)?.attributes ?? {};
  const texts = Object.keys(attributes).filter((name) => attributes[name]?.type === 'string' && hasDbColumn(strapi, uid, name));
  const own = isCovered(strapi, uid) ? Object.values(coveredType(strapi, uid)) : [];
  return TITLES.find((name) => texts.includes(name)) ?? texts.find((name) => !own.includes(name) && name !== 'locale') ?? null;
};

const keyOf = ({ uid, documentId, locale }: DocumentKey): string => `${uid} ${documentId} ${locale}`;

/** What a role's conditions may ask of a row. */
const POPULATE = { createdBy: { populate: ['roles'] }, updatedBy: true };

const rowsNamed = (strapi: Strapi, uid: string, ids: readonly string[]): Promise<Row[]> =>
  withScope({ action: true }, () =>
    queryOf(strapi, uid).findMany({ where: { documentId: { $in: [...ids] } }, populate: POPULATE, orderBy: { id: 'asc' } })
  );

const isDraft = (row: Row): boolean => row.publishedAt === null || row.publishedAt === undefined;

const staysInside = (strapi: Strapi, uid: string, row: Row): boolean =>
  isCovered(strapi, uid) && !isPublic(classificationOf(strapi, uid, row[coveredType(strapi, uid).classification]));

/**
 * What this reader is told of the titles of documents: the one judgement of it, for lists, bulletins, notices and mails (A7.3). Whoever may
 * read the draft hears how it is called now, everybody else what is live; of what is not live they hear nothing. `leaves`: what is said goes
 * out of the house, where nobody hears of what is internal or withheld.
 */
export const titlesFor = async (
  strapi: Strapi,
  reader: Reader,
  keys: readonly DocumentKey[],
  { leaves = false }: { readonly leaves?: boolean } = {}
): Promise<(key: DocumentKey) => Told> => {
  const told = new Map<string, Told>();
  for (const uid of new Set(keys.map((key) => key.uid))) {
    if (!findModel(strapi, uid)) continue;
    const field = titleField(strapi, uid);
    const ids = [...new Set(keys.filter((key) => key.uid === uid).map(({ documentId }) => documentId))];
    for (const some of chunk(ids, NAMED_AT_ONCE)) {
      const rows = await rowsNamed(strapi, uid, some);
      // Drafts last: where one may be read, it says more than what is live.
      for (const row of [...rows.filter((one) => !isDraft(one)), ...rows.filter(isDraft)]) {
        const key = keyOf({ uid, documentId: String(row.documentId), locale: textOf(row.locale) ?? '' });
        const title = field === null ? null : textOf(row[field]);
        const open = !isDraft(row) || reader(uid, row, field);
        if (open && !(leaves && isDraft(row) && staysInside(strapi, uid, row))) told.set(key, { title, titleHidden: false, open: true });
        else if (!told.has(key)) told.set(key, { title: null, titleHidden: true, open });
      }
    }
  }
  // Gone altogether: nobody has anything to tell.
  return (key) => told.get(keyOf(key)) ?? { title: null, titleHidden: false, open: false };
};
