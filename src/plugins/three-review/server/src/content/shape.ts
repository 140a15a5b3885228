import memoize from 'lodash/memoize';
import type { Kind, Shape } from '../../../core/difference';
import { findModel, modelOf, type Attribute, type Strapi } from '../platform/strapi';
import { contentAttributes } from './schema';

const TEXTS = new Set(['string', 'text', 'richtext', 'email', 'uid']);

const kindOf = (attribute: Attribute, shapeOf: (component: string) => Shape): Kind => {
  const { type } = attribute;
  if (TEXTS.has(type)) return { kind: 'text' };
  if (type === 'blocks' || type === 'json') return { kind: type };
  if (type === 'password') return { kind: 'secret' };
  if (type === 'media') return { kind: 'files' };
  if (type === 'relation') return { kind: 'links', unordered: attribute.mappedBy !== undefined };
  if (type === 'component' || type === 'dynamiczone') return { kind: 'parts', component: attribute.component ?? null, shapeOf };
  return { kind: 'value' };
};

/** The attributes of a model's content in the order of its schema, in which they are read. */
export const readingOrder = (strapi: Strapi, uid: string, ignore: readonly string[] = []): ReadonlyArray<readonly [string, Attribute]> => {
  const model = modelOf(strapi, uid);
  const content = new Map(contentAttributes(model, ignore));
  return Object.keys(model.attributes).flatMap((name): (readonly [string, Attribute])[] => {
    const attribute = content.get(name);
    return attribute ? [[name, attribute]] : [];
  });
};

/** What each field of a type's content is to who compares two of them; components worked out as they are met. */
export const shapeOf = (strapi: Strapi, uid: string, ignore: readonly string[]): Shape => {
  const ofComponent: (component: string) => Shape = memoize((component: string) =>
    // A component that the host no longer has: its fields are compared as they stand.
    findModel(strapi, component) ? made(component, []) : new Map<string, Kind>()
  );
  const made = (of: string, ignored: readonly string[]): Shape =>
    new Map(readingOrder(strapi, of, ignored).map(([name, attribute]) => [name, kindOf(attribute, ofComponent)]));
  return made(uid, ignore);
};
