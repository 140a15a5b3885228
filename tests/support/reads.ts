import type { Response } from 'supertest';
import type { Client } from './site';

/** The word that stands in drafts alone. */
export const CANARY = '金丝雀暗语';
const WORD = encodeURIComponent(CANARY);

export interface Ids {
  /** A draft that was never published. */
  readonly draft: string;
  /** A document that is live and has an edited draft. */
  readonly live: string;
  readonly column: string;
  readonly tag: string;
}

export type Read = (by: Client, ids: Ids) => Promise<Response>;

const rest =
  (url: (ids: Ids) => string): Read =>
  (by, ids) =>
    by.get(`/api${url(ids)}`);
const graphql =
  (query: (ids: Ids) => string): Read =>
  (by, ids) =>
    by.post('/graphql', { query: query(ids) });

/** Every value of `publicationFilter`: each compares live rows with their drafts. */
const PUBLICATION_FILTERS = [
  'never-published',
  'has-published-version',
  'modified',
  'unmodified',
  'never-published-document',
  'has-published-version-document',
  'published-without-draft',
  'published-with-draft',
];

const byPublicationFilter = PUBLICATION_FILTERS.flatMap((value): (readonly [string, Read, boolean])[] => {
  const word = value.toUpperCase().replaceAll('-', '_');
  return [
    [`REST list, publicationFilter=${value}`, rest(() => `/articles?publicationFilter=${value}`), false],
    [`REST, tags with their articles, publicationFilter=${value}`, rest(() => `/tags?publicationFilter=${value}&populate=articles`), false],
    [
      `GraphQL, articles and tags with their articles, ${word}`,
      graphql(
        () =>
          `{ articles(publicationFilter: ${word}) { title related { title } } articles_connection(publicationFilter: ${word}) { pageInfo { total } }
             tags(publicationFilter: ${word}) { name articles { title } articles_connection { pageInfo { total } } } }`
      ),
      false,
    ],
  ];
});

