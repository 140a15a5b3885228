import { at } from '../../../core/content';
import { modelOf, type Attribute, type Strapi } from '../platform/strapi';
import { contentAttributes, isKnown, leadsToDraftAndPublish } from './schema';

/** One field of a type's content, wherever it lies: a component's fields below it, in a zone under the component's name. */
export interface ContentField {
  /** By the schema, without the places in lists: `facts.label`, `sections.shared.quote.text`. */
  readonly path: string;
  readonly attribute: Attribute;
  /** The model whose attribute it is: the type, or a component. */
  readonly owner: string;
}

/** Visits every field of a type's content, components unfolded: the one walk over a schema. A component inside itself is visited once. */
export const contentFields = function* (
  strapi: Strapi,
  uid: string,
  ignore: readonly string[] = [],
  path = '',
  above: readonly string[] = []
): Generator<ContentField> {
  if (above.includes(uid)) return;
  for (const [name, attribute] of contentAttributes(modelOf(strapi, uid), ignore)) {
    const here = at(path, name);
    yield { path: here, attribute, owner: uid };
    const zone = attribute.type === 'dynamiczone';
    const parts = attribute.type === 'component' ? [attribute.component ?? ''] : [...(attribute.components ?? [])];
    for (const part of parts) yield* contentFields(strapi, part, [], zone ? at(here, part) : here, [...above, uid]);
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
      .map(({ path, owner, attribute }) => `${owner}.${path.split('.').at(-1) ?? path} (${attribute.type})`)
  ),
];
