import type { OrganisationEvent, UnitRecord } from '../../../core/organisation';
import { unitKind, type Unit } from '../../../shared/contracts';
import { actionsOf } from '../platform/host';
import { UNIT } from '../platform/names';
import { isRow, queryOf, type Row, type Strapi } from '../platform/strapi';

const documents = (strapi: Strapi) =>
  actionsOf<{
    create(params: object): Promise<Row>;
    update(params: object): Promise<Row | null>;
    delete(params: object): Promise<unknown>;
  }>(strapi, UNIT);

const toUnit = (row: Row): Unit => ({
  id: String(row.documentId),
  code: String(row.code),
  name: String(row.name),
  kind: unitKind.parse(row.kind),
  parent: isRow(row.parent) ? String(row.parent.documentId) : null,
});

export const listUnits = async (strapi: Strapi): Promise<Unit[]> =>
  (await queryOf(strapi, UNIT).findMany({ populate: ['parent'], orderBy: { id: 'asc' } })).map(toUnit);

export const findUnit = async (strapi: Strapi, id: string): Promise<Unit | null> => {
  const row = await queryOf(strapi, UNIT).findOne({ where: { documentId: id }, populate: ['parent'] });
  return row ? toUnit(row) : null;
};

type UnitEvent = Extract<OrganisationEvent, { readonly unit: UnitRecord }>;

/** Brings the table in step with an event; a unit that is new gets its id here. */
export const writeUnit = async (strapi: Strapi, type: UnitEvent['type'], unit: UnitRecord): Promise<UnitRecord> => {
  const { id, ...data } = unit;
  if (type === 'unit_created') return { ...unit, id: String((await documents(strapi).create({ data })).documentId) };
  await (type === 'unit_changed' ? documents(strapi).update({ documentId: id, data }) : documents(strapi).delete({ documentId: id }));
  return unit;
};