/** Ways to read, or to infer, what is not reviewed (design: strapi-facts). `shows`: with drafts.read the word comes back. */
export const READS: readonly (readonly [name: string, read: Read, shows: boolean])[] = [
  ['REST list', rest(() => '/articles?populate=*'), false],
  ['REST list, status=draft', rest(() => '/articles?status=draft'), true],
  ['REST list, status=draft with every relation', rest(() => '/articles?status=draft&populate=*'), true],
  ['REST list, status=draft, never published', rest(() => '/articles?status=draft&hasPublishedVersion=false'), true],
  ['REST list, publicationFilter modified', rest(() => '/articles?status=draft&publicationFilter=modified'), true],
  [
    'REST list, publicationFilter never-published-document',
    rest(() => '/articles?status=draft&publicationFilter=never-published-document'),
    true,
  ],
  ['REST one, the draft by its id', rest(({ draft }) => `/articles/${draft}`), false],
  ['REST one, the draft by its id, status=draft', rest(({ draft }) => `/articles/${draft}?status=draft`), true],
  ['REST one, a live document, status=draft', rest(({ live }) => `/articles/${live}?status=draft&populate=*`), true],
  ['REST one, a live document', rest(({ live }) => `/articles/${live}?populate=*`), false],
  ['REST, filter on the word', rest(() => `/articles?filters[title][$contains]=${WORD}`), false],
  ['REST, filter on the word, status=draft', rest(() => `/articles?status=draft&filters[title][$contains]=${WORD}`), true],
  ['REST, search _q, status=draft', rest(() => `/articles?_q=${WORD}&status=draft`), true],
  ['REST, search _q', rest(() => `/articles?_q=${WORD}`), false],
  ['REST, filter on a component, status=draft', rest(() => `/articles?status=draft&filters[facts][value][$contains]=${WORD}`), true],
  ['REST, sort by title, status=draft', rest(() => '/articles?status=draft&sort=title:desc'), true],
  ['REST, another locale', rest(() => '/articles?locale=en&status=draft'), true],
  ['REST, every locale', rest(() => '/articles?locale=*&status=draft'), true],
  ['REST, filter on the stage', rest(() => '/articles?filters[reviewStage][$eq]=draft'), false],
  ['REST, filter on the stage, status=draft', rest(() => '/articles?filters[reviewStage][$eq]=draft&status=draft'), true],
  ['REST, filter on publishedAt null', rest(() => '/articles?filters[publishedAt][$null]=true'), false],
  ['REST, populate localizations', rest(({ live }) => `/articles/${live}?populate[localizations][fields][0]=title&status=draft`), false],
  ['REST, populate related', rest(({ live }) => `/articles/${live}?populate[related][populate]=*`), false],
  ['REST, column with its articles', rest(({ column }) => `/columns/${column}?populate=articles`), false],
  ['REST, column with its articles, status=draft', rest(({ column }) => `/columns/${column}?populate=articles&status=draft`), true],
  ['REST, columns with everything, status=draft', rest(() => '/columns?populate=*&status=draft'), true],
  ['REST, columns, articles at depth', rest(() => '/columns?populate[articles][populate][related][populate]=*&status=draft'), true],
  ['REST, columns filtered through their articles', rest(() => `/columns?filters[articles][title][$contains]=${WORD}`), false],
  [
    'REST, columns filtered by a letter of a draft',
    rest(() => `/columns?filters[articles][title][$startsWith]=${encodeURIComponent('金')}`),
    false,
  ],
  ['REST, columns filtered by what is not in a draft', rest(() => `/columns?filters[$not][articles][title][$contains]=${WORD}`), false],
  [
    'REST, columns filtered by or',
    rest(() => `/columns?filters[$or][0][articles][title][$contains]=${WORD}&filters[$or][1][name]=x`),
    false,
  ],
  [
    'REST, columns filtered by whether articles are there',
    rest(() => '/columns?filters[articles][id][$notNull]=true&pagination[withCount]=true'),
    false,
  ],
  ['REST, columns filtered by the count of nulls', rest(() => '/columns?filters[articles][publishedAt][$null]=true'), false],
  [
    'REST, columns filtered by a component of their articles',
    rest(() => `/columns?filters[articles][facts][value][$contains]=${WORD}`),
    false,
  ],
  ['REST, columns sorted through their articles', rest(() => '/columns?sort=articles.title:desc'), false],
  ['REST, articles filtered through column and back', rest(() => `/articles?filters[column][articles][title][$contains]=${WORD}`), false],
  ['REST, articles filtered through tags and back', rest(() => `/articles?filters[tags][articles][title][$contains]=${WORD}`), false],
  ['REST, articles sorted through column and back', rest(() => '/articles?sort=column.articles.title'), false],
  ['REST, tags with articles', rest(() => '/tags?populate=articles&status=draft'), true],
  [
    'REST, tags filtered through their articles, status=draft',
    rest(() => `/tags?filters[articles][title][$contains]=${WORD}&status=draft`),
    false,
  ],
  ['REST, files with where they are used', rest(() => '/upload/files?populate=related'), false],
  ['REST, users with everything', rest(() => '/users?populate=*'), false],
  ['REST, the single type, status=draft', rest(() => '/about?status=draft'), false],
  ['REST list, version=draft', rest(() => '/articles?version=draft'), false],
  ['REST list, publicationState=preview', rest(() => '/articles?publicationState=preview'), false],
  ['REST list, status twice', rest(() => '/articles?status=published&status=draft'), false],
  [
    'REST list, how many drafts there are',
    rest(() => '/articles?status=draft&fields[0]=documentId&pagination[withCount]=true&pagination[pageSize]=1'),
    false,
  ],
  ['REST one, the draft by its slug', rest(() => '/articles?filters[slug][$contains]=reading-en&status=draft&locale=en'), true],
  ['REST one, a live document in a locale that is a draft', rest(({ live }) => `/articles/${live}?locale=en&status=draft`), true],
  ['REST, columns searched by the word', rest(() => `/columns?_q=${WORD}`), false],
  ['REST, columns sorted through their articles, as an object', rest(() => '/columns?sort[articles][title]=desc'), false],
  ['REST, columns with counted articles', rest(() => '/columns?populate[articles][count]=true'), false],
  ['REST, columns, their articles filtered', rest(() => `/columns?populate[articles][filters][title][$contains]=${WORD}`), false],
  [
    'REST, columns, their articles sorted',
    rest(() => '/columns?populate[articles][sort]=title:desc&populate[articles][fields][0]=title'),
    false,
  ],
  ['REST, columns, their articles with a status of their own', rest(() => '/columns?populate[articles][status]=draft'), false],
  ['REST, files filtered by what shows them', rest(() => '/upload/files?filters[related][id][$notNull]=true'), false],
  ['REST, users filtered through what they wrote', rest(() => `/users?filters[role][users][email][$contains]=${WORD}`), false],
  ['REST, the caller with everything', rest(() => '/users/me?populate=*'), false],
  ['GraphQL columns sorted through articles', graphql(() => '{ columns(sort: "articles.title:desc") { name } }'), false],
  [
    'GraphQL one, a live document in another locale',
    graphql(({ live }) => `{ article(documentId: "${live}", locale: "en", status: DRAFT) { title } }`),
    true,
  ],
  [
    'GraphQL, columns filtered by the stage of their articles',
    graphql(() => '{ columns(filters: { articles: { reviewStage: { eq: "draft" } } }) { name } }'),
    false,
  ],
  ['GraphQL list, DRAFT', graphql(() => '{ articles(status: DRAFT) { documentId title } }'), true],
  ['GraphQL connection, DRAFT', graphql(() => '{ articles_connection(status: DRAFT) { pageInfo { total } nodes { title } } }'), true],
  ['GraphQL one, DRAFT', graphql(({ draft }) => `{ article(documentId: "${draft}", status: DRAFT) { title } }`), true],
  ['GraphQL one', graphql(({ draft }) => `{ article(documentId: "${draft}") { title } }`), false],
  ['GraphQL columns with articles', graphql(() => '{ columns { name articles { title } } }'), false],
  ['GraphQL columns with articles, DRAFT', graphql(() => '{ columns(status: DRAFT) { name articles { title } } }'), true],
  [
    'GraphQL columns with counted articles',
    graphql(() => '{ columns { articles_connection { pageInfo { total } nodes { title } } } }'),
    false,
  ],
  [
    'GraphQL columns, articles filtered',
    graphql(() => `{ columns { articles(filters: { title: { contains: "${CANARY}" } }) { documentId } } }`),
    false,
  ],
  [
    'GraphQL columns filtered through articles',
    graphql(() => `{ columns(filters: { articles: { title: { contains: "${CANARY}" } } }) { name } }`),
    false,
  ],
  ['GraphQL columns, articles sorted at depth', graphql(() => '{ columns { articles(sort: "column.articles.title") { title } } }'), false],
  [
    'GraphQL, related of a live document',
    graphql(({ live }) => `{ article(documentId: "${live}") { title related { title } localizations { title } } }`),
    false,
  ],
  ['GraphQL, tags with articles, DRAFT', graphql(() => '{ tags(status: DRAFT) { name articles { title } } }'), true],
  ['REST list, hasPublishedVersion', rest(() => '/articles?hasPublishedVersion=true&populate=related'), false],
  ['GraphQL, tags, hasPublishedVersion', graphql(() => '{ tags(hasPublishedVersion: false) { articles { title } } }'), false],
  ['REST one, publicationFilter=modified', rest(({ live }) => `/articles/${live}?publicationFilter=modified`), false],
  ['REST, columns, publicationFilter=unmodified', rest(() => '/columns?publicationFilter=unmodified&populate=articles'), false],
  [
    'REST, tags, their articles by a publicationFilter of their own',
    rest(() => '/tags?populate[articles][publicationFilter]=modified&populate[articles][fields][0]=title'),
    false,
  ],
  ...byPublicationFilter,
];
