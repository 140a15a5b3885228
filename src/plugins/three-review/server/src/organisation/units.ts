import type { OrganisationEvent, UnitRecord } from '../../../core/organisation';
import { unitKind, type Unit, type UnreadableRow } from '../../../shared/contracts';
import { actionsOf } from '../platform/host';
import { UNIT } from '../platform/names';
import { isRow, queryOf, wordOf, type Row, type Strapi } from '../platform/strapi';

const documents = (strapi: Strapi) =>
  actionsOf<{
    create(params: object): Promise<Row>;
    update(params: object): Promise<Row | null>;
    delete(params: object): Promise<unknown>;
  }>(strapi, UNIT);

/** None: a row of a kind that nobody knows, written past every command. */
const toUnit = (row: Row): Unit[] => {
  const kind = unitKind.safeParse(row.kind);
  const parent = isRow(row.parent) ? String(row.parent.documentId) : null;
  return kind.success ? [{ id: String(row.documentId), code: String(row.code), name: String(row.name), kind: kind.data, parent }] : [];
};

const rows = (strapi: Strapi): Promise<Row[]> => queryOf(strapi, UNIT).findMany({ populate: ['parent'], orderBy: { id: 'asc' } });

export const listUnits = async (strapi: Strapi): Promise<Unit[]> => (await rows(strapi)).flatMap(toUnit);

/** The rows that are no units. */
export const unreadableUnits = async (strapi: Strapi): Promise<UnreadableRow[]> =>
  (await rows(strapi))
    .filter((row) => toUnit(row).length === 0)
    .map((row) => ({ id: String(row.documentId), kind: wordOf(row.kind), unit: String(row.documentId), holder: null }));

export const findUnit = async (strapi: Strapi, id: string): Promise<Unit | null> => {
  const row = await queryOf(strapi, UNIT).findOne({ where: { documentId: id }, populate: ['parent'] });
  return row ? (toUnit(row)[0] ?? null) : null;
};

type UnitEvent = Extract<OrganisationEvent, { readonly unit: UnitRecord }>;

/** Brings the table in step with an event; a unit that is new gets its id here. */
export const writeUnit = async (strapi: Strapi, type: UnitEvent['type'], unit: UnitRecord): Promise<UnitRecord> => {
  const { id, ...data } = unit;
  if (type === 'unit_created') return { ...unit, id: String((await documents(strapi).create({ data })).documentId) };
  await (type === 'unit_changed' ? documents(strapi).update({ documentId: id, data }) : documents(strapi).delete({ documentId: id }));
  return unit;
};
