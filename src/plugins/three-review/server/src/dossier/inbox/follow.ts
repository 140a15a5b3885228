import chunk from 'lodash/chunk';
import { waitingIn, type ReviewEvent, type ReviewState } from '../../../../core/review';
import { readEntries } from '../../ledger/entries';
import { chainOf, readReview } from '../../../../core/ledger';
import { TABLES } from '../../ledger/tables';
import type { ReviewKey } from '../../ledger/states';
import { withScope } from '../../platform/caller';
import { civilDayOf, coveredType } from '../../platform/covered';
import { firstRow, NAMED_AT_ONCE, numberOf, numberOrNull, table } from '../../platform/database';
import { isRow, modelOf, queryOf, tableOf, textOf, type Row, type Strapi, type Trx } from '../../platform/strapi';
import { INBOX_TABLES, NO_CLOCK } from './tables';
import { unitRefOf } from './units';

const where = (key: ReviewKey) => ({ uid: key.uid, document_id: key.documentId, locale: key.locale });

export const inboxRows = (strapi: Strapi, trx: Trx) => table(strapi, trx, INBOX_TABLES.inbox);

/** Was the document ever live in this locale? The time to its first publication (A9.2) runs no more. */
const wasLive = async (strapi: Strapi, trx: Trx, key: ReviewKey): Promise<boolean> => {
  const { uid: _, ...document } = where(key);
  const published = table(strapi, trx, TABLES.publications)
    .where({ ...document, uid: key.uid })
    .whereIn('kind', ['first', 'import']);
  return (await firstRow(published.first('id'))) !== undefined;
};

/** What the draft says of where it belongs. */
const toldByDraft = async (strapi: Strapi, trx: Trx, key: ReviewKey, live: boolean, row: Row) => {
  const fields = coveredType(strapi, key.uid);
  const column = row[fields.column];
  const eventDay = civilDayOf(strapi, row[fields.eventDate]);
  const runs = eventDay !== null && !live && !(await wasLive(strapi, trx, key));
  return {
    unit_ref: unitRefOf(strapi, key.uid, row),
    column_id: isRow(column) ? textOf(column.documentId) : textOf(column),
    due_day: runs ? eventDay : NO_CLOCK,
  };
};

/** Who made the draft; Strapi keeps it on the row. */
const drafterOf = async (strapi: Strapi, trx: Trx, uid: string, id: number): Promise<number | null> =>
  numberOrNull((await firstRow(table(strapi, trx, tableOf(strapi, uid)).where({ id }).first('created_by_id')))?.created_by_id);

interface Draft {
  readonly id: number;
  readonly row: Row;
}

/** Who submitted last, and since when the document stands where it stands, by these events. */
const historyIn = (events: readonly ReviewEvent[]): { readonly submitter: number | null; readonly since: number | null } => {
  const submitted = events.findLast(({ type }) => type === 'submitted');
  return { submitter: numberOrNull(submitted?.by?.id), since: events.at(-1)?.at ?? null };
};

/** The same by the whole of the document's chain in the ledger. */
const toldByLedger = async (strapi: Strapi, trx: Trx, key: ReviewKey) => {
  const entries = await readEntries(strapi, trx, chainOf(key.uid, key.documentId));
  const bodies = entries.flatMap(({ body }) => readReview(body) ?? []);
  return historyIn(bodies.filter(({ locale }) => locale === key.locale).map(({ event }) => event));
};

/**
 * Brings the inbox in step with a state, in the transaction that writes it: a document with which nobody has anything to do is not in it.
 * `events`: what led to the state just now; absent: the ledger is asked. The document's lock is held.
 */
export const followInbox = async (
  strapi: Strapi,
  trx: Trx,
  key: ReviewKey,
  { state, draft, events }: { readonly state: ReviewState; readonly draft: Draft | null; readonly events?: readonly ReviewEvent[] }
): Promise<void> => {
  const waiting = waitingIn(state);
  const held = inboxRows(strapi, trx).where(where(key));
  if (waiting === null || draft === null) return void (await held.delete());
  const before = await firstRow(held.clone().first());
  const told = events ? historyIn(events) : await toldByLedger(strapi, trx, key);
  const row = {
    ...where(key),
    stage: waiting.stage,
    round: state.round,
    ...(await toldByDraft(strapi, trx, key, state.liveHash !== null, draft.row)),
    drafter_id: before ? numberOrNull(before.drafter_id) : await drafterOf(strapi, trx, key.uid, draft.id),
    submitter_id: told.submitter ?? numberOrNull(before?.submitter_id),
    signers: [',', ...waiting.signers.map((id) => `${id},`)].join(''),
    returned: waiting.returned,
    since_ms: told.since ?? (before ? numberOf(before.since_ms) : Date.now()),
  };
  await (before ? held.update(row) : inboxRows(strapi, trx).insert(row));
};

/** Drafts whose round has ended, and that never were live, were saved: where they belong may be another place now. */
export const refreshInbox = async (
  strapi: Strapi,
  trx: Trx,
  { uid, documentId }: Pick<ReviewKey, 'uid' | 'documentId'>,
  locales: readonly string[]
): Promise<void> => {
  const { unit, column } = coveredType(strapi, uid);
  const populate = [unit, column].filter((name) => modelOf(strapi, uid).attributes[name]?.type === 'relation');
  const drafts = await withScope({ action: true }, () =>
    queryOf(strapi, uid).findMany({ where: { documentId, publishedAt: { $null: true } }, populate })
  );
  for (const locale of locales) {
    const row = drafts.find((draft) => (textOf(draft.locale) ?? '') === locale);
    const key = { uid, documentId, locale };
    if (row)
      await inboxRows(strapi, trx)
        .where(where(key))
        .update(await toldByDraft(strapi, trx, key, false, row));
  }
};

/** None of these documents, in this locale, is anybody's to act on any more. */
export const leaveInbox = async (strapi: Strapi, trx: Trx, uid: string, locale: string, documentIds: readonly string[]): Promise<void> => {
  for (const some of chunk(documentIds, NAMED_AT_ONCE))
    await inboxRows(strapi, trx).where({ uid, locale }).whereIn('document_id', some).delete();
};
