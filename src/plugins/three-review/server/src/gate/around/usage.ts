import { TABLES } from '../../ledger/tables';
import type { Stored } from '../../../../core/content';
import { storedOf, UPLOAD_FILE } from '../../content';
import { coveredUids, isCovered } from '../../platform/covered';
import { allRows, table } from '../../platform/database';
import { morphJoinOf } from '../../platform/joins';
import { textOf, type Row, type Strapi, type Trx } from '../../platform/strapi';
import { holdersOf, toHolder, type Holder } from './holders';
import { surroundings } from './schema';
import { textsShowing } from './texts';

/** Every row of covered content that shows one of these files: as media, at any depth, or by its address in a text. */
export const usesOf = async (strapi: Strapi, trx: Trx, files: readonly Row[]): Promise<readonly Holder[]> => {
  if (files.length === 0) return [];
  const ids = files.map((file) => Number(file.id));
  return [...(await attachedTo(strapi, trx, ids)), ...(await embeddedIn(strapi, trx, files.map(storedOf)))];
};

/** Through media fields. */
export const attachedTo = async (strapi: Strapi, trx: Trx, ids: readonly number[]): Promise<readonly Holder[]> => {
  const join = morphJoinOf(strapi, UPLOAD_FILE, 'related');
  const parts = [...surroundings(strapi).parts];
  const rows = await allRows(
    table(strapi, trx, join.table).whereIn(join.own, ids).whereIn(join.type, parts).select({ id: join.id, type: join.type })
  );
  const holders: Holder[] = [];
  for (const uid of parts) {
    const mine = rows.filter((row) => row.type === uid).map((row) => Number(row.id));
    if (mine.length > 0) holders.push(...(await holdersOf(strapi, trx, uid, mine)));
  }
  return holders;
};

/** By its address in a text. */
const embeddedIn = async (strapi: Strapi, trx: Trx, files: readonly Stored[]): Promise<Holder[]> => {
  const found: Holder[] = [];
  for (const { uid, row } of await textsShowing(strapi, trx, [...surroundings(strapi).parts], files)) {
    found.push(...(isCovered(strapi, uid) ? [toHolder(strapi, uid, row)] : await holdersOf(strapi, trx, uid, [Number(row.id)])));
  }
  return found;
};

/** Of these, those that must stay as they are: shown to the public, or approved for it. */
export const bindingUses = async (strapi: Strapi, trx: Trx, uses: readonly Holder[]): Promise<readonly Holder[]> => {
  const stages = await stagesOf(
    strapi,
    trx,
    uses.filter((holder) => !holder.live)
  );
  return uses.filter((holder) => holder.live || stages.get(keyOf(holder)) === 'approved');
};

const keyOf = (holder: Pick<Holder, 'uid' | 'documentId' | 'locale'>): string => `${holder.uid}/${holder.documentId}/${holder.locale}`;

const stagesOf = async (strapi: Strapi, trx: Trx, drafts: readonly Holder[]): Promise<ReadonlyMap<string, string>> => {
  const stages = new Map<string, string>();
  for (const uid of coveredUids(strapi)) {
    const ids = [...new Set(drafts.filter((draft) => draft.uid === uid).map((draft) => draft.documentId))];
    if (ids.length === 0) continue;
    const rows = await allRows(
      table(strapi, trx, TABLES.states).where({ uid }).whereIn('document_id', ids).select('document_id', 'locale', 'stage')
    );
    for (const row of rows)
      stages.set(keyOf({ uid, documentId: String(row.document_id), locale: textOf(row.locale) ?? '' }), String(row.stage));
  }
  return stages;
};
