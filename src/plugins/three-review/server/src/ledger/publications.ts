import type { Knex } from 'knex';
import { allRows, table } from '../platform/database';
import type { Strapi, Trx } from '../platform/strapi';
import { insertRows } from '../platform/upsert';
import type { ReviewKey } from './states';
import { TABLES } from './tables';

/** What the audit reads: that something went live, or down, when, for which column (A9.2). Days are civil days of the policy's time zone. */
export interface Publication extends ReviewKey {
  /** `publication`: the first or an update, as the events before it tell. */
  readonly kind: 'publication' | 'take_down' | 'import';
  readonly at: number;
  readonly localDay: number;
  readonly eventDay: number | null;
  readonly columnId: string | null;
  readonly unitId: string | null;
  readonly contentChanged: boolean;
  readonly contentHash: string | null;
  readonly source: string;
  readonly actor: string | null;
  /** One event per cause, however often it is told: the ledger entry it belongs to. */
  readonly dedupeKey: string;
}

const rowOf = (event: Publication) => ({
  uid: event.uid,
  document_id: event.documentId,
  locale: event.locale,
  column_id: event.columnId,
  unit_id: event.unitId,
  kind: event.kind,
  at_ms: event.at,
  local_day: event.localDay,
  event_day: event.eventDay,
  content_changed: event.contentChanged,
  content_hash: event.contentHash,
  source: event.source,
  actor: event.actor,
  dedupe_key: event.dedupeKey,
});

export const recordPublication = async (strapi: Strapi, trx: Trx, event: Publication): Promise<void> => {
  const kind = event.kind === 'publication' ? firstOrUpdate(strapi, trx, event) : event.kind;
  await table(strapi, trx, TABLES.publications).insert({ ...rowOf(event), kind });
};

/** The same of many that were live before anybody told of them, or are gone. */
export const recordFound = (
  strapi: Strapi,
  trx: Trx,
  events: readonly (Publication & { readonly kind: 'import' | 'take_down' })[]
): Promise<void> => insertRows(strapi, trx, { name: TABLES.publications, rows: events.map(rowOf) });

/** Which of these events are there. */
export const eventsAmong = async (strapi: Strapi, trx: Trx, keys: readonly string[]): Promise<ReadonlySet<string>> => {
  const rows = await allRows(table(strapi, trx, TABLES.publications).whereIn('dedupe_key', keys).select('dedupe_key'));
  return new Set(rows.map((row) => String(row.dedupe_key)));
};

/**
 * What a publication is: the first of this document in this locale, or an update, also after a take-down. As a part of the insert; through a
 * table of its own, since MySQL does not read the table that it writes.
 */
const firstOrUpdate = (strapi: Strapi, trx: Trx, { uid, documentId, locale }: ReviewKey): Knex.Raw => {
  const told = table(strapi, trx, TABLES.publications)
    .where({ document_id: documentId, locale, uid })
    .whereIn('kind', ['first', 'import'])
    .select('id')
    .limit(1);
  return trx.raw("(SELECT CASE WHEN COUNT(*) > 0 THEN 'update' ELSE 'first' END FROM (?) told)", [told]);
};
