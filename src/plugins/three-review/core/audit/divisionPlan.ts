import { formatDay } from '../kernel/dates';
import type { ColumnCategory } from '../regulation';
import { nearest, readRow, reporter, type ReadRow } from './divisionRow';
import { isEmptyRow, shownTerm, type Division, type DividedColumn, type SheetFault, type SheetRow } from './divisionSheet';
import { plain, type SheetColumn } from './divisionWords';
import type { ColumnTerm } from './frequency';

/** What is to hold for a column from `term.from` on. An earlier term then ends the day before; later terms are dropped. */
export interface ColumnChange {
  readonly row: number;
  readonly name: string;
  /** The column above: one that there is, by id, or one that this sheet creates, by its row. */
  readonly parent: { readonly id: string } | { readonly row: number } | null;
  readonly category: ColumnCategory;
  readonly term: ColumnTerm;
}

export interface ColumnUpdate extends ColumnChange {
  readonly id: string;
  readonly changed: readonly SheetColumn[];
}

/** All or nothing: with a single fault there is nothing to create or update. Columns that the sheet does not name stay as they are. */
export interface ImportPlan {
  readonly creates: readonly ColumnChange[];
  readonly updates: readonly ColumnUpdate[];
  /** Ids of the columns that the sheet leaves as they are. */
  readonly unchanged: readonly string[];
  readonly faults: readonly SheetFault[];
}

type Parent = ColumnChange['parent'];

const isNamed = (a: string, b: string): boolean => plain(a) === plain(b);

/** A line, and the column of the site that it means; null where it means a new one. */
interface Matched {
  readonly line: ReadRow;
  readonly column: DividedColumn | null;
}

/**
 * Which column a line means: the one of that name under that parent; else, if site and sheet both have
 * just one of that name, that one: it moves.
 */
const match = (lines: readonly ReadRow[], columns: readonly DividedColumn[]): readonly Matched[] => {
  const nameOf = (id: string | null) => columns.find((column) => column.id === id)?.name ?? '';
  const isExact = (line: ReadRow, { name, parent }: DividedColumn) => isNamed(name, line.name) && isNamed(nameOf(parent), line.parent);
  return lines.map((line) => {
    const exact = columns.find((column) => isExact(line, column));
    const namesakes = columns.filter(({ name }) => isNamed(name, line.name));
    const alone = namesakes.length === 1 && lines.filter(({ name }) => isNamed(name, line.name)).length === 1;
    const moved = alone ? namesakes[0] : undefined;
    return { line, column: exact ?? moved ?? null };
  });
};

/** The column above: one that there is, else one that the sheet creates. */
const findParent = (
  { row, parent }: ReadRow,
  matched: readonly Matched[],
  columns: readonly DividedColumn[],
  faults: SheetFault[]
): Parent => {
  if (parent === '') return null;
  const report = reporter(row, faults);
  const existing = columns.filter(({ name }) => isNamed(name, parent));
  const created = matched.filter(({ line, column }) => column === null && isNamed(line.name, parent)).map(({ line }) => line);
  const names = [...columns, ...matched.map(({ line }) => line)].map(({ name }) => name);
  if (existing.length + created.length > 1)
    return report('parent', 'ambiguous_parent', { value: parent, columns: existing.length + created.length });
  if (existing[0]) return { id: existing[0].id };
  return created[0] ? { row: created[0].row } : report('parent', 'unknown_parent', { value: parent, nearest: nearest(parent, names) });
};

/** Is the column of this line above itself, by this sheet and by what it leaves as it is? */
const isAboveItself = ({ name, parent }: ReadRow, lines: readonly ReadRow[], columns: readonly DividedColumn[]): boolean => {
  const aboveOf = (child: string): string => {
    const line = lines.find((one) => isNamed(one.name, child));
    if (line) return line.parent;
    const id = columns.find((column) => isNamed(column.name, child))?.parent;
    return columns.find((column) => column.id === id)?.name ?? '';
  };
  const seen = new Set<string>();
  for (let above = parent; above !== '' && !seen.has(plain(above)); above = aboveOf(above)) {
    if (isNamed(above, name)) return true;
    seen.add(plain(above));
  }
  return false;
};

