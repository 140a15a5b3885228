import { publicationFilterQueries, subqueryIn } from '../platform/publicationFilter';
import type { Strapi } from '../platform/strapi';

/** The parameters by which the document service is asked for it; the second is the older word for two of the values. */
export const PUBLICATION_PARAMS = ['publicationFilter', 'hasPublishedVersion'] as const;

const written = new WeakMap<Strapi, Map<string, ReadonlySet<string>>>();

/** What Strapi writes for each value, on one type. */
const subqueriesOf = (strapi: Strapi, uid: string): ReadonlySet<string> => {
  const ofSite = written.get(strapi) ?? new Map<string, ReadonlySet<string>>();
  written.set(strapi, ofSite);
  const known = ofSite.get(uid);
  if (known) return known;
  const made = new Set(publicationFilterQueries(strapi, uid));
  ofSite.set(uid, made);
  return made;
};

/** Is this condition on the id of a row what Strapi makes of a `publicationFilter`? */
export const isPublicationFilter = (strapi: Strapi, uid: string, condition: unknown): boolean => {
  const subquery = subqueryIn(condition);
  return subquery !== null && subqueriesOf(strapi, uid).has(subquery.toQuery());
};
