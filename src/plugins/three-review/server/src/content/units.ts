import { unitOfText, type NamedUnit } from '../../../core/organisation';
import { coveredType } from '../platform/covered';
import { UNIT } from '../platform/names';
import { isRow, queryOf, textOf, type Row, type Strapi } from '../platform/strapi';

const toUnit = (row: Row): NamedUnit => ({ id: String(row.documentId), code: String(row.code), name: String(row.name) });

const unitsWhere = async (strapi: Strapi, where: object): Promise<readonly NamedUnit[]> =>
  (await queryOf(strapi, UNIT).findMany({ where, select: ['documentId', 'code', 'name'], orderBy: { id: 'asc' } })).map(toUnit);

/** Every unit, for whoever asks about many documents. */
export const allUnits = (strapi: Strapi): Promise<readonly NamedUnit[]> => unitsWhere(strapi, {});

/** Which of `units` a document of this type names (A1), by a relation or by a text. The one rule of it. */
export const unitAmong = (strapi: Strapi, uid: string, held: unknown, units: readonly NamedUnit[]): NamedUnit | null => {
  if (isRow(held)) return units.find(({ id }) => id === textOf(held.documentId)) ?? null;
  const text = textOf(held);
  return text === null ? null : unitOfText(text, units, coveredType(strapi, uid).mapping.unitNames);
};

/** What a document says of the unit that answers for it. `named`: its own words, where they are no unit. */
export interface Answerable {
  readonly unit: { readonly id: string; readonly name: string } | null;
  readonly named: string | null;
}

/** The same of one document. */
export const unitOf = async (strapi: Strapi, uid: string, row: Row): Promise<Answerable> => {
  const held = row[coveredType(strapi, uid).unit];
  if (isRow(held)) {
    const [documentId, name] = [textOf(held.documentId), textOf(held.name)];
    if (documentId === null) return { unit: null, named: null };
    if (name !== null) return { unit: { id: documentId, name }, named: null };
    return { unit: unitAmong(strapi, uid, held, await unitsWhere(strapi, { documentId })), named: null };
  }
  const text = textOf(held);
  if (text === null) return { unit: null, named: null };
  const { unitNames } = coveredType(strapi, uid).mapping;
  const codes = [text, ...(Object.hasOwn(unitNames, text) ? [unitNames[text]] : [])];
  const found = unitAmong(strapi, uid, text, await unitsWhere(strapi, { $or: [{ code: { $in: codes } }, { name: text }] }));
  return found ? { unit: { id: found.id, name: found.name }, named: null } : { unit: null, named: text };
};
