import isEqual from 'lodash/isEqual';
import uniqWith from 'lodash/uniqWith';
import type { CaseDocument } from '../../../../shared/contracts';
import { readText } from '../../../../core/content';
import { titleField, titlesFor, type DocumentKey } from '../../content';
import { readSnapshot } from '../../ledger/entries';
import { TABLES } from '../../ledger/tables';
import { coveredUids, isCovered } from '../../platform/covered';
import { allRows, countOf, firstRow, table } from '../../platform/database';
import type { Reader } from '../../platform/reader';
import { dbColumnOf, isLocalized, modelOf, tableOf, textOf, wordOf, type Strapi } from '../../platform/strapi';
import type { Db } from '../../platform/database';

type Key = Omit<CaseDocument, 'title' | 'titleHidden'>;

/** Is there a document of a covered type under this key? */
export const isThere = async (strapi: Strapi, db: Db, { uid, documentId, locale }: Key): Promise<boolean> => {
  if (!isCovered(strapi, uid)) return false;
  const localized = isLocalized(modelOf(strapi, uid));
  if (!localized && locale !== '') return false;
  const rows = table(strapi, db, tableOf(strapi, uid)).where({ document_id: documentId, ...(localized ? { locale } : {}) });
  return (await countOf(rows.count({ n: '*' }))) > 0;
};

/** Is there anything on record of its publication under this very key? The document itself may be gone. */
export const wasLive = async (strapi: Strapi, db: Db, { uid, documentId, locale }: Key): Promise<boolean> =>
  (await countOf(table(strapi, db, TABLES.publications).where({ uid, document_id: documentId, locale }).count({ n: '*' }))) > 0;

/** How these documents were called when they were last published, by the text that was signed; null: never, or it is not known. */
export const publicTitles = async (
  strapi: Strapi,
  db: Db,
  documents: readonly DocumentKey[]
): Promise<(key: DocumentKey) => string | null> => {
  const titles = new Map<string, string | null>();
  const keyOf = ({ uid, documentId, locale }: DocumentKey): string => [uid, documentId, locale].join(' ');
  for (const document of documents) {
    const { uid, documentId, locale } = document;
    const events = table(strapi, db, TABLES.publications).where({ uid, document_id: documentId, locale }).whereNot({ kind: 'take_down' });
    const last = await firstRow(events.whereNotNull('content_hash').orderBy('id', 'desc').first('content_hash'));
    const signed = last ? readText((await readSnapshot(strapi, db, String(last.content_hash))) ?? '') : null;
    titles.set(keyOf(document), textOf(signed?.fields[titleField(strapi, uid) ?? '']));
  }
  return (key) => titles.get(keyOf(key)) ?? null;
};

/** Of each type: who wants another types more of its title. */
const MOST = 6;
/** Rows that are looked at for them: some have the words in a draft that is not for everybody. */
const LOOKED_AT = 60;

/** Documents that have ever been published, with these words in the title that this reader is told of. */
export const documentsLike = async (strapi: Strapi, words: string, reader: Reader): Promise<CaseDocument[]> => {
  const db = strapi.db.connection;
  const pattern = `%${words.toLowerCase().replace(/[!%_]/g, '!$&')}%`;
  const found: CaseDocument[] = [];
  for (const uid of coveredUids(strapi)) {
    const field = titleField(strapi, uid);
    if (field === null) continue;
    const dbColumn = dbColumnOf(strapi, uid, field);
    const published = table(strapi, db, TABLES.publications).select('document_id').where({ uid });
    const rows = await allRows(
      table(strapi, db, tableOf(strapi, uid))
        .select('document_id', 'locale')
        .whereRaw("LOWER(??) LIKE ? ESCAPE '!'", [dbColumn, pattern])
        .whereIn('document_id', published)
        .orderBy('id', 'desc')
        .limit(LOOKED_AT)
    );
    const keys = uniqWith(
      rows.map((row) => ({ uid, documentId: String(row.document_id), locale: wordOf(row.locale) })),
      isEqual
    );
    const told = await titlesFor(strapi, reader, keys);
    const named = keys.map((key) => ({ ...key, title: told(key).title, titleHidden: false }));
    found.push(...named.filter(({ title }) => title?.toLowerCase().includes(words.toLowerCase())).slice(0, MOST));
  }
  return found;
};
