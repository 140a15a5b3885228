import { plain } from '../../../../core/kernel/words';
import { queryOf, type Strapi } from '../../platform/strapi';
import { activeUsers } from '../../organisation/posts';
import { missing, wrong, type Failure } from '../../platform/failure';
import { UNIT } from '../../platform/names';
import { readColumns, type Column, type ColumnData, type TermData } from './store';
import type { Db } from '../../platform/database';

/** Is `id` the column itself or below it? A tree has no rings. */
const wouldRing = (columns: readonly Column[], id: string, parent: string): boolean => {
  const parents = new Map(columns.map((column) => [column.id, column.parent]));
  const seen = new Set<string>();
  for (let at: string | null = parent; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
    if (at === id) return true;
    seen.add(at);
  }
  return false;
};

/** What is wrong with a column as it would be stored (A9.1). */
export const columnFault = async (strapi: Strapi, db: Db, column: ColumnData, isNew: boolean): Promise<Failure | null> => {
  const columns = await readColumns(strapi, db);
  if (isNew && columns.some((other) => other.id === column.id)) return wrong('id', `the column ${column.id} exists already`);
  const twin = columns.find((other) => other.slug === column.slug && other.id !== column.id);
  const { parent } = column;
  const namesake = columns.find((other) => other.parent === parent && plain(other.name) === plain(column.name) && other.id !== column.id);
  if (twin) return wrong('slug', `the slug ${column.slug} is that of ${twin.name}`);
  if (namesake) return wrong('name', `there is a column ${namesake.name} in this place already`);
  if (column.parent === null) return null;
  if (!columns.some((other) => other.id === column.parent)) return wrong('parent', 'there is no such column');
  return wouldRing(columns, column.id, column.parent) ? wrong('parent', 'a column cannot stand below itself') : null;
};

/** What is wrong with a term: a unit that does not exist, people without an active account. */
export const termFault = async (strapi: Strapi, term: TermData, at: string): Promise<Failure | null> => {
  const path = (name: string): string => (at === '' ? name : `${at}.${name}`);
  for (const [name, ids] of [
    ['unit', [term.unitId]],
    ['coUnits', term.coUnitIds],
  ] as const) {
    for (const id of ids) {
      if (!(await queryOf(strapi, UNIT).findOne({ where: { documentId: id } }))) return wrong(path(name), `there is no unit ${id}`);
    }
  }
  if (new Set([term.unitId, ...term.coUnitIds]).size !== term.coUnitIds.length + 1)
    return wrong(path('coUnits'), 'names a unit twice, or the owner itself');
  for (const [name, person] of [
    ['dutyOfficer', term.dutyOfficerId],
    ['deputy', term.deputyId],
  ] as const) {
    if (person === null) continue;
    if ((await activeUsers(strapi, [Number(person)])).size === 0)
      return wrong(path(name), 'there is no active administrator account with this id');
  }
  return term.dutyOfficerId !== null && term.dutyOfficerId === term.deputyId
    ? wrong(path('deputy'), 'must be another person than the duty officer')
    : null;
};

export const noColumn: Failure = missing('column');
