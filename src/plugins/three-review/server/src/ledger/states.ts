import { fromJson } from '../platform/json';
import { INITIAL, type ReviewState } from '../../../core/workflow';
import { numberOf, table, firstRow, allRows } from '../platform/database';
import type { Strapi, Trx } from '../platform/strapi';
import { TABLES } from './tables';

/** One document in one locale; `locale` is '' on types that are not localized. */
export interface ReviewKey {
  readonly uid: string;
  readonly documentId: string;
  readonly locale: string;
}

const where = (key: ReviewKey) => ({ uid: key.uid, document_id: key.documentId, locale: key.locale });

/** The projection: the fold of the document's events, kept so that it need not be folded at every look. */
export const readState = async (strapi: Strapi, trx: Trx, key: ReviewKey): Promise<ReviewState> => {
  const row = await firstRow(table(strapi, trx, TABLES.states).where(where(key)).first('state'));
  return row ? fromJson<ReviewState>(row.state) : INITIAL;
};

/** Locales of a document in which anything was ever recorded. */
export const readStates = async (strapi: Strapi, trx: Trx, uid: string, documentId: string): Promise<ReadonlyMap<string, ReviewState>> => {
  const rows = await allRows(table(strapi, trx, TABLES.states).where({ uid, document_id: documentId }).select('locale', 'state'));
  return new Map(rows.map((row) => [String(row.locale), fromJson<ReviewState>(row.state)]));
};

/** The documents whose content a round rests on, in any locale. */
export const reviewedDocuments = async (strapi: Strapi): Promise<readonly { readonly uid: string; readonly documentId: string }[]> => {
  const query = table(strapi, strapi.db.connection, TABLES.states).whereNotNull('content_hash').distinct('uid', 'document_id');
  return (await allRows(query.orderBy(['uid', 'document_id']))).map((row) => ({
    uid: String(row.uid),
    documentId: String(row.document_id),
  }));
};

export const writeState = async (strapi: Strapi, trx: Trx, key: ReviewKey, state: ReviewState, at: number): Promise<void> => {
  const row = {
    stage: state.stage,
    round: state.round,
    content_hash: state.contentHash,
    live_hash: state.liveHash,
    state: JSON.stringify(state),
    updated_at_ms: at,
  };
  const changed = numberOf(await table(strapi, trx, TABLES.states).where(where(key)).update(row));
  if (changed === 0) await table(strapi, trx, TABLES.states).insert({ ...where(key), ...row });
};
