import type { Knex } from 'knex';
import { STAGES } from '../../../../core/regulation';
import { fromJson } from '../../platform/json';
import type { ReviewState } from '../../../../core/review';
import { TABLES } from '../../ledger/tables';
import type { ReviewKey } from '../../ledger/states';
import { coveredUids } from '../../platform/covered';
import { allRows, beyond, countOf, inTransaction, lockDocument, table, type Db } from '../../platform/database';
import type { Strapi } from '../../platform/strapi';
import { readDraft } from '../dossier';
import { followInbox } from './follow';
import { INBOX_TABLES } from './tables';

const KEY = ['uid', 'document_id', 'locale'] as const;

/** The row of `other` about the same document as the row of `one`. */
const sameDocument = (one: string, other: string) => (query: Knex.QueryBuilder) => {
  for (const column of KEY) void query.whereRaw('?? = ??', [`${one}.${column}`, `${other}.${column}`]);
};

/** States that somebody has something to do with, and that the inbox does not have as they stand. */
const missing = (strapi: Strapi, db: Db): Knex.QueryBuilder => {
  const there = table(strapi, db, `${INBOX_TABLES.inbox} as i`)
    .select(db.raw('1'))
    .where(sameDocument('i', 's'))
    .whereRaw('?? = ??', ['i.stage', 's.stage'])
    .whereRaw('?? = ??', ['i.round', 's.round']);
  return table(strapi, db, `${TABLES.states} as s`)
    .whereIn('s.uid', [...coveredUids(strapi)])
    .where((open) => {
      void open
        .whereIn('s.stage', [...STAGES, 'approved'])
        .orWhere((draft) => void draft.where('s.stage', 'draft').where('s.state', 'not like', '%"ended":null%'));
    })
    .whereNotExists(there);
};

/** What lies in the inbox, and by no state should. */
const stray = (strapi: Strapi, db: Db): Knex.QueryBuilder => {
  const name = INBOX_TABLES.inbox;
  const schema = strapi.db.getSchemaName();
  const told = table(strapi, db, `${TABLES.states} as s`)
    .select(db.raw('1'))
    .where(sameDocument('s', schema ? `${schema}.${name}` : name))
    .whereNot('s.stage', 'published')
    .whereRaw('?? = ??', ['s.stage', `${schema ? `${schema}.` : ''}${name}.stage`]);
  return table(strapi, db, name).whereNotExists(told);
};

const SLICE = 100;

/** Documents by their keys from `after` on, in one transaction; the last key of them, or null at the end. */
const settleSlice = (strapi: Strapi, after: readonly string[]): Promise<readonly string[] | null> =>
  inTransaction(strapi, async (trx) => {
    const query = missing(strapi, trx).select('s.uid', 's.document_id', 's.locale', 's.state');
    beyond(
      query,
      KEY.map((column) => `s.${column}`),
      after
    );
    const rows = await allRows(query.orderBy(KEY.map((column) => `s.${column}`)).limit(SLICE));
    for (const row of rows) {
      const key: ReviewKey = { uid: String(row.uid), documentId: String(row.document_id), locale: String(row.locale) };
      await lockDocument(strapi, trx, key.uid, key.documentId);
      await followInbox(strapi, trx, key, { state: fromJson<ReviewState>(row.state), draft: await readDraft(strapi, key) });
    }
    const last = rows.at(-1);
    return last && rows.length === SLICE ? KEY.map((column) => String(last[column])) : null;
  });

/**
 * At every boot: the inbox as the states lead to it, a slice at a time. What an earlier version left without it, what a site wrote while the
 * plugin was away, and what somebody took out of it past the software.
 */
export const settleInbox = async (strapi: Strapi): Promise<void> => {
  await inTransaction(strapi, async (trx) => void (await stray(strapi, trx).delete()));
  for (let after: readonly string[] | null = ['', '', '']; after !== null;) after = await settleSlice(strapi, after);
};

/** How many documents lie in the inbox otherwise than their states say; a draft that is gone lies nowhere. */
export const inboxFaults = async (strapi: Strapi): Promise<number> => {
  const db = strapi.db.connection;
  return (await countOf(missing(strapi, db).count({ n: '*' }))) + (await countOf(stray(strapi, db).count({ n: '*' })));
};
