import { plain } from '../../../../core/kernel/words';
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
    const bySlug = 'slug' in attributes ? await queryOf(strapi, uid).findOne({ where: { slug } }) : null;
    const fields = ['name', 'title'].filter((field) => field in attributes);
    const rows = bySlug || fields.length === 0 ? [] : await queryOf(strapi, uid).findMany({ select: ['documentId', ...fields] });
    const byName = fields
      .map((field) => rows.find((row) => plain(textOf(row[field]) ?? '') === plain(name)))
      .find((row) => row !== undefined);
    const id = textOf((bySlug ?? byName)?.documentId);
    if (id !== null) return id;
  }
  return null;
};
