import { formatDay } from '../kernel/dates';
import { plain } from '../kernel/words';
import type { ColumnCategory } from '../regulation';
import { fullName, meant } from './divisionNames';
import { nearest, readRow, reporter, type ReadRow } from './divisionRow';
import { isEmptyRow, shownTerm, type Division, type DividedColumn, type SheetFault, type SheetRow } from './divisionSheet';
import { SHEET_COLUMNS, type SheetColumn } from './divisionWords';
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
 * just one of that name, that one: it moves, or the sheet does not say where it stands.
 */
const match = (
  lines: readonly ReadRow[],
  columns: readonly DividedColumn[],
  saysParent: boolean,
  faults: SheetFault[]
): readonly Matched[] =>
  lines.map((line) => {
    const named = columns.filter(({ name }) => isNamed(name, line.name));
    const namesakes = named.length > 0 ? named : columns.filter((column) => isNamed(fullName(column), line.name));
    const above = new Set(line.parent === '' ? [null] : meant(line.parent, columns).map(({ id }) => id));
    const exact = namesakes.filter(({ parent }) => above.has(parent));
    const alone = namesakes.length === 1 && lines.filter(({ name }) => isNamed(name, line.name)).length === 1;
    const candidates = saysParent ? exact : namesakes;
    if (candidates.length > 1)
      reporter(line.row, faults)('name', 'ambiguous_column', { value: line.name, named: candidates.map(fullName) });
    return { line, column: candidates[0] ?? (alone ? namesakes[0] : undefined) ?? null };
  });

/** The column above: one that there is, else one that the sheet creates. */
const findParent = (
  { row, parent }: ReadRow,
  matched: readonly Matched[],
  columns: readonly DividedColumn[],
  faults: SheetFault[]
): Parent => {
  if (parent === '') return null;
  const report = reporter(row, faults);
  const existing = meant(parent, columns);
  const created = matched.filter(({ line, column }) => column === null && isNamed(line.name, parent)).map(({ line }) => line);
  const names = [...columns, ...matched.map(({ line }) => line)].map(({ name }) => name);
  if (existing.length + created.length > 1)
    return report('parent', 'ambiguous_parent', {
      value: parent,
      columns: existing.length + created.length,
      named: existing.map(fullName),
    });
  if (existing[0]) return { id: existing[0].id };
  return created[0] ? { row: created[0].row } : report('parent', 'unknown_parent', { value: parent, nearest: nearest(parent, names) });
};

/** One column among those of the site and those that the sheet creates. */
const keyOf = (at: NonNullable<Parent>): string => ('id' in at ? `id:${at.id}` : `row:${String(at.row)}`);

/** Is the column above itself, by this sheet and by what it leaves as it is? */
const isAboveItself = (self: string, above: ReadonlyMap<string, string | null>): boolean => {
  const seen = new Set<string>();
  for (let at = above.get(self) ?? null; at !== null && !seen.has(at); at = above.get(at) ?? null) {
    if (at === self) return true;
    seen.add(at);
  }
  return false;
};

/** A column stands in one line only: by its name and place, or because two ways to write it mean the same. */
const duplicates = (matched: readonly Matched[], faults: SheetFault[]): void => {
  const first = new Map<string, number>();
  for (const { line, column } of matched) {
    const { row, name, parent } = line;
    const keys = [`${plain(parent)}/${plain(name)}`, ...(column ? [keyOf(column)] : [])];
    const before = keys.map((key) => first.get(key)).find((found) => found !== undefined);
    if (before !== undefined) reporter(row, faults)('name', 'duplicate_name', { value: name, row: before });
    for (const key of keys) if (!first.has(key)) first.set(key, row);
  }
};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The fields in which the line differs from the column. A different first day alone is no difference. */
const changedIn = (line: ReadRow, column: DividedColumn, term: ColumnTerm | null, users: Division['users']): readonly SheetColumn[] => {
  // Whoever has no account any more stands in no sheet.
  const known = (person: string | null | undefined) => users.find(({ id }) => id === person)?.id ?? null;
  const differs: Readonly<Partial<Record<SheetColumn, boolean>>> = {
    category: line.category !== column.category,
    unit: line.unitId !== term?.unitId,
    coUnits: !same([...line.coUnitIds].sort(), [...(term?.coUnitIds ?? [])].sort()),
    dutyOfficer: known(line.dutyOfficerId) !== known(term?.dutyOfficerId),
    deputy: known(line.deputyId) !== known(term?.deputyId),
    frequency: !same(line.frequency, term?.frequency),
    to: line.to !== term?.to,
  };
  return (['category', 'unit', 'coUnits', 'dutyOfficer', 'deputy', 'frequency', 'to'] as const).filter((column) => differs[column]);
};

