import { contentAttributes, REVIEW_STAGE } from '../content';
import { withScope } from '../platform/caller';
import { coveredType } from '../platform/covered';
import { modelOf, queryOf, textOf, type Strapi } from '../platform/strapi';

/** A row of a document, drafts and live rows alike, as far as its own columns tell. */
export interface DocumentRow {
  readonly id: number;
  /** '' on types that are not localized. */
  readonly locale: string;
  readonly live: boolean;
  readonly stage: string | null;
  readonly classification: string | null;
}

/** Which rows a document has, in one query; read under the document's lock. */
export const documentRows = async (strapi: Strapi, uid: string, documentId: string): Promise<readonly DocumentRow[]> => {
  const { classification } = coveredType(strapi, uid);
  const told = contentAttributes(modelOf(strapi, uid)).some(([name, { type }]) => name === classification && WORDS.has(type));
  const select = ['id', 'locale', 'publishedAt', REVIEW_STAGE, ...(told ? [classification] : [])];
  const rows = await withScope({ action: true }, () =>
    queryOf(strapi, uid).findMany({ where: { documentId }, select, orderBy: { id: 'asc' } })
  );
  return rows.map((row) => ({
    id: Number(row.id),
    locale: textOf(row.locale) ?? '',
    live: row.publishedAt !== null && row.publishedAt !== undefined,
    stage: textOf(row[REVIEW_STAGE]),
    classification: textOf(row[classification]),
  }));
};

/** The types of attributes that hold a word of classification in a column. */
const WORDS = new Set(['string', 'text', 'enumeration', 'uid']);
