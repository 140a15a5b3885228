import type { Attribute } from '../platform/strapi';

/** The models an attribute leads to. */
export const targetsOf = (attribute: Attribute | undefined): readonly string[] => {
  if (!attribute) return [];
  if (attribute.type === 'component') return [attribute.component ?? ''];
  if (attribute.type === 'dynamiczone') return attribute.components ?? [];
  if (attribute.type === 'media') return ['plugin::upload.file'];
  return attribute.target ? [attribute.target] : [];
};
