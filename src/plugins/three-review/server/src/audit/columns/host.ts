import { coveredType, coveredUids } from '../../platform/covered';
import { findModel, modelOf, queryOf, textOf, type Strapi } from '../../platform/strapi';

/** The host's own types of columns: where the relations of covered types to a column lead. */
export const hostColumnTypes = (strapi: Strapi): readonly string[] => {
  const targets = coveredUids(strapi).flatMap((uid) => {
    const attribute = modelOf(strapi, uid).attributes[coveredType(strapi, uid).column];
    return attribute?.type === 'relation' && attribute.target ? [attribute.target] : [];
  });
  return [...new Set(targets)];
};

/** The host's record of this slug, else of this name: its documentId is what publication events carry. */
export const hostColumnId = async (strapi: Strapi, { slug, name }: { slug: string; name: string }): Promise<string | null> => {
  for (const uid of hostColumnTypes(strapi)) {
    const attributes = findModel(strapi, uid)?.attributes ?? {};
    for (const where of [{ slug }, { name }, { title: name }]) {
      if (Object.keys(where).some((field) => !(field in attributes))) continue;
      const found = await queryOf(strapi, uid).findOne({ where });
      const id = textOf(found?.documentId);
      if (id !== null) return id;
    }
  }
  return null;
};
