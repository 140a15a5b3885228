import type { CaseDocument } from '../../../../shared/contracts';
import { TABLES } from '../../ledger/tables';
import { coveredUids, isCovered } from '../../platform/covered';
import { allRows, countOf, table } from '../../platform/database';
import { dbColumnOf, isLocalized, modelOf, tableOf, textOf, wordOf, type Strapi } from '../../platform/strapi';
import type { Db } from '../../platform/database';
import { titleField } from '../views/titles';

type Key = Omit<CaseDocument, 'title'>;

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

/** Of each type: who wants another types more of its title. */
const MOST = 6;

/** Documents that have ever been published, with these words in their title. */
export const documentsLike = async (strapi: Strapi, words: string): Promise<CaseDocument[]> => {
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
        .select('document_id', 'locale', { title: dbColumn })
        .whereRaw("LOWER(??) LIKE ? ESCAPE '!'", [dbColumn, pattern])
        .whereNull('published_at')
        .whereIn('document_id', published)
        .orderBy('id', 'desc')
        .limit(MOST)
    );
    found.push(...rows.map((row) => ({ uid, documentId: String(row.document_id), locale: wordOf(row.locale), title: textOf(row.title) })));
  }
  return found;
};
