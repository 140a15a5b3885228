import { defaultLocale } from '../platform/host';
import { abilityOf, type Ctx } from '../platform/http';
import type { ReviewKey } from '../ledger/states';
import { isCovered } from '../platform/covered';
import { readerOf } from '../platform/reader';
import { isLocalized, modelOf, queryOf, type Strapi } from '../platform/strapi';

/**
 * The document a call speaks of, if the person who asks may read it in the Content Manager. Null (a 404) otherwise: what his scope hides
 * does not exist for him.
 */
export const keyInScope = async (
  strapi: Strapi,
  ctx: Ctx,
  named: { readonly uid: string; readonly documentId: string },
  locale: string | undefined
): Promise<ReviewKey | null> => {
  if (!isCovered(strapi, named.uid)) return null;
  const key = { ...named, locale: await localeOf(strapi, named.uid, locale) };
  // The draft; and where somebody has removed it past the software, what is live: it must still be possible to take that down.
  const find = (publishedAt: object) =>
    queryOf(strapi, key.uid).findOne({
      where: { documentId: key.documentId, publishedAt, ...(key.locale ? { locale: key.locale } : {}) },
      populate: { createdBy: { populate: ['roles'] }, updatedBy: true },
    });
  const row = (await find({ $null: true })) ?? (await find({ $notNull: true }));
  if (!row) return null;
  return readerOf(strapi, abilityOf(ctx))(key.uid, row) ? key : null;
};

const localeOf = async (strapi: Strapi, uid: string, asked: string | undefined): Promise<string> => {
  if (!isLocalized(modelOf(strapi, uid))) return '';
  return asked ?? (await defaultLocale(strapi));
};
