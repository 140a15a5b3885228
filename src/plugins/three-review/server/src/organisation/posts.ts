import { keysOf, isOneOf } from '../platform/json';
import { POSTS, type PostKind } from '../../../core/regulation';
import type { Holder } from '../../../core/review';
import { actorOf } from '../platform/caller';
import { numberOf, table, allRows } from '../platform/database';
import { queryOf, textOf, type Row, type Strapi, type Trx } from '../platform/strapi';
import { TABLES } from '../ledger/tables';

export interface PostRow {
  readonly id: string;
  readonly kind: PostKind;
  readonly unitId: string | null;
  readonly holderId: number;
  readonly validFrom: number | null;
  readonly validTo: number | null;
}

const kindOf = (value: unknown): PostKind => {
  if (isOneOf(keysOf(POSTS), value)) return value;
  throw new TypeError(`no post ${String(value)}`);
};

export const toPost = (row: Row): PostRow => ({
  id: String(row.id),
  kind: kindOf(row.kind),
  unitId: textOf(row.unit_id),
  holderId: numberOf(row.holder_id),
  validFrom: row.valid_from === null ? null : numberOf(row.valid_from),
  validTo: row.valid_to === null ? null : numberOf(row.valid_to),
});

export const holds = (post: PostRow, day: number): boolean =>
  (post.validFrom === null || post.validFrom <= day) && (post.validTo === null || day <= post.validTo);

/** Accounts that can act: active and not blocked. */
export const activeUsers = async (strapi: Strapi, ids: readonly number[]): Promise<ReadonlyMap<number, Row>> => {
  if (ids.length === 0) return new Map();
  const users = await queryOf(strapi, 'admin::user').findMany({ where: { id: { $in: [...new Set(ids)] }, isActive: true } });
  return new Map(users.filter((user) => user.blocked !== true).map((user) => [numberOf(user.id), user]));
};

/** Who is in post on `day` for this unit and for the whole bureau (A1, A6). A post whose holder has left is vacant. */
export const holdersFor = async (strapi: Strapi, trx: Trx, unitId: string | null, day: number): Promise<Holder[]> => {
  const bureau = keysOf(POSTS).filter((kind) => POSTS[kind] === 'bureau');
  const query = table(strapi, trx, TABLES.posts).whereIn('kind', bureau);
  const rows = await allRows((unitId === null ? query : query.orWhere({ unit_id: unitId })).orderBy('id'));
  const posts = rows.map(toPost).filter((post) => holds(post, day));
  const users = await activeUsers(
    strapi,
    posts.map((post) => post.holderId)
  );
  return posts.flatMap((post) => {
    const user = users.get(post.holderId);
    return user ? [{ post: post.kind, unitId: post.unitId, person: actorOf(user) }] : [];
  });
};
