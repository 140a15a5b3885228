import { allRows, table } from '../platform/database';
import { tableOf, textOf, type Strapi, type Trx } from '../platform/strapi';

/** Live rows whose draft is gone: nobody can edit the document any more, and whoever removed it went past the software. */
export const draftless = async (
  strapi: Strapi,
  trx: Trx,
  uid: string
): Promise<{ readonly documentId: string; readonly locale: string }[]> => {
  const rows = tableOf(strapi, uid);
  const drafts = table(strapi, trx, `${rows} as d`)
    .select(trx.raw('1'))
    .whereRaw('?? = ??', ['d.document_id', 'l.document_id'])
    .whereRaw("coalesce(??, '') = coalesce(??, '')", ['d.locale', 'l.locale'])
    .whereNull('d.published_at');
  const found = table(strapi, trx, `${rows} as l`)
    .select('l.document_id', 'l.locale')
    .whereNotNull('l.published_at')
    .whereNotExists(drafts);
  return (await allRows(found)).map((row) => ({ documentId: String(row.document_id), locale: textOf(row.locale) ?? '' }));
};
