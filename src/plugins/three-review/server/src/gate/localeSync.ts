import { inTrial } from '../ledger/site';
import { withScope } from '../platform/caller';
import { extendService } from '../platform/host';
import { inTransaction } from '../platform/database';
import { isCovered } from '../platform/covered';
import { isLocalized, isRow, modelOf, queryOf, type Strapi } from '../platform/strapi';

interface Locales {
  findById(id: unknown): Promise<unknown>;
  delete(params: { readonly id: unknown }): Promise<unknown>;
}

type Sync = (entry: unknown, model: { readonly uid: string }) => Promise<void>;

/**
 * i18n copies fields that are not localized from a published row into the live rows of the other locales: one locale's sign-offs would
 * change what another shows (A10.2). For covered types only drafts are kept in step; each locale goes live by its own three reviews.
 */
export const keepLocalesApart = (strapi: Strapi): void => {
  if (!strapi.plugin('i18n')) return;
  extendService<Locales>(strapi, 'plugin::i18n.locales', (service) => ({
    delete: async (params) => {
      if (inTrial(strapi)) return service.delete(params);
      const locale = await service.findById(params.id);
      if (isRow(locale)) await deleteDocumentsIn(strapi, String(locale.code));
      return service.delete(params);
    },
  }));
  extendService<{ syncNonLocalizedAttributes: Sync }>(strapi, 'plugin::i18n.localizations', (service) => ({
    syncNonLocalizedAttributes: (entry: unknown, model: { readonly uid: string }): Promise<void> => {
      const live = isRow(entry) && entry.publishedAt !== null && entry.publishedAt !== undefined;
      return live && !inTrial(strapi) && isCovered(strapi, model.uid)
        ? Promise.resolve()
        : service.syncNonLocalizedAttributes(entry, model);
    },
  }));
};

/**
 * A locale goes with all its documents or not at all: one that is live keeps those of every type. Strapi deletes them type by type, without a
 * transaction; here they go first, in one. What follows stands outside it, since Strapi goes on counting locales after it has answered.
 */
const deleteDocumentsIn = (strapi: Strapi, locale: string): Promise<void> =>
  withScope({ wholeLocale: true }, () =>
    inTransaction(strapi, async () => {
      for (const uid of Object.keys(strapi.contentTypes)) {
        if (isLocalized(modelOf(strapi, uid))) await queryOf(strapi, uid).deleteMany({ where: { locale } });
      }
    })
  );
