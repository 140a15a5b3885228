import { isCovered } from '../platform/covered';
import type { Strapi } from '../platform/strapi';
import type { DocumentAction } from './documents';
import { hintHidden } from './hint';
import { PUBLICATION_PARAMS } from './publicationFilter';
import { draftsAreHidden, guardOrder, guardWhere } from './readGuard';

/** What each read of the document service answers where there is nothing. */
const NOTHING = new Map<string, () => unknown>([
  ['findOne', () => null],
  ['findFirst', () => null],
  ['findMany', () => []],
  ['count', () => 0],
]);

export const isRead = (action: string): boolean => NOTHING.has(action);

/**
 * The read guard of the document layer, before the query layer is asked. Whoever may not read drafts finds none of a covered type: not by
 * status, not by filters or sorting, not by `publicationFilter`, whose values all answer alike.
 */
export const readDocuments = async (strapi: Strapi, call: DocumentAction, next: () => Promise<unknown>): Promise<unknown> => {
  if (!draftsAreHidden(strapi)) return next();
  hintHidden(strapi, call);
  const { uid, action } = call;
  const params = { ...call.params };
  guardOrder(strapi, uid, params.sort);
  params.filters = guardWhere(strapi, uid, params.filters);
  if (isCovered(strapi, uid)) {
    for (const name of PUBLICATION_PARAMS) Reflect.deleteProperty(params, name);
    if (params.status !== 'published') return NOTHING.get(action)?.();
  }
  call.params = params;
  return next();
};
