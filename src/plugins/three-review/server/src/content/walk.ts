import { at } from '../../../core/content';
import { modelOf, type Attribute, type Strapi } from '../platform/strapi';
import { componentsOf, contentAttributes, isKnown, leadsToDraftAndPublish } from './schema';

/** A component on the way to a field: in which attribute of which model it hangs. */
export interface Hung {
  readonly owner: string;
  readonly name: string;
  readonly component: string;
}

/** One field of a type's content, wherever it lies: a component's fields below it, in a zone under the component's name. */
export interface ContentField {
  /** By the schema, without the places in lists: `facts.label`, `sections.shared.quote.text`. */
  readonly path: string;
  readonly name: string;
  readonly attribute: Attribute;
  /** The model whose attribute it is: the type, or a component. */
  readonly owner: string;
  /** The components that it lies in, the outermost first. */
  readonly within: readonly Hung[];
}

/** Visits every field of a type's content, components unfolded: the one walk over a schema. A component inside itself is visited once. */
export const contentFields = function* (
  strapi: Strapi,
  uid: string,
  ignore: readonly string[] = [],
  path = '',
  within: readonly Hung[] = []
): Generator<ContentField> {
  if (within.some(({ owner }) => owner === uid)) return;
  for (const [name, attribute] of contentAttributes(modelOf(strapi, uid), ignore)) {
    const here = at(path, name);
    yield { path: here, name, attribute, owner: uid, within };
    const zone = attribute.type === 'dynamiczone';
    for (const component of componentsOf(attribute))
      yield* contentFields(strapi, component, [], zone ? at(here, component) : here, [...within, { owner: uid, name, component }]);
  }
};

/** The relations of a type's content that a publication thins out (those to types with draft-and-publish), each with what it leads to. */
export const prunableFields = (strapi: Strapi, uid: string): ReadonlyMap<string, string> =>
  new Map(
    [...contentFields(strapi, uid)].flatMap(({ path, attribute }): [string, string][] =>
      leadsToDraftAndPublish(strapi, attribute) ? [[path, attribute.target ?? '']] : []
    )
  );

/** Attribute types that the hash cannot speak about, as `uid.attribute (type)`; the boot stops on them, but for those that are no content. */
export const unknownAttributes = (strapi: Strapi, uid: string, ignore: readonly string[]): string[] => [
  ...new Set(
    [...contentFields(strapi, uid, ignore)]
      .filter(({ attribute }) => !isKnown(attribute))
      .map(({ name, owner, attribute }) => `${owner}.${name} (${attribute.type})`)
  ),
];
