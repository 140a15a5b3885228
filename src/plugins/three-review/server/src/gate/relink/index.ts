import { meaningOf } from '../../../../core/gate';
import { isCovered } from '../../platform/covered';
import { inTransaction } from '../../platform/database';
import { documentsOf, hasDraftAndPublish, isRow, modelOf, type Strapi } from '../../platform/strapi';
import type { DocumentAction } from '../documents';
import { keepLinks } from './keepLinks';
import { tiesTo } from './links';

/** Publishing one document leaves the live content that names it as it was signed (A10.2); every other action goes by. */
export const keepingLinks = async (strapi: Strapi, call: DocumentAction, next: () => Promise<unknown>): Promise<unknown> => {
  const { uid, action, params } = call;
  if (!hasDraftAndPublish(modelOf(strapi, uid)) || tiesTo(strapi, uid).length === 0) return next();
  const meaning = meaningOf(action, params.status);
  const { documentId } = params;
  if (meaning === 'publish' || meaning === 'update_published') {
    return typeof documentId === 'string' ? keepLinks(strapi, { uid, documentId }, next) : next();
  }
  if (meaning === 'create_published' && action === 'create' && !isCovered(strapi, uid)) return createThenPublish(strapi, call, next);
  return next();
};

/** Strapi creates and publishes in one go; here in two, so that the document has its name when it is published. */
const createThenPublish = (strapi: Strapi, call: DocumentAction, next: () => Promise<unknown>): Promise<unknown> => {
  const { data: _data, status: _status, ...rest } = call.params;
  call.params = { ...call.params, status: 'draft' };
  return inTransaction(strapi, async () => {
    const made = await next();
    if (!isRow(made) || typeof made.documentId !== 'string') return made;
    const { entries } = await documentsOf(strapi, call.uid).publish({ ...rest, documentId: made.documentId });
    return entries[0] ?? made;
  });
};
