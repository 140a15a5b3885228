import { keysOf, isOneOf } from '../platform/json';
import type { Appointment, OrganisationEvent } from '../../../core/organisation';
import { POSTS, type PostKind } from '../../../core/regulation';
import type { Actor, Holder } from '../../../core/review';
import { actorOf } from '../platform/caller';
import { flagOf, insertedId, numberOf, numberOrNull, table, allRows, type Db } from '../platform/database';
import { dbColumnOf, queryOf, tableOf, textOf, wordOf, type Row, type Strapi, type Trx } from '../platform/strapi';
import type { UnreadableRow } from '../../../shared/contracts';
import { TABLES } from '../ledger/tables';

const ADMIN_USER = 'admin::user';

export interface PostRow {
  readonly id: string;
  readonly kind: PostKind;
  readonly unitId: string | null;
  readonly holderId: number;
  /** The account that was appointed; another one under the same number is somebody else. */
  readonly identity: string | null;
  readonly validFrom: number | null;
  readonly validTo: number | null;
}

/** None: a row of a kind that nobody knows, written past every command. It entitles to nothing. */
export const toPost = (row: Row): PostRow[] =>
  isOneOf(keysOf(POSTS), row.kind)
    ? [
        {
          id: String(row.id),
          kind: row.kind,
          unitId: textOf(row.unit_id),
          holderId: numberOf(row.holder_id),
          identity: textOf(row.identity),
          validFrom: numberOrNull(row.valid_from),
          validTo: numberOrNull(row.valid_to),
        },
      ]
    : [];

export const readPosts = async (strapi: Strapi, trx: Db): Promise<PostRow[]> =>
  (await allRows(table(strapi, trx, TABLES.posts).orderBy('id'))).flatMap(toPost);

const kindless = (strapi: Strapi, trx: Db) => table(strapi, trx, TABLES.posts).whereNotIn('kind', keysOf(POSTS));

/** The rows that are no posts. */
export const unreadablePosts = async (strapi: Strapi, db: Db): Promise<UnreadableRow[]> =>
  (await allRows(kindless(strapi, db).orderBy('id'))).map((row) => ({
    id: String(row.id),
    kind: wordOf(row.kind),
    unit: textOf(row.unit_id),
    holder: row.holder_id === null ? null : wordOf(row.holder_id),
  }));

/** Takes such a row away; no other. It was never a post, so nothing ends with it. */
export const removeUnreadable = async (strapi: Strapi, trx: Trx, id: string): Promise<void> => {
  await kindless(strapi, trx)
    .where({ id: numberOf(id) })
    .delete();
};

export const holds = (post: PostRow, day: number): boolean =>
  (post.validFrom === null || post.validFrom <= day) && (post.validTo === null || day <= post.validTo);

/** What an account has that another one made later under its id or e-mail has not. */
export const identityOf = (user: Row): string => textOf(user.documentId) ?? '';

/** Is this the account that was appointed? */
export const isAppointed = (post: PostRow, user: Row | undefined): user is Row => user !== undefined && post.identity === identityOf(user);

/** Accounts that can act: active and not blocked. */
export const activeUsers = async (strapi: Strapi, ids: readonly number[]): Promise<ReadonlyMap<number, Row>> => {
  if (ids.length === 0) return new Map();
  const users = await queryOf(strapi, ADMIN_USER).findMany({ where: { id: { $in: [...new Set(ids)] }, isActive: true } });
  return new Map(users.filter((user) => user.blocked !== true).map((user) => [numberOf(user.id), user]));
};

/** Who is in post on `day` for this unit and for the whole bureau (A1, A6). A post whose holder has left is vacant. */
export const holdersFor = async (strapi: Strapi, trx: Trx, unitId: string | null, day: number): Promise<Holder[]> => {
  const bureau = keysOf(POSTS).filter((kind) => POSTS[kind] === 'bureau');
  const query = table(strapi, trx, TABLES.posts).whereIn('kind', bureau);
  const rows = await allRows((unitId === null ? query : query.orWhere({ unit_id: unitId })).orderBy('id'));
  const posts = rows.flatMap(toPost).filter((post) => holds(post, day));
  const users = await activeUsers(
    strapi,
    posts.map((post) => post.holderId)
  );
  return posts.flatMap((post) => {
    const user = users.get(post.holderId);
    return isAppointed(post, user) ? [{ post: post.kind, unitId: post.unitId, person: actorOf(user) }] : [];
  });
};

/** The posts that one person holds on `day`, of whatever unit: all that has to be known of posts to judge what they may do themselves. */
export const postsOf = async (strapi: Strapi, trx: Trx, actor: Actor | null, day: number): Promise<Holder[]> => {
  if (actor === null) return [];
  const column = (name: string): string => `u.${dbColumnOf(strapi, ADMIN_USER, name)}`;
  const rows = await allRows(
    table(strapi, trx, `${TABLES.posts} as p`)
      .join(`${tableOf(strapi, ADMIN_USER)} as u`, 'u.id', 'p.holder_id')
      .where('p.holder_id', numberOf(actor.id))
      .select('p.*', { documentId: column('documentId'), isActive: column('isActive'), blocked: column('blocked') })
      .orderBy('p.id')
  );
  return rows
    .filter((user) => flagOf(user.isActive) && !flagOf(user.blocked))
    .flatMap((user) => toPost(user).filter((post) => holds(post, day) && isAppointed(post, user)))
    .map(({ kind, unitId }) => ({ post: kind, unitId, person: actor }));
};

type PostEvent = Extract<OrganisationEvent, { readonly appointment: Appointment }>;

/** Brings the table in step with an event; an appointment that is new gets its number here. */
export const writePost = async (strapi: Strapi, trx: Trx, type: PostEvent['type'], appointment: Appointment): Promise<Appointment> => {
  const posts = table(strapi, trx, TABLES.posts);
  const row = {
    kind: appointment.post,
    unit_id: appointment.unitId,
    holder_id: numberOf(appointment.holder.id),
    identity: appointment.holder.identity,
    valid_from: appointment.from,
    valid_to: appointment.to,
  };
  if (type === 'appointed') return { ...appointment, id: String(await insertedId(strapi, posts.insert(row))) };
  const held = posts.where({ id: numberOf(appointment.id) });
  await (type === 'transferred' ? held.update(row) : held.delete());
  return appointment;
};
