import type { Knex } from 'knex';
import chunk from 'lodash/chunk';
import { randomUUID } from 'node:crypto';
import { TABLES } from '../ledger/tables';
import { coveredType, coveredUids } from '../platform/covered';
import { allRows, inTransaction, NAMED_AT_ONCE, table } from '../platform/database';
import { dbColumnOf, hasDbColumn, tableOf, type Strapi, type Trx } from '../platform/strapi';

/**
 * At every boot: each row of a covered type shows the stage that is recorded of it, and a draft of which nothing is recorded `draft`: those
 * that were there before the plugin, and those that came by an import. In sets, and no edit: neither `updatedAt` nor the content hash move.
 */
export const showStages = async (strapi: Strapi): Promise<void> => {
  for (const uid of coveredUids(strapi)) {
    await inTransaction(strapi, async (trx) => {
      await showDrafts(strapi, trx, uid);
      await showLive(strapi, trx, uid);
    });
  }
};

const stageColumn = (strapi: Strapi, uid: string): string => dbColumnOf(strapi, uid, coveredType(strapi, uid).stage);

/** The state that is recorded of the row of `uid` which the query around it is about. */
const recordedOf = (strapi: Strapi, trx: Trx, uid: string): Knex.QueryBuilder => {
  const [schema, name] = [strapi.db.getSchemaName(), tableOf(strapi, uid)];
  const own = (column: string): string => (schema ? `${schema}.${name}.${column}` : `${name}.${column}`);
  const recorded = table(strapi, trx, TABLES.states)
    .where({ uid })
    .whereRaw('?? = ??', ['document_id', own('document_id')]);
  return hasDbColumn(strapi, uid, 'locale') ? recorded.whereRaw("?? = COALESCE(??, '')", ['locale', own('locale')]) : recorded;
};

const showDrafts = async (strapi: Strapi, trx: Trx, uid: string): Promise<void> => {
  const stage = stageColumn(strapi, uid);
  const shown = trx.raw("COALESCE(?, 'draft')", [recordedOf(strapi, trx, uid).select('stage')]);
  await table(strapi, trx, tableOf(strapi, uid))
    .whereNull('published_at')
    .where((row) => void row.whereNull(stage).orWhere(stage, '<>', shown))
    .update({ [stage]: shown });
};

/** What is live and recorded as live. What is live and not on record is `reconcile`'s finding, and shows nothing. */
const showLive = async (strapi: Strapi, trx: Trx, uid: string): Promise<void> => {
  const stage = stageColumn(strapi, uid);
  const unshown = (): Knex.QueryBuilder =>
    table(strapi, trx, tableOf(strapi, uid))
      .whereNotNull('published_at')
      .whereNull(stage)
      .whereExists(recordedOf(strapi, trx, uid).select(trx.raw('1')).whereNotNull('live_hash'));
  const documents = (await allRows(unshown().distinct('document_id'))).map((row) => String(row.document_id));
  const token = randomUUID();
  for (const some of chunk(documents, NAMED_AT_ONCE)) {
    // The triggers of the last boot stand: they let pass what is permitted in the same transaction.
    const permits = some.map((document_id) => ({ content_type: uid, document_id, token }));
    await table(strapi, trx, TABLES.permits).insert(permits);
    await unshown()
      .whereIn('document_id', some)
      .update({ [stage]: 'published' });
    await table(strapi, trx, TABLES.permits).where({ content_type: uid, token }).whereIn('document_id', some).delete();
  }
};
