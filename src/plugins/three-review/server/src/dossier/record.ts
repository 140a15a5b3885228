import { causeKey, type LedgerEntry } from '../../../core/ledger';
import type { ReviewEvent, Step } from '../../../core/review';
import { appendEntry, keepSnapshot } from '../ledger/entries';
import { recordPublication } from '../ledger/publications';
import { writeState } from '../ledger/states';
import { civilDayOf, coveredType, localDay } from '../platform/covered';
import { table } from '../platform/database';
import { dbColumnOf, isRow, tableOf, textOf, type Row, type Strapi, type Trx } from '../platform/strapi';
import { bodyOf, type Dossier } from './dossier';
import { followInbox } from './inbox';

/** Where a change came from, as the publication events tell it. */
export type Source = 'admin' | 'admin_token' | 'outside' | 'code';

/**
 * The one path of every mutation: ledger entries, the bytes they speak of, publication events, the projection, the inbox, and
 * `reviewStage` on the draft, all in the transaction of what they record.
 */
export const record = async (strapi: Strapi, trx: Trx, dossier: Dossier, step: Step, source: Source): Promise<void> => {
  if (step.events.length === 0) return;
  const { key, draft, state } = dossier;
  // What a round rests on and what is live was kept when it was signed.
  if (draft && draft.full !== state.contentHash && draft.full !== state.liveHash) await keepSnapshot(strapi, trx, draft.full, draft.text);
  for (const event of step.events) {
    const entry = await appendEntry(strapi, trx, bodyOf(key, event));
    await publication(strapi, trx, dossier, event, entry, source);
  }
  await writeState(strapi, trx, key, step.next);
  await followInbox(strapi, trx, key, { state: step.next, draft, events: step.events });
  if (draft && draft.row[coveredType(strapi, key.uid).stage] !== step.next.stage)
    await showStage(strapi, trx, key.uid, draft.id, step.next.stage);
};

/** Writes the stage on one row; not an edit, so neither `updatedAt` nor the content hash move. */
export const showStage = async (strapi: Strapi, trx: Trx, uid: string, id: number, stage: string): Promise<void> => {
  await table(strapi, trx, tableOf(strapi, uid))
    .where({ id })
    .update({ [dbColumnOf(strapi, uid, coveredType(strapi, uid).stage)]: stage });
};

/** What a row says of itself for the audit (A9.2): the column it belongs to, and the day of what it reports. */
export const toldBy = (strapi: Strapi, uid: string, row: Row | null): { columnId: string | null; eventDay: number | null } => {
  const fields = coveredType(strapi, uid);
  const column = row?.[fields.column];
  return { columnId: isRow(column) ? textOf(column.documentId) : textOf(column), eventDay: civilDayOf(strapi, row?.[fields.eventDate]) };
};

const publication = async (
  strapi: Strapi,
  trx: Trx,
  dossier: Dossier,
  event: ReviewEvent,
  entry: LedgerEntry,
  source: Source
): Promise<void> => {
  if (event.type !== 'published' && event.type !== 'taken_down') return;
  const { key, row, facts } = dossier;
  const published = event.type === 'published';
  await recordPublication(strapi, trx, {
    ...key,
    kind: published ? 'publication' : 'take_down',
    at: event.at,
    localDay: localDay(strapi, event.at),
    ...toldBy(strapi, key.uid, row),
    unitId: facts.unit?.id ?? null,
    contentChanged: published ? event.contentChanged : true,
    contentHash: event.contentHash,
    source,
    actor: event.by?.id ?? null,
    dedupeKey: causeKey(entry),
  });
};
