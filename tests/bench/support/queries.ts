import type { Core } from '@strapi/strapi';

/** What one request asked of the database. */
export interface Queries {
  readonly count: number;
  /** ms, summed: from sending to the answer. */
  readonly time: number;
  /** Of these, on the plugin's own tables. */
  readonly ownCount: number;
  readonly ownTime: number;
  /** How often each statement was sent, by what it does to which tables (`shapeOf`). */
  readonly shapes: Readonly<Record<string, number>>;
}

const OWN = 'three_review_';
/** The site without the plugin has a type of its own in the place of this table (app.ts). */
const UNITS = ['three_review_units', 'units'] as const;
const NONE: Queries = { count: 0, time: 0, ownCount: 0, ownTime: 0, shapes: {} };

interface Sent {
  readonly __knexQueryUid: string;
  readonly sql: string;
}

const VERB = /^\s*(?:with\b.*?\)\s*)?(select|insert|update|delete|begin|commit|rollback|savepoint|release|set)\b/is;
const TABLE = /\b(?:from|into|update|join)\s+[`"]?(?:\w+[`"]?\.[`"]?)?(\w+)/gi;
const LONGEST = 120;
const CONDITION = /\bwhere\b(.*)$/is;

/** What a statement does, to which tables, by which columns of its conditions: the same for every value it is sent with, on every engine. */
export const shapeOf = (sql: string): string => {
  const verb = (VERB.exec(sql)?.[1] ?? sql.slice(0, 20)).toLowerCase();
  const tables = [...new Set([...sql.matchAll(TABLE)].map((found) => found[1] ?? ''))];
  const condition = CONDITION.exec(sql)?.[1] ?? '';
  const columns = [...new Set([...condition.matchAll(/[`"](\w+)[`"](?!\.)/g)].map((found) => found[1] ?? ''))].filter(
    (name) => !tables.includes(name)
  );
  const shape = [verb, tables.join('+'), columns.length > 0 ? `by ${columns.join(', ')}` : ''].filter(Boolean).join(' ');
  return shape.length > LONGEST ? `${shape.slice(0, LONGEST)}…` : shape;
};

/** Counts every statement of the site from now on; `take` gives those since the last time. */
export const watchQueries = (strapi: Core.Strapi): { take(): Queries } => {
  let seen = NONE;
  const begun = new Map<string, number>();
  const { connection } = strapi.db;
  connection.on('query', ({ __knexQueryUid }: Sent) => begun.set(__knexQueryUid, performance.now()));
  connection.on('query-response', (_answer: unknown, { __knexQueryUid, sql: sent }: Sent) => {
    const sql = sent.replaceAll(...UNITS);
    const took = performance.now() - (begun.get(__knexQueryUid) ?? performance.now());
    begun.delete(__knexQueryUid);
    const own = sql.includes(OWN);
    const shape = shapeOf(sql);
    seen = {
      count: seen.count + 1,
      time: seen.time + took,
      ownCount: seen.ownCount + (own ? 1 : 0),
      ownTime: seen.ownTime + (own ? took : 0),
      shapes: { ...seen.shapes, [shape]: (seen.shapes[shape] ?? 0) + 1 },
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
