import { buildPublicationFilterWhere, parsePublicationFilter } from '@strapi/utils';
import { isRow, modelOf, type Strapi } from '../platform/strapi';

/** Every value of Strapi's `publicationFilter`; each compares live rows with drafts, and so tells of drafts. */
const MODES = [
  'never-published',
  'has-published-version',
  'modified',
  'unmodified',
  'never-published-document',
  'has-published-version-document',
  'published-without-draft',
  'published-with-draft',
].map((mode) => parsePublicationFilter(mode));

/** The parameters by which the document service is asked for it; the second is the older word for two of the values. */
export const PUBLICATION_PARAMS = ['publicationFilter', 'hasPublishedVersion'] as const;

interface Subquery {
  toQuery(): string;
}

const subqueryIn = (condition: unknown): Subquery | null => {
  const asked = isRow(condition) ? condition.$in : null;
  return isRow(asked) && typeof asked.toQuery === 'function' ? (asked as unknown as Subquery) : null;
};

const written = new WeakMap<Strapi, Map<string, ReadonlySet<string>>>();

/** What Strapi writes for each value, on one type. */
const subqueriesOf = (strapi: Strapi, uid: string): ReadonlySet<string> => {
  const ofSite = written.get(strapi) ?? new Map<string, ReadonlySet<string>>();
  written.set(strapi, ofSite);
  const known = ofSite.get(uid);
  if (known) return known;
  const meta = strapi.db.metadata.get(uid);
  const texts = MODES.flatMap((mode) => (mode === undefined ? [] : [mode])).flatMap((mode) =>
    (['draft', 'published'] as const).flatMap((status) => {
      const where = buildPublicationFilterWhere(strapi.db.connection, meta, modelOf(strapi, uid) as never, mode, status);
      return subqueryIn(where?.id)?.toQuery() ?? [];
    })
  );
  const made = new Set(texts);
  ofSite.set(uid, made);
  return made;
};

/** Is this condition on the id of a row what Strapi makes of a `publicationFilter`? */
export const isPublicationFilter = (strapi: Strapi, uid: string, condition: unknown): boolean => {
  const subquery = subqueryIn(condition);
  return subquery !== null && subqueriesOf(strapi, uid).has(subquery.toQuery());
};
