import { TABLES } from '../../ledger/tables';
import type { Caller } from '../../platform/caller';
import { allRows, engineOf, table } from '../../platform/database';
import { tableOf, type Strapi, type Trx } from '../../platform/strapi';
import { observe } from '../../dossier/act';
import type { Holder } from './holders';

/** A document, whatever its locale. */
interface Document {
  readonly uid: string;
  readonly documentId: string;
}

const BATCH = 400;

/** Of these documents, those whose content a round or a live row rests on, each once and always in the same order. */
export const watchedAmong = async (strapi: Strapi, trx: Trx, holders: readonly Holder[]): Promise<Document[]> => {
  const found: Document[] = [];
  for (const uid of [...new Set(holders.map((holder) => holder.uid))].sort()) {
    const ids = [...new Set(holders.filter((holder) => holder.uid === uid).map((holder) => holder.documentId))].sort();
    for (let at = 0; at < ids.length; at += BATCH) {
      const rows = await allRows(
        table(strapi, trx, TABLES.states)
          .where({ uid })
          .whereIn('document_id', ids.slice(at, at + BATCH))
          .where((query) => void query.whereNotNull('content_hash').orWhereNotNull('live_hash'))
          .distinct('document_id')
          .orderBy('document_id')
      );
      found.push(...rows.map((row) => ({ uid, documentId: String(row.document_id) })));
    }
  }
  return found;
};

/**
 * The lock of each (platform/database `lockDocument`), a batch at a time, so that nobody signs or publishes them meanwhile. Always in the
 * same order: two who wait for each other would wait for ever. False: there was nothing to wait for.
 */
export const lockAll = async (strapi: Strapi, trx: Trx, documents: readonly Document[]): Promise<boolean> => {
  if (engineOf(strapi) === 'sqlite' || documents.length === 0) return false;
  for (const uid of new Set(documents.map((document) => document.uid))) {
    const ids = documents.filter((document) => document.uid === uid).map((document) => document.documentId);
    for (let at = 0; at < ids.length; at += BATCH) {
      await table(strapi, trx, tableOf(strapi, uid))
        .select('id')
        .whereIn('document_id', ids.slice(at, at + BATCH))
        .whereNull('published_at')
        .orderBy('id')
        .forUpdate();
    }
  }
  return true;
};

/** What belongs to these documents was changed from outside of them: does each still say what was signed? (A10.2) */
export const observeAll = async (strapi: Strapi, trx: Trx, documents: readonly Document[], caller: Caller): Promise<void> => {
  for (const { uid, documentId } of documents) await observe(strapi, trx, uid, documentId, caller);
};
