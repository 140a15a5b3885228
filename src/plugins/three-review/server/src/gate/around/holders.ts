import { titleField } from '../../content';
import { isCovered } from '../../platform/covered';
import { allRows, table, type Db } from '../../platform/database';
import { dbColumnOf, hasDbColumn, tableOf, textOf, type Row, type Strapi } from '../../platform/strapi';
import { surroundings, type Parent } from './schema';

/** A row of a covered type to whose content something belongs. */
export interface Holder {
  readonly uid: string;
  readonly id: number;
  readonly documentId: string;
  /** '' on types that are not localized. */
  readonly locale: string;
  readonly title: string | null;
  readonly live: boolean;
}

/** Database drivers take so many bound values in one statement, and no more. */
const BATCH = 400;

const inBatches = async <T, R>(all: readonly T[], work: (batch: readonly T[]) => Promise<readonly R[]>): Promise<R[]> => {
  const found: R[] = [];
  for (let at = 0; at < all.length; at += BATCH) found.push(...(await work(all.slice(at, at + BATCH))));
  return found;
};

/** A row as read from the table of a covered type. */
export const toHolder = (strapi: Strapi, uid: string, row: Row): Holder => {
  const title = titleField(strapi, uid);
  return {
    uid,
    id: Number(row.id),
    documentId: String(row.document_id),
    locale: textOf(row.locale) ?? '',
    title: title === null ? null : textOf(row[dbColumnOf(strapi, uid, title)]),
    live: row.published_at !== null,
  };
};

/** The columns that `toHolder` reads. */
export const holderColumns = (strapi: Strapi, uid: string): string[] => {
  const title = titleField(strapi, uid);
  const locale = hasDbColumn(strapi, uid, 'locale') ? ['locale'] : [];
  return ['id', 'document_id', 'published_at', ...locale, ...(title === null ? [] : [dbColumnOf(strapi, uid, title)])];
};

export type HoldersById = ReadonlyMap<number, readonly Holder[]>;

/**
 * To which rows of covered types these rows belong: a row of such a type to itself, a component to whatever it hangs in, however deep.
 * One query a level and parent; anything else belongs to nobody.
 */
export const holdersById = async (strapi: Strapi, trx: Db, uid: string, ids: readonly number[]): Promise<HoldersById> => {
  const unique = [...new Set(ids)].filter(Number.isSafeInteger);
  if (unique.length === 0) return new Map();
  if (isCovered(strapi, uid)) {
    const rows = await inBatches(unique, (batch) =>
      allRows(table(strapi, trx, tableOf(strapi, uid)).whereIn('id', batch).select(holderColumns(strapi, uid)))
    );
    return new Map(rows.map((row) => [Number(row.id), [toHolder(strapi, uid, row)]]));
  }
  const holders = new Map<number, Holder[]>();
  for (const parent of surroundings(strapi).parents.get(uid) ?? []) {
    const rows = await inBatches(unique, (batch) => hungIn(strapi, trx, parent, uid, batch));
    const above = await holdersById(
      strapi,
      trx,
      parent.uid,
      rows.map((row) => Number(row.parent))
    );
    for (const row of rows) {
      const id = Number(row.component);
      holders.set(id, [...(holders.get(id) ?? []), ...(above.get(Number(row.parent)) ?? [])]);
    }
  }
  return holders;
};

const hungIn = (strapi: Strapi, trx: Db, { join, ignored }: Parent, component: string, ids: readonly number[]): Promise<readonly Row[]> => {
  const query = table(strapi, trx, join.table)
    .where({ [join.type]: component })
    .whereIn(join.id, ids)
    .select({ component: join.id, parent: join.own });
  return allRows(ignored.length > 0 ? query.whereNotIn('field', ignored) : query);
};

export const holdersOf = async (strapi: Strapi, trx: Db, uid: string, ids: readonly number[]): Promise<readonly Holder[]> =>
  [...(await holdersById(strapi, trx, uid, ids)).values()].flat();