const duplicates = (rows: readonly ReadRow[], faults: SheetFault[]): void => {
  const first = new Map<string, number>();
  for (const { row, name, parent } of rows) {
    const key = `${plain(parent)}/${plain(name)}`;
    const before = first.get(key);
    if (before === undefined) first.set(key, row);
    else reporter(row, faults)('name', 'duplicate_name', { value: name, row: before });
  }
};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The fields in which the line differs from the column. A different first day alone is no difference. */
const changedIn = (line: ReadRow, column: DividedColumn, term: ColumnTerm | null): readonly SheetColumn[] => {
  const differs: Readonly<Partial<Record<SheetColumn, boolean>>> = {
    category: line.category !== column.category,
    unit: line.unitId !== term?.unitId,
    coUnits: !same([...line.coUnitIds].sort(), [...(term?.coUnitIds ?? [])].sort()),
    dutyOfficer: line.dutyOfficerId !== term?.dutyOfficerId,
    deputy: line.deputyId !== term?.deputyId,
    frequency: !same(line.frequency, term?.frequency),
    to: line.to !== term?.to,
  };
  return (['category', 'unit', 'coUnits', 'dutyOfficer', 'deputy', 'frequency', 'to'] as const).filter((column) => differs[column]);
};

/** Whether a change concerns the column's terms, and not only its place in the tree. */
export const changesTerm = (changed: readonly SheetColumn[]): boolean => changed.some((name) => name !== 'parent' && name !== 'category');

const termFrom = (line: ReadRow, from: number, suspended: boolean): ColumnTerm => ({
  from,
  to: line.to,
  unitId: line.unitId,
  coUnitIds: line.coUnitIds,
  dutyOfficerId: line.dutyOfficerId,
  deputyId: line.deputyId,
  frequency: line.frequency,
  suspended,
});

/**
 * From when on a change holds: from the day the line gives, if that is later than the term it changes; else from today, for what
 * has been judged was judged by what held then. A term that has not begun is changed from its first day on.
 */
const changeFrom = (line: ReadRow, term: ColumnTerm | null, today: number): number => {
  if (!term) return line.from ?? today;
  return line.from !== null && line.from > term.from ? line.from : Math.max(term.from, today);
};

/**
 * The past stays as it was judged (A9.2): a line that would give other terms to judged days, or an end to days that are over, is refused.
 * Where that is meant, the column's term is corrected, with a reason.
 */
const reportPast = (row: number, term: ColumnTerm, frozenTo: number | null, faults: SheetFault[]): void => {
  const report = reporter(row, faults);
  if (term.to !== null && term.to < term.from) report('to', 'to_passed', { value: formatDay(term.to), from: formatDay(term.from) });
  if (frozenTo !== null && term.from <= frozenTo) report('from', 'days_judged', { value: formatDay(term.from), to: formatDay(frozenTo) });
};

/** Plans the import of a division sheet (A9.1): what to create, what to change from when on, and every reason why not. */
export const planImport = (rows: readonly SheetRow[], division: Division): ImportPlan => {
  const faults: SheetFault[] = [];
  const { columns, today } = division;
  const lines = rows.filter((row) => !isEmptyRow(row)).flatMap((row) => readRow(row, division, faults) ?? []);
  duplicates(lines, faults);
  const matched = match(lines, columns);
  const creates: ColumnChange[] = [];
  const updates: ColumnUpdate[] = [];
  const unchanged: string[] = [];
  for (const { line, column } of matched) {
    if (isAboveItself(line, lines, columns)) reporter(line.row, faults)('parent', 'parent_cycle', { value: line.parent });
    const parent = findParent(line, matched, columns, faults);
    const { row, name, category } = line;
    if (!column) {
      const first = termFrom(line, line.from ?? today, false);
      reportPast(row, first, null, faults);
      creates.push({ row, name, parent, category, term: first });
      continue;
    }
    const term = shownTerm(column.terms, today);
    const moved = column.parent !== (parent && 'id' in parent ? parent.id : null) || (parent !== null && 'row' in parent);
    const changed = [...(moved ? (['parent'] as const) : []), ...changedIn(line, column, term)];
    if (changed.length === 0) unchanged.push(column.id);
    else {
      const next = termFrom(line, changeFrom(line, term, today), term?.suspended ?? false);
      if (changesTerm(changed)) reportPast(row, next, column.frozenTo, faults);
      updates.push({ id: column.id, row, name, parent, category, term: next, changed });
    }
  }
  return faults.length > 0 ? { creates: [], updates: [], unchanged: [], faults } : { creates, updates, unchanged, faults };
};
