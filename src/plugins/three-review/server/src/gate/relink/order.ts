import { numberOf, table } from '../../platform/database';
import { queryOf, rowsOf, type Strapi, type Trx } from '../../platform/strapi';
import { underPermit } from '../triggers';
import type { Link } from './links';

/** A live list in which two links have the same place. The ids of the rows then decide the order, and those are about to change. */
export interface List {
  readonly link: Link;
  readonly targets: readonly number[];
}

const BATCH = 200;

/** Imports leave such lists; Strapi itself numbers them through. */
export const ambiguousLists = async (strapi: Strapi, trx: Trx, links: readonly Link[]): Promise<List[]> => {
  const found: List[] = [];
  for (const tie of new Set(links.map((link) => link.tie))) {
    const { order, column, attribute, uid } = tie.end;
    if (order === null || attribute === null) continue;
    const holders = new Map(links.filter((link) => link.tie === tie).map((link) => [link.holder, link]));
    const ids = [...holders.keys()];
    for (let i = 0; i < ids.length; i += BATCH) {
      const some = ids.slice(i, i + BATCH);
      const doubled = table(strapi, trx, tie.table).select(column).whereIn(column, some).groupBy(column, order).havingRaw('COUNT(*) > 1');
      for (const holder of new Set(rowsOf(await doubled).map((row) => numberOf(row[column])))) {
        const link = holders.get(holder);
        // In the order of a reader's query: it decides which of two equal places is shown first.
        const row = link && (await queryOf(strapi, uid).findOne({ where: { id: holder }, populate: { [attribute]: true } }));
        if (link && row) found.push({ link, targets: rowsOf(row[attribute]).map((target) => numberOf(target.id)) });
      }
    }
  }
  return found;
};

/** Renumbers the list in the order in which it was shown, the new row in the place of the old one. */
export const keepOrder = async (strapi: Strapi, trx: Trx, { link, targets }: List, rows: ReadonlyMap<string, number>): Promise<void> => {
  const { tie, holder, owner } = link;
  const { order } = tie.end;
  if (order === null) return;
  const old = numberOf(link.row[tie.column]);
  const list = targets.map((target) => (target === old ? (rows.get(link.targetLocale) ?? target) : target));
  await underPermit(strapi, trx, owner, async () => {
    for (const [place, target] of list.entries()) {
      await table(strapi, trx, tie.table)
        .where({ [tie.end.column]: holder, [tie.column]: target })
        .update({ [order]: place + 1 });
    }
  });
};
