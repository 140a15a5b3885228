import { contentAttributes } from '../content';
import { modelOf, type Strapi } from '../platform/strapi';

/** The fields that make up the content of a type, as `path:type`, components unfolded: what a content hash speaks about. Sorted. */
export const fieldsOf = (
  strapi: Strapi,
  uid: string,
  ignore: readonly string[] = [],
  path = '',
  seen: readonly string[] = []
): string[] => {
  if (seen.includes(uid)) return [];
  return contentAttributes(modelOf(strapi, uid), ignore)
    .flatMap(([name, attribute]) => {
      const at = path === '' ? name : `${path}.${name}`;
      const parts = attribute.type === 'component' ? [attribute.component ?? ''] : [...(attribute.components ?? [])];
      const inner = parts.flatMap((part) =>
        fieldsOf(strapi, part, [], attribute.type === 'dynamiczone' ? `${at}.${part}` : at, [...seen, uid])
      );
      return [`${at}:${attribute.target ?? attribute.component ?? attribute.type}`, ...inner];
    })
    .sort();
};
