import { meaningOf, type Meaning } from '../../../core/gate';
import { refusal } from '../../../core/kernel/result';
import { isCovered } from '../platform/covered';
import { refuse } from '../platform/errors';
import { documentsOf, isRow, textOf, type Row, type Strapi } from '../platform/strapi';
import type { DocumentAction } from './documents';
import { draftsAreHidden } from './readGuard';

const WRITES = new Set(['create', 'update', 'clone', 'discardDraft', 'publish', 'unpublish', 'delete']);

const PUBLICATIONS = new Set<Meaning>(['publish', 'update_published']);

/**
 * What a write answers to somebody outside who may not read drafts: of a covered type only which document it was, and his own words; of any other type, what
 * a read would have shown him. Otherwise an empty update, or a populate on one, would be a way to read drafts. A publication they hear a no to before
 * anything is looked at: what stands against it would tell how far the draft is, and whether it equals what they sent.
 */
export const answerOutside = async (strapi: Strapi, call: DocumentAction, next: () => Promise<unknown>): Promise<unknown> => {
  if (!draftsAreHidden(strapi)) return next();
  if (isCovered(strapi, call.uid) && PUBLICATIONS.has(meaningOf(call.action, call.params.status))) {
    refuse(refusal('publisher_required', 'A10.2'));
  }
  if (!WRITES.has(call.action)) return next();
  const { populate, fields, ...rest } = call.params;
  call.params = rest;
  const result = await next();
  return shown(strapi, call, { populate, fields }, result);
};

/** The plain fields that the caller has just sent himself: he may hear them again (GraphQL types demand some). */
const ownWords = (data: unknown): Row =>
  isRow(data) ? Object.fromEntries(Object.entries(data).filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))) : {};

const shown = async (
  strapi: Strapi,
  call: DocumentAction,
  asked: { populate: unknown; fields: unknown },
  result: unknown
): Promise<unknown> => {
  if (!isRow(result)) return result;
  const { id, documentId, locale, entries } = result;
  if (isCovered(strapi, call.uid)) {
    return entries === undefined ? { ...ownWords(call.params.data), id, documentId, locale } : { documentId, entries: [] };
  }
  if (entries !== undefined || (asked.populate === undefined && asked.fields === undefined)) return result;
  const status = call.params.status === 'draft' ? 'draft' : 'published';
  return documentsOf(strapi, call.uid).findOne({ ...asked, documentId, status, ...(textOf(locale) ? { locale } : {}) });
};
