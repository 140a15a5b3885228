import { formatDay } from '../../../../core/kernel/dates';
import type { ColumnInFull, ColumnOut } from '../../../../shared/contracts';
import { personIn, personNames, unitIn, unitNames, type Named } from '../../platform/names';
import type { Strapi } from '../../platform/strapi';
import type { Failure } from '../../platform/failure';
import { correctionsOf } from './corrections';
import { judgedIn } from './judged';
import { noColumn } from './rules';
import { frequencyOut, readColumn, type Column, type Term } from './store';

/** Units and people by their ids, as the answers name them. */
export interface Names {
  readonly units: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
}

export const namesFor = async (strapi: Strapi, columns: readonly Column[]): Promise<Names> => ({
  units: await unitNames(strapi),
  people: await personNames(
    strapi,
    columns.flatMap((column) => column.terms.flatMap((term) => [term.dutyOfficerId, term.deputyId]))
  ),
});

const known = (unit: Named | null): Named[] => (unit ? [unit] : []);

const termView = (names: Names, term: Term): ColumnOut['terms'][number] => ({
  id: String(term.id),
  from: formatDay(term.from),
  to: term.to === null ? null : formatDay(term.to),
  unit: unitIn(names.units, term.unitId),
  coUnits: term.coUnitIds.flatMap((id) => known(unitIn(names.units, id))),
  dutyOfficer: personIn(names.people, term.dutyOfficerId),
  deputy: personIn(names.people, term.deputyId),
  frequency: frequencyOut(term.frequency),
  suspended: term.suspended,
});

export const columnView = (names: Names, { former: _former, ...column }: Column): ColumnOut => ({
  ...column,
  terms: column.terms.map((term) => termView(names, term)),
});

/** A column with what its terms have been used for. */
export const columnInFull = async (strapi: Strapi, id: string): Promise<ColumnInFull | Failure> => {
  const db = strapi.db.connection;
  const column = await readColumn(strapi, db, id);
  if (!column) return noColumn;
  const { frozenTo } = await judgedIn(strapi, db, id, { from: 0, to: null });
  return {
    ...columnView(await namesFor(strapi, [column]), column),
    frozenTo: frozenTo === null ? null : formatDay(frozenTo),
    corrections: await correctionsOf(strapi, db, id),
  };
};

/** Parents before their children, siblings by name; columns whose parent is missing come last. */
export const inTreeOrder = (columns: readonly Column[]): readonly Column[] => {
  const children = new Map<string | null, Column[]>();
  for (const column of columns) {
    const held = children.get(column.parent);
    if (held) held.push(column);
    else children.set(column.parent, [column]);
  }
  const seen = new Set<string>();
  const walk = (parent: string | null): Column[] =>
    (children.get(parent) ?? []).flatMap((column) => {
      if (seen.has(column.id)) return [];
      seen.add(column.id);
      return [column, ...walk(column.id)];
    });
  const tree = walk(null);
  return [...tree, ...columns.filter((column) => !seen.has(column.id))];
};
