import { plain } from '../kernel/words';
import { isClassification, isPublic } from '../review';
import { rankOf, ROLES, wordsOf, type FieldMapping, type FieldRole, type HostField } from './fields';

export interface HostType {
  readonly uid: string;
  readonly fields: readonly HostField[];
}

export const REASONS = ['texts', 'goods', 'no_text'] as const;
/** What is proposed, and why: it holds texts for readers (A10.2); it is a list of goods; there is nothing to be read in it. */
export interface Proposal {
  readonly cover: boolean;
  readonly why: (typeof REASONS)[number];
  readonly mapping: FieldMapping;
}

/** A unit of the plugin's own, to which a relation may lead. */
export const UNIT_TYPE = 'plugin::three-review.unit';

const TEXTS = ['string', 'uid', 'enumeration'];
const DATES = ['date', 'datetime'];

/** Can a field of this kind be that at all? Of relations one that leads to one record; words of secrecy must all be known, and one of them say "public" (A7.3). */
const FITS: Readonly<Record<FieldRole, (field: HostField) => boolean>> = {
  column: ({ type, toOne, target }) =>
    type === 'relation' ? toOne === true && target?.startsWith('api::') === true : TEXTS.includes(type),
  unit: ({ type, toOne, target }) => (type === 'relation' ? toOne === true && target === UNIT_TYPE : TEXTS.includes(type)),
  eventDate: ({ type }) => DATES.includes(type),
  classification: ({ type, values }) => type === 'enumeration' && values?.some(isPublic) === true && values.every(isClassification),
  displayedDate: ({ type }) => DATES.includes(type),
};

/** One field for each thing, the surest by its name; what no field is known for, the plugin adds. */
export const proposedMapping = ({ fields }: HostType): FieldMapping => {
  const mapping: Partial<Record<FieldRole, string>> = {};
  for (const role of ROLES) {
    const known = fields.flatMap((field) => {
      const rank = Object.values(mapping).includes(field.name) || !FITS[role](field) ? null : rankOf(role, field);
      return rank === null ? [] : [{ field, rank }];
    });
    const best = known.reduce<(typeof known)[number] | null>((held, one) => (held && held.rank <= one.rank ? held : one), null);
    if (best) mapping[role] = best.field.name;
  }
  return mapping;
};

const LONG = ['richtext', 'blocks', 'text', 'component', 'dynamiczone'];
const NUMBERS = ['integer', 'biginteger', 'decimal', 'float'];
const GOODS = ['price', 'stock', 'sku', '价格', '单价', '库存'];

const isOfGoods = ({ name, label, type }: HostField): boolean =>
  NUMBERS.includes(type) && [...wordsOf(name), plain(label)].some((word) => GOODS.includes(word));

/** What to do with a type of the host's, by its fields alone. Proposed, never applied: a person writes it into the configuration. */
export const proposalFor = (type: HostType): Proposal => {
  const goods = type.fields.some(isOfGoods);
  const texts = type.fields.some((field) => LONG.includes(field.type));
  const why = goods ? 'goods' : texts ? 'texts' : 'no_text';
  return { cover: why === 'texts', why, mapping: proposedMapping(type) };
};
