import { hasDbColumn, modelOf, type Strapi } from '../platform/strapi';
import { UNIT } from '../platform/names';
import { contentAttributes } from './schema';

type Populate = Record<string, unknown>;

/** The populate that reads all content of a model and nothing beside it, for `db.query().findMany`. */
export const contentPopulate = (strapi: Strapi, uid: string, ignore: readonly string[] = []): Populate => {
  const populate: Populate = {};
  for (const [name, attribute] of contentAttributes(modelOf(strapi, uid), ignore)) {
    if (attribute.type === 'component' && attribute.component) populate[name] = { populate: contentPopulate(strapi, attribute.component) };
    if (attribute.type === 'dynamiczone') {
      const on = Object.fromEntries(
        (attribute.components ?? []).map((component) => [component, { populate: contentPopulate(strapi, component) }])
      );
      populate[name] = { on };
    }
    if (attribute.type === 'media') populate[name] = true;
    if (attribute.type === 'relation') populate[name] = attribute.target ? { select: identity(strapi, attribute.target) } : true;
  }
  return populate;
};

/** What identifies a relation's target: its document, and the locale where it has one; of a unit, its name is told as well. */
const identity = (strapi: Strapi, uid: string): string[] => {
  const told = uid === UNIT ? ['name'] : [];
  return ['id', ...['documentId', 'locale'].filter((name) => hasDbColumn(strapi, uid, name)), ...told];
};
