import type { Knex } from 'knex';
import { findModel, isRow, type Row, type Strapi } from './strapi';

/** The join table behind a relation, seen from the attribute that was asked for. */
export interface Join {
  readonly table: string;
  readonly own: string;
  readonly far: string;
}

/** The join table behind a polymorphic relation: whom a row belongs to is an id and the uid of a model. */
export interface MorphJoin {
  readonly table: string;
  readonly own: string;
  readonly id: string;
  readonly type: string;
}

interface Column {
  readonly name: string;
}
interface JoinTable {
  readonly name: string;
  readonly joinColumn: Column;
  readonly inverseJoinColumn?: Column;
  readonly morphColumn?: { readonly idColumn: Column; readonly typeColumn: Column };
}
interface Metadata {
  has(uid: string): boolean;
  get(uid: string): { readonly attributes: Readonly<Record<string, { readonly joinTable?: JoinTable } | undefined>> };
}

const joinTableOf = (strapi: Strapi, uid: string, attribute: string): JoinTable | undefined => {
  const metadata = strapi.db.metadata as unknown as Metadata;
  return metadata.has(uid) ? metadata.get(uid).attributes[attribute]?.joinTable : undefined;
};

/** Null: the relation is kept otherwise, in a column or polymorphically. */
export const joinOf = (strapi: Strapi, uid: string, attribute: string): Join | null => {
  const join = joinTableOf(strapi, uid, attribute);
  return join?.inverseJoinColumn ? { table: join.name, own: join.joinColumn.name, far: join.inverseJoinColumn.name } : null;
};

export const morphJoinOf = (strapi: Strapi, uid: string, attribute: string): MorphJoin => {
  const join = joinTableOf(strapi, uid, attribute);
  if (!join?.morphColumn) throw new TypeError(`${uid}.${attribute} is no polymorphic relation`);
  return { table: join.name, own: join.joinColumn.name, id: join.morphColumn.idColumn.name, type: join.morphColumn.typeColumn.name };
};

/** The table that says which components hang in a row of this model; null where it has none. Its columns are Strapi's, the same everywhere. */
export const componentJoinOf = (strapi: Strapi, uid: string): MorphJoin | null => {
  const name = Object.entries(findModel(strapi, uid)?.attributes ?? {}).find(
    ([, { type }]) => type === 'component' || type === 'dynamiczone'
  )?.[0];
  const join = name === undefined ? undefined : joinTableOf(strapi, uid, name);
  return join ? { table: join.name, own: join.joinColumn.name, id: 'cmp_id', type: 'component_type' } : null;
};

/** The rows of a query built by hand, in the shape everything past this folder works on. */
export const rowsIn = async (query: Knex.QueryBuilder): Promise<Row[]> => ((await query) as unknown[]).filter(isRow);
