import { unitOfText, type NamedUnit } from '../../../../core/organisation';
import { unitAmong } from '../../content';
import { coveredType, coveredUids } from '../../platform/covered';
import { isRow, modelOf, textOf, type Row, type Strapi } from '../../platform/strapi';

const REF = 300;

/** Does a document of this type name its unit by a text? */
const isText = (strapi: Strapi, uid: string): boolean =>
  modelOf(strapi, uid).attributes[coveredType(strapi, uid).unit]?.type !== 'relation';

/** The words of a text, in the type that says them: what they mean is read when somebody asks, since a unit may be renamed. */
const refOfText = (uid: string, text: string): string => `${uid} ${text}`.slice(0, REF);

/** How the inbox keeps the unit that a draft names (A1); null: it names none. */
export const unitRefOf = (strapi: Strapi, uid: string, row: Row): string | null => {
  const held = row[coveredType(strapi, uid).unit];
  if (isRow(held)) return textOf(held.documentId);
  const text = textOf(held);
  return text === null ? null : refOfText(uid, text);
};

/** The unit that is meant by what the inbox keeps. */
export const unitOfRef = (strapi: Strapi, uid: string, ref: string | null, units: readonly NamedUnit[]): NamedUnit | null => {
  if (ref === null) return null;
  if (!isText(strapi, uid)) return units.find(({ id }) => id === ref) ?? null;
  return unitAmong(strapi, uid, ref.slice(uid.length + 1), units);
};

/** Everything by which the inbox may keep one of these units: their ids, and in types that name them by a text their codes and names. */
export const refsOfUnits = (strapi: Strapi, ids: readonly string[], units: readonly NamedUnit[]): readonly string[] => {
  const wanted = units.filter(({ id }) => ids.includes(id));
  const texts = coveredUids(strapi)
    .filter((uid) => isText(strapi, uid))
    .flatMap((uid) => {
      const { unitNames } = coveredType(strapi, uid).mapping;
      return wanted.flatMap(({ id, code, name }) => {
        const listed = Object.keys(unitNames).filter((word) => unitNames[word] === code);
        const words = [...new Set([code, name, ...listed])];
        return words.filter((word) => unitOfText(word, units, unitNames)?.id === id).map((word) => refOfText(uid, word));
      });
    });
  return [...ids, ...texts];
};
