import { defaultLocale } from '../platform/host';
import { isLocalized, modelOf, type Strapi } from '../platform/strapi';

/**
 * The locales that an action of the document service speaks of: '*' stays '*', none named is the default one, and a type that is not
 * localized has the one locale ''.
 */
export const localesOf = async (strapi: Strapi, uid: string, asked: unknown): Promise<readonly string[] | '*'> => {
  if (!isLocalized(modelOf(strapi, uid))) return [''];
  if (asked === '*') return '*';
  const named = (Array.isArray(asked) ? asked : [asked]).filter((locale): locale is string => typeof locale === 'string' && locale !== '');
  if (named.includes('*')) return '*';
  if (named.length > 0) return named;
  return [await defaultLocale(strapi)];
};

export const speaksOf = (locales: readonly string[] | '*', locale: string): boolean => locales === '*' || locales.includes(locale);
