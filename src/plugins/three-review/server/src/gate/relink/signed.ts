import { readSnapshot } from '../../ledger/entries';
import { readState } from '../../ledger/states';
import { table } from '../../platform/database';
import { isRow, rowsOf, textOf, type Strapi, type Trx } from '../../platform/strapi';
import { COLUMN } from '../triggers';
import type { Link, Published } from './links';

/** How the content hash names a related document: see canonicalRow. */
const nameOf = (documentId: unknown, locale: unknown): string => [textOf(documentId), textOf(locale)].filter(Boolean).join('/');

const isPartOf = (list: readonly string[], whole: readonly unknown[]): boolean => {
  let from = 0;
  for (const name of list) {
    const at = whole.indexOf(name, from);
    if (at === -1) return false;
    from = at + 1;
  }
  return true;
};

/**
 * Was this link signed with the content that is live, and only waited for its target to be published? Then it appears now, in its place.
 * Any other is a draft's, and waits for its own three reviews.
 */
export const isSigned = async (strapi: Strapi, trx: Trx, published: Published, link: Link): Promise<boolean> => {
  const { tie, owner, holder, targetLocale } = link;
  const { attribute, uid, order } = tie.end;
  if (attribute === null || uid !== owner.uid) return false;
  const { liveHash } = (await readState(strapi, trx, owner)).state;
  const text = liveHash === null ? null : await readSnapshot(strapi, trx, liveHash);
  const snapshot: unknown = text === null ? null : JSON.parse(text);
  const fields = isRow(snapshot) && isRow(snapshot.fields) ? snapshot.fields : {};
  const signed: unknown = fields[attribute];
  if (!Array.isArray(signed) || !signed.includes(nameOf(published.documentId, targetLocale))) return false;
  if (order === null) return true;
  const query = table(strapi, trx, `${tie.table} as l`)
    .join(`${tie.target.table} as t`, 't.id', `l.${tie.column}`)
    .select({ document: `t.${COLUMN.documentId}`, locale: `t.${COLUMN.locale}` })
    .where(`l.${tie.end.column}`, holder)
    .orderBy([`l.${order}`, `l.${COLUMN.id}`]);
  return isPartOf(
    rowsOf(await query).map((row) => nameOf(row.document, row.locale)),
    signed
  );
};
