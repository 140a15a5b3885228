import type { Figures } from '../../../../core/site';
import type { Actor } from '../../../../core/review';
import { allRows, countOf, numberOf, table, type Db } from '../../platform/database';
import { fromJson } from '../../platform/json';
import { textOf, type Strapi } from '../../platform/strapi';
import { TRIAL_TABLES } from './tables';

/** What was done, as far as whoever judged it knows. */
export interface Act {
  readonly uid: string;
  readonly documentId: string | null;
  readonly locale: string | null;
  readonly action: string;
  readonly actor: Actor | null;
}

export interface Kept extends Act {
  readonly id: number;
  readonly at: number;
  readonly code: string;
  readonly codes: readonly string[];
}

/** In the place of a code: nobody could tell whether it would have been refused. */
const NOT_JUDGED = '-';

/** For how long (ms) acts are kept: figures and list speak of no more. */
const KEPT = 90 * 86_400_000;

const rows = (strapi: Strapi, db: Db) => table(strapi, db, TRIAL_TABLES.trial);

const insert = async (strapi: Strapi, db: Db, { uid, documentId, locale, action, actor }: Act, codes: readonly string[]): Promise<void> => {
  await rows(strapi, db).insert({
    at_ms: Date.now(),
    uid,
    document_id: documentId,
    locale,
    action: action.slice(0, 20),
    code: codes[0] ?? null,
    codes: JSON.stringify(codes),
    actor: actor && JSON.stringify(actor),
  });
};

export const keepPassed = (strapi: Strapi, db: Db, act: Act): Promise<void> => insert(strapi, db, act, []);
export const keepRefused = (strapi: Strapi, db: Db, act: Act, codes: readonly string[]): Promise<void> =>
  insert(strapi, db, act, [...new Set(codes)]);
export const keepNotJudged = (strapi: Strapi, db: Db, act: Act): Promise<void> => insert(strapi, db, act, [NOT_JUDGED]);

/** Since when (ms) what is kept is whole. */
const wholeSince = (began: number): number => Math.max(began, Date.now() - KEPT);

export const figuresSince = async (strapi: Strapi, db: Db, began: number | null): Promise<Figures> => {
  if (began === null) return { from: null, publications: 0, refused: 0, notJudged: 0, reasons: [] };
  const from = wholeSince(began);
  const counted = await allRows(rows(strapi, db).where('at_ms', '>=', from).groupBy('code').select('code').count({ n: '*' }));
  const counts = counted.map((row) => ({ code: textOf(row.code), count: numberOf(row.n) }));
  const sum = (some: typeof counts): number => some.reduce((total, { count }) => total + count, 0);
  const refused = counts.flatMap(({ code, count }) => (code === null || code === NOT_JUDGED ? [] : [{ code, count }]));
  return {
    from,
    publications: sum(counts.filter(({ code }) => code !== NOT_JUDGED)),
    refused: sum(refused),
    notJudged: sum(counts.filter(({ code }) => code === NOT_JUDGED)),
    reasons: refused.sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1)),
  };
};

const refusedSince = (strapi: Strapi, db: Db, began: number) =>
  rows(strapi, db).where('at_ms', '>=', wholeSince(began)).whereNotNull('code').whereNot({ code: NOT_JUDGED });

/** The acts that would have been refused, the newest first. */
export const refusedPage = async (
  strapi: Strapi,
  db: Db,
  began: number,
  { page, pageSize }: { readonly page: number; readonly pageSize: number }
): Promise<{ readonly acts: readonly Kept[]; readonly total: number }> => {
  const total = await countOf(refusedSince(strapi, db, began).count({ n: '*' }));
  const query = refusedSince(strapi, db, began).orderBy('id', 'desc');
  const found = await allRows(query.limit(pageSize).offset((page - 1) * pageSize));
  const acts = found.map((row): Kept => ({
    id: numberOf(row.id),
    at: numberOf(row.at_ms),
    uid: String(row.uid),
    documentId: textOf(row.document_id),
    locale: textOf(row.locale),
    action: String(row.action),
    code: String(row.code),
    codes: fromJson<string[]>(row.codes),
    actor: row.actor === null ? null : fromJson<Actor>(row.actor),
  }));
  return { acts, total };
};

/** What nobody is told of any more goes. */
export const forgetOld = async (strapi: Strapi): Promise<void> => {
  await rows(strapi, strapi.db.connection)
    .where('at_ms', '<', Date.now() - KEPT)
    .delete();
};
