import { randomUUID } from 'node:crypto';
import groupBy from 'lodash/groupBy';
import type { ReviewState } from '../../../core/review';
import { chainOf, type LedgerEntry } from '../../../core/ledger';
import { REVIEW_STAGE, type ContentRow } from '../content';
import { readEntriesOf } from '../ledger/entries';
import { TABLES } from '../ledger/tables';
import { allRows, engineOf, table } from '../platform/database';
import { fromJson } from '../platform/json';
import { dbColumnOf, tableOf, type Strapi, type Trx } from '../platform/strapi';
import { insertRows } from '../platform/upsert';

/** What the ledger knows of some documents. */
export interface Known {
  /** By `documentId#locale`. */
  readonly states: ReadonlyMap<string, { readonly documentId: string; readonly locale: string; readonly state: ReviewState }>;
  /** Of those of which it holds anything live. */
  readonly entries: readonly LedgerEntry[];
}

/** The locks of these documents (platform/database `lockDocument`), and what is recorded of them. */
export const readKnown = async (strapi: Strapi, trx: Trx, uid: string, documentIds: readonly string[]): Promise<Known> => {
  if (engineOf(strapi) !== 'sqlite') {
    const drafts = table(strapi, trx, tableOf(strapi, uid)).select('id').whereIn('document_id', documentIds).whereNull('published_at');
    await drafts.orderBy('id').forUpdate();
  }
  const rows = await allRows(table(strapi, trx, TABLES.states).where({ uid }).whereIn('document_id', documentIds));
  const states = rows.map((row) => ({
    documentId: String(row.document_id),
    locale: String(row.locale),
    state: fromJson<ReviewState>(row.state),
  }));
  const live = states.filter(({ state }) => state.liveHash !== null).map(({ documentId }) => chainOf(uid, documentId));
  return {
    states: new Map(states.map((one) => [`${one.documentId}#${one.locale}`, one])),
    entries: live.length === 0 ? [] : await readEntriesOf(strapi, trx, [...new Set(live)]),
  };
};

interface Marked {
  readonly documentId: string;
  readonly draft: ContentRow | null;
  readonly live: ContentRow | null;
  readonly next: ReviewState;
}

interface Stage {
  readonly id: number;
  readonly stage: string;
}

/** Shows the stages on the rows, past triggers that may stand already: by permits that are gone before the commit. */
export const markStages = async (strapi: Strapi, trx: Trx, uid: string, marked: readonly Marked[]): Promise<void> => {
  const stages = marked.flatMap(({ draft, live, next }): Stage[] => [
    ...(draft && draft.row[REVIEW_STAGE] !== next.stage ? [{ id: draft.id, stage: next.stage }] : []),
    ...(live && live.row[REVIEW_STAGE] !== 'published' ? [{ id: live.id, stage: 'published' }] : []),
  ]);
  if (stages.length === 0) return;
  const token = randomUUID();
  const documents = [...new Set(marked.map(({ documentId }) => documentId))];
  await insertRows(strapi, trx, {
    name: TABLES.permits,
    rows: documents.map((document_id) => ({ content_type: uid, document_id, token })),
  });
  for (const [stage, rows] of Object.entries(groupBy(stages, 'stage'))) {
    const ids = rows.map(({ id }) => id);
    await table(strapi, trx, tableOf(strapi, uid))
      .whereIn('id', ids)
      .update({ [dbColumnOf(strapi, uid, REVIEW_STAGE)]: stage });
  }
  await table(strapi, trx, TABLES.permits).where({ token }).delete();
};
