import { isCovered } from '../platform/covered';
import { requestOf, useInContentApi } from '../platform/host';
import { isRow, type Strapi } from '../platform/strapi';
import type { DocumentAction } from './documents';

/** On the answer to whoever asked for drafts and is shown none. */
const HEADER = 'Three-Review-Drafts';
const HIDDEN = 'hidden';

/**
 * Somebody who may not read drafts asks for those of a covered type: the answer says that they are hidden, whether there are any or not (A7.3).
 * A program that takes no answer for no document would write everything anew.
 */
export const hintHidden = (strapi: Strapi, { uid, params }: DocumentAction): void => {
  if (params.status === 'draft' && isCovered(strapi, uid)) requestOf(strapi)?.set(HEADER, HIDDEN);
};

/** The same in the body of a REST answer that has a `meta`. */
export const hintInMeta = (strapi: Strapi): void =>
  useInContentApi(strapi, async (ctx, next) => {
    await next();
    const { body } = ctx;
    if (ctx.response.get(HEADER) === HIDDEN && isRow(body) && isRow(body.meta))
      ctx.body = { ...body, meta: { ...body.meta, drafts: HIDDEN } };
  });
