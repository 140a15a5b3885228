import { hostUtils } from './hostUtils';
import { isRow, modelOf, type Strapi } from './strapi';

export interface Subquery {
  toQuery(): string;
}

/** The subquery in a condition on the id of a row, such as Strapi makes of a `publicationFilter`; null: it is another condition. */
export const subqueryIn = (condition: unknown): Subquery | null => {
  const asked = isRow(condition) ? condition.$in : null;
  return isRow(asked) && typeof asked.toQuery === 'function' ? (asked as unknown as Subquery) : null;
};

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
];

/** The SQL that Strapi writes for each value of `publicationFilter` on one type; none in a version that has no such filter. */
export const publicationFilterQueries = (strapi: Strapi, uid: string): readonly string[] => {
  const { buildPublicationFilterWhere, parsePublicationFilter } = hostUtils();
  if (!buildPublicationFilterWhere || !parsePublicationFilter) return [];
  const meta = strapi.db.metadata.get(uid);
  return MODES.flatMap((mode) => parsePublicationFilter(mode) ?? []).flatMap((mode) =>
    (['draft', 'published'] as const).flatMap((status) => {
      const where = buildPublicationFilterWhere(strapi.db.connection, meta, modelOf(strapi, uid) as never, mode, status);
      return subqueryIn(where?.id)?.toQuery() ?? [];
    })
  );
};
