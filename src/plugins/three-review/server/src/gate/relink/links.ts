import { engineOf, numberOf } from '../../platform/database';
import { schemaOf, sessionOn } from '../../platform/rawSql';
import { textOf, type Row, type Strapi, type Trx } from '../../platform/strapi';
import { chainsOf, COLUMN, fromChain, planOf, sqlFor, type Chain, type End, type Sql } from '../triggers';

/** What is being published. */
export interface Published {
  readonly uid: string;
  readonly documentId: string;
}

/** A relation of covered content, kept in a link table, that leads to one type. */
export interface Tie {
  readonly table: string;
  readonly end: End;
  readonly column: string;
  readonly target: { readonly uid: string; readonly table: string; readonly draftAndPublish: boolean };
}

/** The relations through which content of covered types, components included, names rows of `uid`. */
export const tiesTo = (strapi: Strapi, uid: string): readonly Tie[] =>
  planOf(strapi).links.flatMap(({ table, ends }) =>
    ends.flatMap((end) => (end.target?.uid === uid ? [{ table, end, column: end.target.column, target: end.target }] : []))
  );

/** One row of a link table by which live content names a document. */
export interface Link {
  readonly tie: Tie;
  /** The link row as it is stored. */
  readonly row: Row;
  readonly id: number;
  /** The row that holds the link, and the live content row that row belongs to. */
  readonly holder: number;
  readonly owner: { readonly uid: string; readonly documentId: string; readonly locale: string };
  readonly targetLocale: string;
}

const OWNER = { document: 'tr_owner', ownerLocale: 'tr_owner_locale', targetLocale: 'tr_target_locale' } as const;

const select = (sql: Sql, chain: Chain, { table, end, column, target }: Tie): string => {
  const published = target.draftAndPublish ? ` AND t.${COLUMN.publishedAt} IS NOT NULL` : '';
  const from = {
    table: `${sql.table(target.table)} t ${sql.join} ${sql.table(table)} l ON l.${sql.name(column)} = t.${COLUMN.id}`,
    where: `t.${COLUMN.documentId} = ?${published}`,
  };
  const more = `r.${COLUMN.documentId} AS ${OWNER.document}, r.${COLUMN.locale} AS ${OWNER.ownerLocale}, t.${COLUMN.locale} AS ${OWNER.targetLocale}`;
  return `SELECT l.*, ${more} ${fromChain(sql, chain, { id: `l.${sql.name(end.column)}`, from, permitsIgnored: true })}`;
};

const toLink = (tie: Tie, chain: Chain, found: Row): Link => {
  const { [OWNER.document]: document, [OWNER.ownerLocale]: ownerLocale, [OWNER.targetLocale]: targetLocale, ...row } = found;
  return {
    tie,
    row,
    id: numberOf(row[COLUMN.id]),
    holder: numberOf(row[tie.end.column]),
    owner: { uid: chain.uid, documentId: String(document), locale: textOf(ownerLocale) ?? '' },
    targetLocale: textOf(targetLocale) ?? '',
  };
};

export const sqlOf = (strapi: Strapi): Sql => sqlFor(engineOf(strapi), schemaOf(strapi), () => []);

/** The links by which live content of other documents names this one: its live rows, where it has drafts. */
export const linksTo = async (strapi: Strapi, trx: Trx, ties: readonly Tie[], uid: string, documentId: string): Promise<Link[]> => {
  const sql = sqlOf(strapi);
  const found: Link[] = [];
  for (const tie of ties) {
    for (const chain of chainsOf(planOf(strapi), tie.end.uid)) {
      const rows = await sessionOn(trx).rows(select(sql, chain, tie), [documentId]);
      found.push(...rows.map((row) => toLink(tie, chain, row)).filter(({ owner }) => owner.uid !== uid || owner.documentId !== documentId));
    }
  }
  return found;
};
