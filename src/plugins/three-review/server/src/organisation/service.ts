import { actionsOf } from '../platform/host';
import { formatDay, parseDay } from '../../../core/kernel/dates';
import type { PostKind } from '../../../core/regulation';
import { unitKind, type Post, type PostIn, type Unit, type UnitIn } from '../../../shared/contracts';
import { UNIT } from '../platform/names';
import { TABLES } from '../ledger/tables';
import { actorOf } from '../platform/caller';
import { localDay } from '../platform/covered';
import { insertedId, numberOf, table, countOf, allRows } from '../platform/database';
import { failed, type Failure } from '../platform/failure';
import { isRow, queryOf, type Row, type Strapi } from '../platform/strapi';
import { activeUsers, holds, toPost, type PostRow } from './posts';

const documents = (strapi: Strapi) =>
  actionsOf<{
    create(params: object): Promise<Row>;
    update(params: object): Promise<Row | null>;
    delete(params: object): Promise<unknown>;
  }>(strapi, UNIT);

const toUnit = (row: Row): Unit => ({
  id: String(row.documentId),
  code: String(row.code),
  name: String(row.name),
  kind: unitKind.parse(row.kind),
  parent: isRow(row.parent) ? String(row.parent.documentId) : null,
});

const posts = (strapi: Strapi) => table(strapi, strapi.db.connection, TABLES.posts);
const unitRow = (strapi: Strapi, id: string) => queryOf(strapi, UNIT).findOne({ where: { documentId: id }, populate: ['parent'] });

export const listUnits = async (strapi: Strapi): Promise<Unit[]> =>
  (await queryOf(strapi, UNIT).findMany({ populate: ['parent'], orderBy: { id: 'asc' } })).map(toUnit);

/** Is `id` the unit itself or below it? A tree has no rings. */
const wouldRing = async (strapi: Strapi, id: string, parent: string): Promise<boolean> => {
  const parents = new Map((await listUnits(strapi)).map((unit) => [unit.id, unit.parent]));
  for (let at: string | null = parent; at !== null; at = parents.get(at) ?? null) if (at === id) return true;
  return false;
};

const unitFaults = async (strapi: Strapi, input: Partial<UnitIn>, self: string | null): Promise<Failure | null> => {
  if (input.code) {
    const twin = await queryOf(strapi, UNIT).findOne({ where: { code: input.code } });
    if (twin && twin.documentId !== self) return { failed: 'bad_input', path: 'code', message: `the code ${input.code} is taken` };
  }
  if (!input.parent) return null;
  if (!(await unitRow(strapi, input.parent))) return { failed: 'bad_input', path: 'parent', message: 'there is no such unit' };
  if (self && (await wouldRing(strapi, self, input.parent)))
    return { failed: 'bad_input', path: 'parent', message: 'a unit cannot stand below itself' };
  return null;
};

export const createUnit = async (strapi: Strapi, input: UnitIn): Promise<Unit | Failure> => {
  const fault = await unitFaults(strapi, input, null);
  if (fault) return fault;
  const row = await documents(strapi).create({ data: { ...input, parent: input.parent } });
  return { ...toUnit(row), parent: input.parent };
};

export const updateUnit = async (strapi: Strapi, id: string, input: Partial<UnitIn>): Promise<Unit | Failure> => {
  const held = await unitRow(strapi, id);
  if (!held) return { failed: 'not_found', path: 'id', message: 'there is no such unit' };
  const fault = await unitFaults(strapi, input, id);
  if (fault) return fault;
  await documents(strapi).update({ documentId: id, data: input });
  const row = await unitRow(strapi, id);
  return row ? toUnit(row) : { failed: 'not_found', path: 'id', message: 'there is no such unit' };
};

export const deleteUnit = async (strapi: Strapi, id: string): Promise<Unit | Failure> => {
  const held = await unitRow(strapi, id);
  if (!held) return { failed: 'not_found', path: 'id', message: 'there is no such unit' };
  const below = (await listUnits(strapi)).filter((unit) => unit.parent === id).length;
  const seats = await countOf(posts(strapi).where({ unit_id: id }).count({ n: '*' }));
  if (below + seats > 0)
    return { failed: 'in_use', path: 'id', message: `${String(below)} units below and ${String(seats)} posts still hang on it` };
  await documents(strapi).delete({ documentId: id });
  return toUnit(held);
};

