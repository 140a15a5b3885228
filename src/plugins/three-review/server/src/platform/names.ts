import { actorOf } from './caller';
import { numberOf } from './database';
import { queryOf, type Strapi } from './strapi';

export const UNIT = 'plugin::three-review.unit';

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** The names of all units, by id. */
export const unitNames = async (strapi: Strapi): Promise<ReadonlyMap<string, string>> =>
  new Map(
    (await queryOf(strapi, UNIT).findMany({ select: ['documentId', 'name'] })).map((row) => [String(row.documentId), String(row.name)])
  );

export interface Person {
  readonly id: number;
  readonly name: string;
}

/** The names of these administrators, by id; whoever is gone is not in it. */
export const personNames = async (strapi: Strapi, ids: readonly (string | number | null)[]): Promise<ReadonlyMap<string, string>> => {
  const wanted = [...new Set(ids.flatMap((id) => (id === null ? [] : [numberOf(id)])))];
  if (wanted.length === 0) return new Map();
  const users = await queryOf(strapi, 'admin::user').findMany({ where: { id: { $in: wanted } } });
  return new Map(users.map((user) => [String(user.id), actorOf(user).name]));
};

/** One who is named somewhere; his number where his account is gone. */
export const personIn = (names: ReadonlyMap<string, string>, id: string | null): Person | null =>
  id === null ? null : { id: Number(id), name: names.get(id) ?? `#${id}` };

export const unitIn = (names: ReadonlyMap<string, string>, id: string | null): Named | null =>
  id === null ? null : { id, name: names.get(id) ?? id };
