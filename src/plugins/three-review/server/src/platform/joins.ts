import { storedModels, type JoinTable } from './metadata';
import { findModel, type Strapi } from './strapi';

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

const joinTableOf = (strapi: Strapi, uid: string, attribute: string): JoinTable | undefined =>
  storedModels(strapi)(uid).attributes[attribute]?.joinTable;

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
