import { readContent } from '../content';
import { keepMedia, readKeptMedia } from '../ledger/keptMedia';
import { inTrial } from '../ledger/site';
import { readStates } from '../ledger/states';
import { TABLES } from '../ledger/tables';
import { configOf, coveredUids } from '../platform/covered';
import { allRows, firstRow, inTransaction, table } from '../platform/database';
import type { Strapi } from '../platform/strapi';

/** Stands in the table once everything that was live before it is kept. */
const DONE = { uid: '*', document_id: '*', locale: '' };
const BATCH = 200;

/**
 * What was live before bytes were kept aside: kept as it lies there at the first boot that does. What a sign-off says of it, `reconcile`
 * tells in any case.
 */
export const keepLiveMedia = async (strapi: Strapi): Promise<void> => {
  const held = await firstRow(table(strapi, strapi.db.connection, TABLES.keptMedia).where(DONE).first('id'));
  if (held || inTrial(strapi)) return;
  for (const uid of coveredUids(strapi)) await keepType(strapi, uid);
  await table(strapi, strapi.db.connection, TABLES.keptMedia).insert({ ...DONE, content_hash: '', at_ms: Date.now(), files: '[]' });
};

const keepType = async (strapi: Strapi, uid: string): Promise<void> => {
  let after = '';
  for (;;) {
    const query = table(strapi, strapi.db.connection, TABLES.states).distinct('document_id').where({ uid }).whereNotNull('live_hash');
    const rows = await allRows(query.where('document_id', '>', after).orderBy('document_id').limit(BATCH));
    for (const row of rows) await keepDocument(strapi, uid, String(row.document_id));
    const last = rows.at(-1);
    if (!last) return;
    after = String(last.document_id);
  }
};

const keepDocument = (strapi: Strapi, uid: string, documentId: string): Promise<void> =>
  inTransaction(strapi, async (trx) => {
    const states = await readStates(strapi, trx, uid, documentId);
    const ignore = configOf(strapi).contentTypes[uid]?.ignore ?? [];
    for (const row of await readContent(strapi, { uid, documentId, live: true }, ignore)) {
      const key = { uid, documentId, locale: row.locale };
      const liveHash = states.get(row.locale)?.state.liveHash ?? null;
      if (liveHash === null || (await readKeptMedia(strapi, trx, key)).length > 0) continue;
      await keepMedia(strapi, trx, key, liveHash, row.files);
    }
  });
