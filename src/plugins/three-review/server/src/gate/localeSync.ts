import { extendService } from '../platform/host';
import { isCovered } from '../platform/covered';
import { isRow, type Strapi } from '../platform/strapi';

type Sync = (entry: unknown, model: { readonly uid: string }) => Promise<void>;

/**
 * i18n copies fields that are not localized from a published row into the live rows of the other locales: one locale's sign-offs would
 * change what another shows (A10.2). For covered types only drafts are kept in step; each locale goes live by its own three reviews.
 */
export const keepLocalesApart = (strapi: Strapi): void => {
  if (!strapi.plugin('i18n')) return;
  extendService<{ syncNonLocalizedAttributes: Sync }>(strapi, 'plugin::i18n.localizations', (service) => ({
    syncNonLocalizedAttributes: (entry: unknown, model: { readonly uid: string }): Promise<void> => {
      const live = isRow(entry) && entry.publishedAt !== null && entry.publishedAt !== undefined;
      return live && isCovered(strapi, model.uid) ? Promise.resolve() : service.syncNonLocalizedAttributes(entry, model);
    },
  }));
};
