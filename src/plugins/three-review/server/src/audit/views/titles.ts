import chunk from 'lodash/chunk';
import { coveredType, isCovered } from '../../platform/covered';
import { allRows, table, NAMED_AT_ONCE } from '../../platform/database';
import { dbColumnOf, findModel, hasDbColumn, tableOf, textOf, type Strapi } from '../../platform/strapi';

interface Key {
  readonly uid: string;
  readonly documentId: string;
  readonly locale: string;
}

const TITLES = ['title', 'name', 'headline', 'subject'];

/** The field that names a document: the host's title or name, else its first text. */
export const titleField = (strapi: Strapi, uid: string): string | null => {
  const attributes = findModel(strapi, uid)?.attributes ?? {};
  const texts = Object.keys(attributes).filter((name) => attributes[name]?.type === 'string' && hasDbColumn(strapi, uid, name));
  const own = isCovered(strapi, uid) ? Object.values(coveredType(strapi, uid)) : [];
  return TITLES.find((name) => texts.includes(name)) ?? texts.find((name) => !own.includes(name) && name !== 'locale') ?? null;
};

const keyOf = ({ uid, documentId, locale }: Key): string => `${uid} ${documentId} ${locale}`;

/** What these documents are called now: by their drafts, which are there as long as the document is. */
export const titlesOf = async (strapi: Strapi, keys: readonly Key[]): Promise<(key: Key) => string | null> => {
  const titles = new Map<string, string>();
  for (const uid of new Set(keys.map((key) => key.uid))) {
    const field = findModel(strapi, uid) ? titleField(strapi, uid) : null;
    if (field === null) continue;
    const ids = [...new Set(keys.filter((key) => key.uid === uid).map(({ documentId }) => documentId))];
    for (const some of chunk(ids, NAMED_AT_ONCE)) {
      const rows = await allRows(
        table(strapi, strapi.db.connection, tableOf(strapi, uid))
          .select('document_id', 'locale', { title: dbColumnOf(strapi, uid, field) })
          .whereIn('document_id', [...some])
          .whereNull('published_at')
      );
      for (const row of rows) {
        const title = textOf(row.title);
        const key = { uid, documentId: String(row.document_id), locale: textOf(row.locale) ?? '' };
        if (title !== null) titles.set(keyOf(key), title);
      }
    }
  }
  return (key) => titles.get(keyOf(key)) ?? null;
};
