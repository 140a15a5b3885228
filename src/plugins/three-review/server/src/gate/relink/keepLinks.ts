import { currentScope } from '../../platform/caller';
import { inTransaction, numberOf, table } from '../../platform/database';
import { rowsOf, textOf, type Row, type Strapi, type Trx } from '../../platform/strapi';
import { COLUMN, underPermit } from '../triggers';
import { ambiguousLists, keepOrder } from './order';
import { linksTo, tiesTo, type Link, type Published, type Tie } from './links';
import { isSigned } from './signed';

const BATCH = 200;
const keyOf = ({ tie, holder, targetLocale }: Link): string => [tie.table, tie.end.column, String(holder), targetLocale].join('|');

/**
 * Strapi publishes a document by deleting its live row and writing another, and then links anew, by the *drafts* on both sides, whatever
 * is linked to it. So publishing something else would take links from live content, or carry an unsigned draft's link onto it (A10.2).
 * Around the publication: what live content says stays as it was, but for a link that its sign-offs have waited for.
 */
export const keepLinks = async <T>(strapi: Strapi, published: Published, next: () => Promise<T>): Promise<T> => {
  const { uid, documentId } = published;
  const ties = tiesTo(strapi, uid);
  if (ties.length === 0) return next();
  return inTransaction(strapi, async (trx) => {
    const before = isKnownUnpublished(published) ? [] : await linksTo(strapi, trx, ties, uid, documentId);
    const lists = await ambiguousLists(strapi, trx, before);
    return underPermit(strapi, trx, published, async () => {
      const result = await next();
      const after = await linksTo(strapi, trx, ties, uid, documentId);
      for (const tie of before.length + after.length === 0 ? [] : ties) {
        const of = (links: readonly Link[]) => links.filter((link) => link.tie === tie);
        const rows = await liveRows(strapi, trx, tie, documentId);
        await settle(strapi, trx, { published, tie, before: of(before), after: of(after), rows });
        for (const list of lists.filter(({ link }) => link.tie === tie)) await keepOrder(strapi, trx, list, rows);
      }
      return result;
    });
  });
};

/** The gate has looked, under the document's lock: nothing of it is live, so that no live content names it. */
const isKnownUnpublished = ({ uid, documentId }: Published): boolean => {
  const { live } = currentScope();
  return live?.uid === uid && live.documentId === documentId && live.own?.live.size === 0;
};

interface Relinked {
  readonly published: Published;
  readonly tie: Tie;
  readonly before: readonly Link[];
  readonly after: readonly Link[];
  /** The document's live rows as they are now, by locale. */
  readonly rows: ReadonlyMap<string, number>;
}

/** Brings the links of one relation back to what they were. */
const settle = async (strapi: Strapi, trx: Trx, { published, tie, before, after, rows }: Relinked): Promise<void> => {
  const was = new Map(before.map((link) => [keyOf(link), link]));
  const is = new Map(after.map((link) => [keyOf(link), link]));
  for (const link of after) {
    if (!was.has(keyOf(link)) && !(await isSigned(strapi, trx, published, link))) await remove(strapi, trx, tie, [link.id]);
  }
  const { order } = tie.end;
  const wrong = before.filter((link) => {
    const now = is.get(keyOf(link));
    return !now || (order !== null && numberOf(link.row[order]) !== numberOf(now.row[order]));
  });
  const restored = wrong.flatMap((link): Row[] => {
    const target = rows.get(link.targetLocale);
    // Not live any more in this locale: then nothing names it.
    return target === undefined ? [] : [{ ...link.row, ...is.get(keyOf(link))?.row, ...contentOf(link), [tie.column]: target }];
  });
  await remove(
    strapi,
    trx,
    tie,
    wrong.flatMap((link) => is.get(keyOf(link))?.id ?? [])
  );
  for (let i = 0; i < restored.length; i += BATCH) await table(strapi, trx, tie.table).insert(restored.slice(i, i + BATCH));
};

/**
 * The part of a link row that is the holder's content: its place in the holder's list. Its place in the far side's list belongs to the far
 * side, which has just been published: where the new row has one, it stays.
 */
const contentOf = ({ row, tie }: Link): Row =>
  Object.fromEntries((tie.end.content ?? Object.keys(row)).map((column) => [column, row[column]]));

const remove = async (strapi: Strapi, trx: Trx, tie: Tie, ids: readonly number[]): Promise<void> => {
  for (let i = 0; i < ids.length; i += BATCH) {
    await table(strapi, trx, tie.table)
      .whereIn(COLUMN.id, ids.slice(i, i + BATCH))
      .delete();
  }
};

/** The live rows of a document by their locale ('' where it has none). */
const liveRows = async (strapi: Strapi, trx: Trx, { target }: Tie, documentId: string): Promise<ReadonlyMap<string, number>> => {
  const query = table(strapi, trx, target.table)
    .select(COLUMN.id, COLUMN.locale)
    .where({ [COLUMN.documentId]: documentId })
    .whereNotNull(COLUMN.publishedAt);
  return new Map(rowsOf(await query).map((row) => [textOf(row[COLUMN.locale]) ?? '', numberOf(row[COLUMN.id])]));
};
