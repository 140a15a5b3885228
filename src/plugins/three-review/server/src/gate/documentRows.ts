import { keptIn, statesQuery, type Kept } from '../ledger/states';
import { classificationOf, contentAttributes } from '../content';
import { coveredType } from '../platform/covered';
import { allRows, engineOf, numberOf, table, unitedText } from '../platform/database';
import { dbColumnOf, hasDbColumn, modelOf, tableOf, textOf, type Strapi, type Trx } from '../platform/strapi';

/** A draft of a document, as far as its own columns tell. */
export interface DraftRow {
  readonly id: number;
  /** '' on types that are not localized. */
  readonly locale: string;
  readonly stage: string | null;
  readonly classification: string | null;
}

/** The types of attributes that hold a word of classification in a column. */
const WORDS = new Set(['string', 'text', 'enumeration', 'uid']);

const LOCALE = 'locale';

/** The drafts of a document, under the lock under which everything about it is decided (platform/database `lockDocument`). */
export const lockDrafts = async (strapi: Strapi, trx: Trx, uid: string, documentId: string): Promise<readonly DraftRow[]> => {
  const { classification, stage } = coveredType(strapi, uid);
  const told = contentAttributes(modelOf(strapi, uid)).some(([name, { type }]) => name === classification && WORDS.has(type));
  const query = table(strapi, trx, tableOf(strapi, uid)).where({ document_id: documentId }).whereNull('published_at').orderBy('id');
  void query.select({
    id: 'id',
    stage: dbColumnOf(strapi, uid, stage),
    ...(hasDbColumn(strapi, uid, LOCALE) ? { locale: LOCALE } : {}),
    ...(told ? { classification: dbColumnOf(strapi, uid, classification) } : {}),
  });
  const rows = await allRows(engineOf(strapi) === 'sqlite' ? query : query.forUpdate());
  return rows.map((row) => ({
    id: numberOf(row.id),
    locale: textOf(row.locale) ?? '',
    stage: textOf(row.stage),
    classification: classificationOf(strapi, uid, row.classification),
  }));
};

/** What is known of a document under its lock besides its drafts. */
export interface Standing {
  readonly states: ReadonlyMap<string, Kept>;
  readonly live: readonly { readonly id: number; readonly locale: string }[];
}

/** The states of a document and which rows of it are live, in one query. */
export const standingOf = async (strapi: Strapi, trx: Trx, uid: string, documentId: string): Promise<Standing> => {
  const live = table(strapi, trx, tableOf(strapi, uid))
    .where({ document_id: documentId })
    .whereNotNull('published_at')
    .select({
      locale: hasDbColumn(strapi, uid, LOCALE) ? unitedText(strapi, trx, LOCALE) : trx.raw("''"),
      state: trx.raw('NULL'),
      updated_at_ms: 'id',
    });
  const rows = await allRows(trx.queryBuilder().unionAll([statesQuery(strapi, trx, uid, documentId), live], false));
  return {
    states: keptIn(
      trx,
      uid,
      documentId,
      rows.filter(({ state }) => state !== null)
    ),
    live: rows.filter(({ state }) => state === null).map((row) => ({ id: numberOf(row.updated_at_ms), locale: textOf(row.locale) ?? '' })),
  };
};