/** Whether a change concerns the column's terms, and not only its place in the tree. */
export const changesTerm = (changed: readonly SheetColumn[]): boolean => changed.some((name) => name !== 'parent' && name !== 'category');

/** The line, and for what the sheet has no head: what holds for the column. A sheet changes only what it speaks of. */
const completed = (line: ReadRow, column: DividedColumn, term: ColumnTerm | null, heads: ReadonlySet<SheetColumn>): ReadRow => ({
  ...line,
  ...(heads.has('category') ? {} : { category: column.category }),
  ...(term === null || heads.has('coUnits') ? {} : { coUnitIds: term.coUnitIds }),
  ...(term === null || heads.has('dutyOfficer') ? {} : { dutyOfficerId: term.dutyOfficerId }),
  ...(term === null || heads.has('deputy') ? {} : { deputyId: term.deputyId }),
  ...(term === null || heads.has('frequency') || heads.has('exempt') ? {} : { frequency: term.frequency }),
  ...(term === null || heads.has('to') ? {} : { to: term.to }),
});

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

const ALL_HEADS: ReadonlySet<SheetColumn> = new Set(SHEET_COLUMNS);

/** Plans the import of a division sheet (A9.1) with these `heads`: what to create, what to change from when on, and every reason why not. */
export const planImport = (rows: readonly SheetRow[], division: Division, heads: ReadonlySet<SheetColumn> = ALL_HEADS): ImportPlan => {
  const faults: SheetFault[] = [];
  const { columns, today } = division;
  const lines = rows.filter((row) => !isEmptyRow(row)).flatMap((row) => readRow(row, division, faults) ?? []);
  const matched = match(lines, columns, heads.has('parent'), faults);
  duplicates(matched, faults);
  const parentOf = ({ line, column }: Matched): Parent =>
    heads.has('parent') || column === null
      ? findParent(line, matched, columns, faults)
      : column.parent === null
        ? null
        : { id: column.parent };
  const placed = matched.map((one) => ({ ...one, parent: parentOf(one), self: keyOf(one.column ?? one.line) }));
  const above = new Map([
    ...columns.map(({ id, parent }) => [keyOf({ id }), parent === null ? null : keyOf({ id: parent })] as const),
    ...placed.map(({ self, parent }) => [self, parent === null ? null : keyOf(parent)] as const),
  ]);
  const creates: ColumnChange[] = [];
  const updates: ColumnUpdate[] = [];
  const unchanged: string[] = [];
  for (const { line, column, parent, self } of placed) {
    if (isAboveItself(self, above)) reporter(line.row, faults)('parent', 'parent_cycle', { value: line.parent });
    const { row, name } = line;
    if (!column) {
      const first = termFrom(line, line.from ?? today, false);
      reportPast(row, first, null, faults);
      creates.push({ row, name, parent, category: line.category, term: first });
      continue;
    }
    const term = shownTerm(column.terms, today);
    const full = completed(line, column, term, heads);
    const moved = column.parent !== (parent && 'id' in parent ? parent.id : null) || (parent !== null && 'row' in parent);
    const changed = [...(moved ? (['parent'] as const) : []), ...changedIn(full, column, term, division.users)];
    if (changed.length === 0) unchanged.push(column.id);
    else {
      const next = termFrom(full, changeFrom(full, term, today), term?.suspended ?? false);
      if (changesTerm(changed)) reportPast(row, next, column.frozenTo, faults);
      updates.push({ id: column.id, row, name: column.name, parent, category: full.category, term: next, changed });
    }
  }
  return faults.length > 0 ? { creates: [], updates: [], unchanged: [], faults } : { creates, updates, unchanged, faults };
};
