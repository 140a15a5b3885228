import { coveredUids } from '../platform/covered';
import type { Strapi } from '../platform/strapi';
import { guardTransfers } from '../platform/transfer';

const NO =
  'three-review: 本站受三审三校保护，不能导入或传入数据；未作任何改动。 An import or a transfer into this site would put content that nobody reviewed in the place ' +
  'of content that was signed; nothing was changed. To move this site, copy its whole database with public/uploads and the folder of kept files. To replace its ' +
  'content: npx three-review leave --confirm (it exports the ledger with all evidence), switch the plugin off, import, switch it on; what is live then is adopted on record.';

/**
 * A10.2: `strapi import`, `strapi transfer` into this site and a push from another one are refused before they begin; the triggers would
 * refuse them only after Strapi has emptied the uploads.
 */
export const refuseTransfers = (strapi: Strapi): void => {
  const known = guardTransfers(strapi, () => {
    if (coveredUids(strapi).length > 0) throw new Error(NO);
  });
  if (!known) strapi.log.warn('three-review: the data transfer of Strapi was not found; an import is refused by the database alone.');
};
