import { allRows, table } from '../../../platform/database';
import { findModel, hasDbColumn, hasDraftAndPublish, tableOf, textOf, type Row, type Strapi, type Trx } from '../../../platform/strapi';
import { holdersById, type Holder } from '../holders';
import type { Tie } from '../schema';

/** A row to which covered content may be linked. */
export interface Target {
  readonly id: number;
  readonly documentId: string;
  readonly locale: string;
  /** Shown as it is: the live row, or any row of a type without draft and publish. */
  readonly shown: boolean;
}

/** One row of a join table: covered content says that it has to do with a target. */
export interface Link {
  readonly tie: Tie;
  /** A row of a covered type, or of a component in one. */
  readonly ownerId: number;
  readonly target: Target;
  readonly holders: readonly Holder[];
  readonly row: Row;
}

export const isLive = (link: Link): boolean => link.holders.some((holder) => holder.live);

export const holdersIn = (links: readonly Link[]): readonly Holder[] => links.flatMap((link) => link.holders);

/** As rows of the database layer name it. */
export const toTarget = (strapi: Strapi, uid: string, row: Row): Target => ({
  id: Number(row.id),
  documentId: textOf(row.document_id) ?? textOf(row.documentId) ?? String(row.id),
  locale: textOf(row.locale) ?? '',
  shown: !hasDraftAndPublish(findModel(strapi, uid)) || (row.published_at ?? row.publishedAt ?? null) !== null,
});

/** All rows of a document. */
export const targetsOf = async (strapi: Strapi, trx: Trx, uid: string, documentId: string): Promise<readonly Target[]> => {
  const columns = [
    ['documentId', 'document_id'],
    ['locale', 'locale'],
    ['publishedAt', 'published_at'],
  ].flatMap(([name = '', column = '']) => (hasDbColumn(strapi, uid, name) ? [column] : []));
  const rows = await allRows(
    table(strapi, trx, tableOf(strapi, uid))
      .where({ document_id: documentId })
      .select('id', ...columns)
      .orderBy('id')
  );
  return rows.map((row) => toTarget(strapi, uid, row));
};

/** What covered content is linked to these rows, drafts and live rows alike. */
export const linksTo = async (strapi: Strapi, trx: Trx, ties: readonly Tie[], targets: readonly Target[]): Promise<readonly Link[]> => {
  const links: Link[] = [];
  const byId = new Map(targets.map((target) => [target.id, target]));
  for (const tie of byId.size === 0 ? [] : ties) {
    const { join } = tie;
    const rows = await allRows(
      table(strapi, trx, join.table)
        .whereIn(join.far, [...byId.keys()])
        .orderBy('id')
    );
    const holders = await holdersById(
      strapi,
      trx,
      tie.owner,
      rows.map((row) => Number(row[join.own]))
    );
    for (const row of rows) {
      const ownerId = Number(row[join.own]);
      const target = byId.get(Number(row[join.far]));
      if (target) links.push({ tie, ownerId, target, holders: holders.get(ownerId) ?? [], row });
    }
  }
  return links;
};

/** The same link, though the target's row was written anew by its publication. */
export const linkName = ({ tie, ownerId, target }: Link): string =>
  `${tie.owner}.${tie.attribute}#${String(ownerId)} ${target.documentId}/${target.locale}/${String(target.shown)}`;

/** Those of `links` that `others` lacks. */
export const without = (links: readonly Link[], others: readonly Link[]): readonly Link[] => {
  const names = new Set(others.map(linkName));
  return links.filter((link) => !names.has(linkName(link)));
};
