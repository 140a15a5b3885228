import type { Json } from '../../../core/ledger';
import { withScope } from '../platform/caller';
import { modelOf, queryOf, textOf, type Strapi } from '../platform/strapi';
import { scalar } from './canonicalRow';
import { contentAttributes, isScalar } from './schema';

/** What a draft says in its own columns: a part of its content, as the content hash tells it. */
export interface PlainRow {
  /** '' on types that are not localized. */
  readonly locale: string;
  readonly fields: { readonly [name: string]: Json };
}

/** The plain fields of a document's drafts, in one query. Runs in the transaction that is open. */
export const readPlain = async (
  strapi: Strapi,
  uid: string,
  documentId: string,
  ignore: readonly string[]
): Promise<readonly PlainRow[]> => {
  const names = contentAttributes(modelOf(strapi, uid), ignore).flatMap(([name, attribute]) => (isScalar(attribute) ? [name] : []));
  const where = { documentId, publishedAt: { $null: true } };
  const rows = await withScope({ action: true }, () =>
    queryOf(strapi, uid).findMany({ where, select: ['id', 'locale', ...names], orderBy: { id: 'asc' } })
  );
  return rows.map((row) => ({
    locale: textOf(row.locale) ?? '',
    fields: Object.fromEntries(names.map((name) => [name, scalar(row[name])])),
  }));
};