export const listPosts = async (strapi: Strapi): Promise<Post[]> => {
  const rows = (await allRows(posts(strapi).orderBy('id'))).map(toPost);
  const day = localDay(strapi, Date.now());
  const active = await activeUsers(
    strapi,
    rows.map((row) => row.holderId)
  );
  return rows.map((row) => postOut(row, active.get(row.holderId), day));
};

const postOut = (post: PostRow, user: Row | undefined, day: number): Post => ({
  id: post.id,
  kind: post.kind,
  unit: post.unitId,
  holder: user ? actorOf(user) : { id: String(post.holderId), name: '—' },
  validFrom: post.validFrom === null ? null : formatDay(post.validFrom),
  validTo: post.validTo === null ? null : formatDay(post.validTo),
  inPost: user !== undefined && holds(post, day),
});

const postRow = (input: PostIn): Row => ({
  kind: input.kind,
  unit_id: input.unit ?? null,
  holder_id: numberOf(input.holder),
  valid_from: input.validFrom ? parseDay(input.validFrom) : null,
  valid_to: input.validTo ? parseDay(input.validTo) : null,
});

const postFaults = async (strapi: Strapi, input: PostIn): Promise<Failure | null> => {
  for (const path of ['validFrom', 'validTo'] as const) {
    const day = input[path];
    if (day && parseDay(day) === null) return { failed: 'bad_input', path, message: `${day} is no day of the calendar` };
  }
  if (input.unit && !(await unitRow(strapi, input.unit))) return { failed: 'bad_input', path: 'unit', message: 'there is no such unit' };
  const active = await activeUsers(strapi, [numberOf(input.holder)]);
  return active.size === 0
    ? { failed: 'bad_input', path: 'holder', message: 'there is no active administrator account with this id' }
    : null;
};

const findPost = async (strapi: Strapi, id: string): Promise<Post | null> =>
  (await listPosts(strapi)).find((post) => post.id === id) ?? null;
const noPost: Failure = { failed: 'not_found', path: 'id', message: 'there is no such post' };

export const createPost = async (strapi: Strapi, input: PostIn): Promise<Post | Failure> => {
  const fault = await postFaults(strapi, input);
  if (fault) return fault;
  const id = await insertedId(strapi, posts(strapi).insert(postRow(input)));
  return (await findPost(strapi, String(id))) ?? noPost;
};

export const updatePost = async (strapi: Strapi, id: string, input: PostIn): Promise<Post | Failure> => {
  if (!(await findPost(strapi, id))) return noPost;
  const fault = await postFaults(strapi, input);
  if (fault) return fault;
  await posts(strapi)
    .where({ id: Number(id) })
    .update(postRow(input));
  return (await findPost(strapi, id)) ?? noPost;
};

export const deletePost = async (strapi: Strapi, id: string): Promise<Post | Failure> => {
  const held = await findPost(strapi, id);
  if (!held) return noPost;
  await posts(strapi)
    .where({ id: Number(id) })
    .delete();
  return held;
};

export interface OrganisationSeed {
  readonly units: readonly {
    readonly code: string;
    readonly name: string;
    readonly kind: Unit['kind'];
    readonly parentCode: string | null;
  }[];
  readonly posts: readonly { readonly kind: PostKind; readonly unitCode: string | null; readonly email: string }[];
}

/** Puts in what is missing: a unit by its code, a post by kind, unit and holder. What is there stays as people left it. */
export const seedOrganisation = async (strapi: Strapi, seed: OrganisationSeed): Promise<void> => {
  const ids = new Map((await listUnits(strapi)).map((unit) => [unit.code, unit.id]));
  for (const { parentCode, ...unit } of seed.units) {
    if (ids.has(unit.code)) continue;
    const made = await createUnit(strapi, { ...unit, parent: parentCode === null ? null : (ids.get(parentCode) ?? null) });
    if (failed(made)) throw new Error(`unit ${unit.code}: ${made.message}`);
    ids.set(unit.code, made.id);
  }
  for (const post of seed.posts) {
    const user = await queryOf(strapi, 'admin::user').findOne({ where: { email: post.email } });
    if (!user) throw new Error(`no administrator account ${post.email}`);
    const unit = post.unitCode === null ? null : (ids.get(post.unitCode) ?? null);
    const held = (await listPosts(strapi)).some((p) => p.kind === post.kind && p.unit === unit && p.holder.id === String(user.id));
    if (held) continue;
    const made = await createPost(strapi, { kind: post.kind, unit, holder: numberOf(user.id) });
    if (failed(made)) throw new Error(`post ${post.kind} of ${post.email}: ${made.message}`);
  }
};
