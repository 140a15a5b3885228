import type { PublicationKind } from '../../../core/audit';
import { countOf, table } from '../platform/database';
import type { Strapi, Trx } from '../platform/strapi';
import type { ReviewKey } from './states';
import { TABLES } from './tables';

/** What the audit reads: that something went live, or down, when, for which column (A9.2). Days are civil days of the policy's time zone. */
export interface Publication extends ReviewKey {
  readonly kind: PublicationKind;
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

export const recordPublication = async (strapi: Strapi, trx: Trx, event: Publication): Promise<void> => {
  await table(strapi, trx, TABLES.publications).insert({
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
};

/** Has this document ever been live in this locale? A later publication is an update, also after a take-down. */
export const wasPublished = async (strapi: Strapi, trx: Trx, key: ReviewKey): Promise<boolean> => {
  const told = table(strapi, trx, TABLES.publications).where({ document_id: key.documentId, locale: key.locale, uid: key.uid });
  return (await countOf(told.whereIn('kind', ['first', 'import']).count({ n: '*' }))) > 0;
};
