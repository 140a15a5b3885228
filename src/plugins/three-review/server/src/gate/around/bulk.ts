import sumBy from 'lodash/sumBy';
import type { Refusal } from '../../../../core/kernel/result';
import { inTrial } from '../../ledger/site';
import { inTransaction } from '../../platform/database';
import { refusalsIn, refuse } from '../../platform/errors';
import { extendService } from '../../platform/host';
import type { Strapi } from '../../platform/strapi';

interface DocumentManager {
  publish(documentId: string, uid: string, options: object): Promise<unknown>;
  delete(documentId: string, uid: string, options: object): Promise<unknown>;
  unpublishMany(documentIds: readonly string[], uid: string, options?: object): Promise<{ count: number }>;
  publishMany(uid: string, documentIds: readonly string[], locale?: unknown): Promise<number>;
  deleteMany(documentIds: readonly string[], uid: string, options?: object): Promise<{ count: number }>;
}

/**
 * The Content Manager's bulk actions: all or none, as in Strapi, but one document after the other, so that none goes on beside a
 * transaction that was rolled back, and so that the answer names every document that was refused, with its reasons.
 */
export const bulkInOrder = (strapi: Strapi): void => {
  if (!strapi.plugin('content-manager')) return;
  extendService<DocumentManager>(strapi, 'plugin::content-manager.document-manager', (manager) => ({
    publishMany: async (uid, documentIds, locale) => {
      if (inTrial(strapi)) return manager.publishMany(uid, documentIds, locale);
      const published = await allOrNone(strapi, documentIds, (documentId) => manager.publish(documentId, uid, { locale, populate: {} }));
      return published.flat().filter(Boolean).length;
    },
    unpublishMany: async (documentIds, uid, options) => {
      if (inTrial(strapi)) return manager.unpublishMany(documentIds, uid, options);
      const counts = await allOrNone(strapi, documentIds, (documentId) => manager.unpublishMany([documentId], uid, options));
      return { count: sumBy(counts, 'count') };
    },
    deleteMany: async (documentIds, uid, options) => {
      if (inTrial(strapi)) return manager.deleteMany(documentIds, uid, options);
      const deleted = await allOrNone(strapi, documentIds, (documentId) => manager.delete(documentId, uid, options ?? {}));
      return { count: deleted.length };
    },
  }));
};

const allOrNone = <T>(strapi: Strapi, documentIds: readonly string[], work: (documentId: string) => Promise<T>): Promise<T[]> =>
  inTransaction(strapi, async () => {
    const results: T[] = [];
    const refusals: Refusal[] = [];
    for (const documentId of new Set(documentIds)) {
      try {
        results.push(await work(documentId));
      } catch (error) {
        const refused = refusalsIn(error);
        if (!refused) throw error;
        refusals.push(...refused.map((no) => ({ ...no, data: { documentId, ...no.data } })));
      }
    }
    if (refusals.length > 0) refuse(...refusals);
    return results;
  });
