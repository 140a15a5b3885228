import uniqBy from 'lodash/uniqBy';
import { componentsOf, contentFields, type ContentField } from '../../content';
import { componentJoinOf, joinOf, type Join, type MorphJoin } from '../../platform/joins';
import { coveredType, coveredUids, isCovered } from '../../platform/covered';
import { modelOf, type Strapi } from '../../platform/strapi';

/** A relation that is content of covered documents: what stands at its far end is part of what was signed. */
export interface Tie {
  /** The covered type, or a component in it. */
  readonly owner: string;
  readonly attribute: string;
  readonly target: string;
  /** The target's own name for it; null: it has none, and nothing written there reaches this side. */
  readonly inverse: string | null;
  readonly join: Join;
}

/** A model in whose rows a component can hang, and through which table. */
export interface Parent {
  readonly uid: string;
  readonly join: MorphJoin;
  /** Fields that are not content there. */
  readonly ignored: readonly string[];
}

/** Everything around covered documents that is content of them, from the models alone. */
export interface Surroundings {
  /** Covered types and the components in them, at any depth. */
  readonly parts: ReadonlySet<string>;
  /** Where a component of `parts` can hang. */
  readonly parents: ReadonlyMap<string, readonly Parent[]>;
  readonly ties: readonly Tie[];
}

const known = new WeakMap<Strapi, Surroundings>();

/** Worked out once; not before the database knows its tables. */
export const surroundings = (strapi: Strapi): Surroundings => {
  const held = known.get(strapi);
  if (held) return held;
  const fields = uniqBy(fieldsOf(strapi), ({ owner, name }) => `${owner} ${name}`);
  const parts = new Set([...coveredUids(strapi), ...fields.flatMap(({ attribute }) => componentsOf(attribute))]);
  const found = { parts, parents: parentsOf(strapi, parts), ties: fields.flatMap((field) => tieOf(strapi, field)) };
  known.set(strapi, found);
  return found;
};

const ignoredIn = (strapi: Strapi, uid: string): readonly string[] =>
  isCovered(strapi, uid) ? coveredType(strapi, uid).mapping.ignore : [];

/** Every field of the content of covered documents, each with the model whose it is; what several types hold comes several times. */
const fieldsOf = (strapi: Strapi): readonly ContentField[] =>
  coveredUids(strapi).flatMap((uid) => [...contentFields(strapi, uid, ignoredIn(strapi, uid))]);

const parentsOf = (strapi: Strapi, parts: ReadonlySet<string>): Surroundings['parents'] => {
  const parents = new Map<string, Parent[]>();
  for (const uid of parts) {
    const join = componentJoinOf(strapi, uid);
    if (!join) continue;
    const parent = { uid, join, ignored: ignoredIn(strapi, uid) };
    const held = new Set(Object.values(modelOf(strapi, uid).attributes).flatMap(componentsOf));
    for (const component of held) parents.set(component, [...(parents.get(component) ?? []), parent]);
  }
  return parents;
};

/** A relation kept in a column of the row has no join table: it is not looked at here. */
const tieOf = (strapi: Strapi, { owner, name, attribute }: ContentField): Tie[] => {
  const { target } = attribute;
  const join = attribute.type === 'relation' && target ? joinOf(strapi, owner, name) : null;
  if (!join || !target) return [];
  return [{ owner, attribute: name, target, inverse: attribute.inversedBy ?? attribute.mappedBy ?? null, join }];
};

/** The relations of covered content that lead to `uid`. */
export const tiesTo = (strapi: Strapi, uid: string): readonly Tie[] => surroundings(strapi).ties.filter((tie) => tie.target === uid);

/**
 * Those that can be written from `uid`, too: the far ends have attributes of their own. Only between content types: a component's relation
 * has one end in Strapi.
 */
export const inverseTies = (strapi: Strapi, uid: string): readonly Tie[] =>
  tiesTo(strapi, uid).filter((tie) => tie.inverse !== null && isCovered(strapi, tie.owner));
