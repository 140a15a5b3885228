import { fromJson } from '../platform/json';
import { INITIAL, type ReviewState } from '../../../core/review';
import type { Knex } from 'knex';
import { numberOf, table, firstRow, allRows, unitedText } from '../platform/database';
import type { Row, Strapi, Trx } from '../platform/strapi';
import { upsert } from '../platform/upsert';
import { TABLES } from './tables';

/** One document in one locale; `locale` is '' on types that are not localized. */
export interface ReviewKey {
  readonly uid: string;
  readonly documentId: string;
  readonly locale: string;
}

const where = (key: ReviewKey) => ({ uid: key.uid, document_id: key.documentId, locale: key.locale });

/** What each open transaction has itself written: nobody else's doing. */
const written = new WeakMap<Trx, Set<string>>();
const writes = new WeakMap<Trx, number>();
const nameOf = (key: ReviewKey): string => [key.uid, key.documentId, key.locale].join('/');

/** The state, and when (ms) another transaction last moved it; null: none has, or this one has since. */
export interface Kept {
  readonly state: ReviewState;
  readonly movedAt: number | null;
}

const keptOf = (trx: Trx, key: ReviewKey, row: Row): Kept => ({
  state: fromJson<ReviewState>(row.state),
  movedAt: written.get(trx)?.has(nameOf(key)) === true ? null : numberOf(row.updated_at_ms),
});

/**
 * How many states this transaction has written. Under the lock of a document nobody else writes its state: as long as this number is the
 * same, what was read of it stands.
 */
export const writesIn = (trx: Trx): number => writes.get(trx) ?? 0;

/** After something was undone inside `trx`: what it had written is no longer its own. */
export const forgetWrites = (trx: Trx): void => void written.delete(trx);

/** Nothing was ever recorded. */
export const NOTHING: Kept = { state: INITIAL, movedAt: null };

/** The projection: the fold of the document's events, kept so that it need not be folded at every look. */
export const readState = async (strapi: Strapi, trx: Trx, key: ReviewKey): Promise<Kept> => {
  const row = await firstRow(table(strapi, trx, TABLES.states).where(where(key)).first('state', 'updated_at_ms'));
  return row ? keptOf(trx, key, row) : NOTHING;
};

/** Locales of a document in which anything was ever recorded. */
export const readStates = async (strapi: Strapi, trx: Trx, uid: string, documentId: string): Promise<ReadonlyMap<string, Kept>> => {
  return keptIn(trx, uid, documentId, await allRows(statesQuery(strapi, trx, uid, documentId)));
};

/** For what reads them together with something else: rows of `locale`, `state`, `updated_at_ms`. */
export const statesQuery = (strapi: Strapi, trx: Trx, uid: string, documentId: string): Knex.QueryBuilder =>
  table(strapi, trx, TABLES.states)
    .where({ uid, document_id: documentId })
    .select({ locale: unitedText(strapi, trx, 'locale'), state: unitedText(strapi, trx, 'state'), updated_at_ms: 'updated_at_ms' });

export const keptIn = (trx: Trx, uid: string, documentId: string, rows: readonly Row[]): ReadonlyMap<string, Kept> =>
  new Map(
    rows.map((row): [string, Kept] => {
      const locale = String(row.locale);
      return [locale, keptOf(trx, { uid, documentId, locale }, row)];
    })
  );

/** The documents whose content a round rests on, in any locale. */
export const reviewedDocuments = async (strapi: Strapi): Promise<readonly { readonly uid: string; readonly documentId: string }[]> => {
  const query = table(strapi, strapi.db.connection, TABLES.states).whereNotNull('content_hash').distinct('uid', 'document_id');
  return (await allRows(query.orderBy(['uid', 'document_id']))).map((row) => ({
    uid: String(row.uid),
    documentId: String(row.document_id),
  }));
};

/** The documents of these types of which a round is running or approved. */
export const roundsUnderWay = async (
  strapi: Strapi,
  uids: readonly string[]
): Promise<readonly { readonly uid: string; readonly documentId: string }[]> => {
  const query = table(strapi, strapi.db.connection, TABLES.states).whereIn('uid', uids).whereNotIn('stage', ['draft', 'published']);
  return (await allRows(query.distinct('uid', 'document_id').orderBy(['uid', 'document_id']))).map((row) => ({
    uid: String(row.uid),
    documentId: String(row.document_id),
  }));
};

const PAGE = 500;

/** The documents of which a state is stored, some at a time. */
export const statedDocuments = async function* (
  strapi: Strapi,
  trx: Trx
): AsyncGenerator<readonly { readonly uid: string; readonly documentId: string }[]> {
  for (let offset = 0; ; offset += PAGE) {
    const query = table(strapi, trx, TABLES.states).distinct('uid', 'document_id').orderBy(['uid', 'document_id']);
    const rows = await allRows(query.limit(PAGE).offset(offset));
    if (rows.length > 0) yield rows.map((row) => ({ uid: String(row.uid), documentId: String(row.document_id) }));
    if (rows.length < PAGE) return;
  }
};

const rowOf = (key: ReviewKey, state: ReviewState) => ({
  ...where(key),
  stage: state.stage,
  round: state.round,
  content_hash: state.contentHash,
  live_hash: state.liveHash,
  state: JSON.stringify(state),
  // As near to the commit as can be: who came before it did not see this.
  updated_at_ms: Date.now(),
});

/** Writes many at once. The locks of their documents are held. */
export const writeStates = async (
  strapi: Strapi,
  trx: Trx,
  states: readonly (ReviewKey & { readonly state: ReviewState })[]
): Promise<void> => {
  for (const key of states) written.set(trx, (written.get(trx) ?? new Set()).add(nameOf(key)));
  writes.set(trx, writesIn(trx) + states.length);
  await upsert(strapi, trx, {
    name: TABLES.states,
    key: ['uid', 'document_id', 'locale'],
    rows: states.map(({ state, ...key }) => rowOf(key, state)),
  });
};

export const writeState = async (strapi: Strapi, trx: Trx, key: ReviewKey, state: ReviewState): Promise<void> => {
  written.set(trx, (written.get(trx) ?? new Set()).add(nameOf(key)));
  writes.set(trx, writesIn(trx) + 1);
  const row = rowOf(key, state);
  const changed = numberOf(await table(strapi, trx, TABLES.states).where(where(key)).update(row));
  if (changed === 0) await table(strapi, trx, TABLES.states).insert(row);
};
