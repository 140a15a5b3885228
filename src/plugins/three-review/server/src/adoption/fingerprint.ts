import { contentFields } from '../content';
import type { Strapi } from '../platform/strapi';

/** The fields that make up the content of a type, as `path:type`, components unfolded: what a content hash speaks about. Sorted. */
export const fingerprintOf = (strapi: Strapi, uid: string, ignore: readonly string[] = []): string[] =>
  [...contentFields(strapi, uid, ignore)]
    .map(({ path, attribute }) => `${path}:${attribute.target ?? attribute.component ?? attribute.type}`)
    .sort();
