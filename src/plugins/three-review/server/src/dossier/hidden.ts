import { at } from '../../../core/content';
import { contentAttributes } from '../content';
import type { Caller } from '../platform/caller';
import { coveredType } from '../platform/covered';
import { readerOf, type Reader } from '../platform/reader';
import { modelOf, queryOf, type Row, type Strapi } from '../platform/strapi';

/** The fields by which a role is given a type: components by their fields, zones as a whole, and nothing that no screen shows. */
const fieldsOf = function* (strapi: Strapi, uid: string, ignore: readonly string[], path = ''): Generator<string> {
  for (const [name, attribute] of contentAttributes(modelOf(strapi, uid), ignore)) {
    if (attribute.visible === false) continue;
    if (attribute.type === 'component') yield* fieldsOf(strapi, attribute.component ?? '', [], at(path, name));
    else yield at(path, name);
  }
};

/** A field is given by itself, or by whatever it lies in. */
const reads = (reader: Reader, uid: string, row: Row, field: string): boolean =>
  field.split('.').some((_part, i, parts) => reader(uid, row, parts.slice(0, i + 1).join('.')));

/** The fields of a document that whoever reads it is not shown. */
export const hiddenFrom = async (strapi: Strapi, uid: string, row: Row, reader: Reader): Promise<readonly string[]> => {
  const fields = [...fieldsOf(strapi, uid, coveredType(strapi, uid).mapping.ignore)];
  const hidden = (of: Row): readonly string[] => fields.filter((field) => !reads(reader, uid, of, field));
  if (hidden(row).length === 0) return [];
  // A role may be bound to who wrote the document, which the content does not say.
  const whole = await queryOf(strapi, uid).findOne({
    where: { id: row.id },
    populate: { createdBy: { populate: ['roles'] }, updatedBy: true },
  });
  return whole ? hidden({ ...row, ...whole }) : hidden(row);
};

/**
 * The fields of a document that the roles of whoever acts hide from them: what is signed is the whole content (A10.2). Nothing is hidden from
 * code; nobody else signs.
 */
export const hiddenFields = async (strapi: Strapi, uid: string, row: Row, caller: Caller): Promise<readonly string[]> =>
  caller.interactive ? hiddenFrom(strapi, uid, row, readerOf(strapi, caller.ability)) : [];
