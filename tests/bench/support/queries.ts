import type { Core } from '@strapi/strapi';

/** What one request asked of the database. */
export interface Queries {
  readonly count: number;
  /** ms, summed: from sending to the answer. */
  readonly time: number;
  /** Of these, on the plugin's own tables. */
  readonly ownCount: number;
  readonly ownTime: number;
}

const OWN = 'three_review_';
const NONE: Queries = { count: 0, time: 0, ownCount: 0, ownTime: 0 };

interface Sent {
  readonly __knexQueryUid: string;
  readonly sql: string;
}

/** Counts every statement of the site from now on; `take` gives those since the last time. */
export const watchQueries = (strapi: Core.Strapi): { take(): Queries } => {
  let seen = NONE;
  const begun = new Map<string, number>();
  const { connection } = strapi.db;
  connection.on('query', ({ __knexQueryUid }: Sent) => begun.set(__knexQueryUid, performance.now()));
  connection.on('query-response', (_answer: unknown, { __knexQueryUid, sql }: Sent) => {
    const took = performance.now() - (begun.get(__knexQueryUid) ?? performance.now());
    begun.delete(__knexQueryUid);
    const own = sql.includes(OWN);
    seen = {
      count: seen.count + 1,
      time: seen.time + took,
      ownCount: seen.ownCount + (own ? 1 : 0),
      ownTime: seen.ownTime + (own ? took : 0),
    };
  });
  return {
    take: () => {
      const taken = seen;
      seen = NONE;
      return taken;
    },
  };
};
