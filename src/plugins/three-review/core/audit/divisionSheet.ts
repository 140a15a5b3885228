import { formatDay, type EpochDay } from '../kernel/dates';
import type { ColumnCategory } from '../regulation';
import { plain } from '../kernel/words';
import { fullName, writtenName, type Named } from './divisionNames';
import { categoryWord, frequencyWord, SHEET_COLUMNS, type SheetColumn } from './divisionWords';
import { termOn, type ColumnTerm } from './frequency';

/** One line of the sheet, as text; `row` is its number in the file, the first being 1. */
export interface SheetRow {
  readonly row: number;
  readonly cells: Readonly<Record<SheetColumn, string>>;
}

export const FILE_FAULTS = [
  'format_unsupported', // neither .xlsx nor .csv
  'file_too_large',
  'zip_malformed',
  'zip64',
  'zip_encrypted',
  'zip_too_many_entries',
  'zip_size_mismatch', // an entry is not as long as it declares
  'workbook_unreadable',
  'encoding_unknown', // neither UTF-8 nor GB 18030
  'csv_malformed',
  'too_many_rows',
  'too_many_merges',
  'too_many_names', // defined names of the workbook
  'merges_overlap', // a cell is merged twice
  'cell_too_far', // something stands farther out than is read
  'head_missing', // no line names the columns that are needed
  'head_unknown',
  'head_twice',
] as const;

export const CELL_FAULTS = [
  'formula', // a formula, or text that a spreadsheet takes for one
  'error_value', // #N/A and its kind
  'long_number', // a number of more than 15 digits has lost some
  'merged_across', // merged over several columns
  'too_long',
] as const;

export const ROW_FAULTS = [
  'name_missing', // no name, or one without a letter or a digit
  'duplicate_name', // the same column stands twice
  'ambiguous_column', // several columns have this name in this place
  'unknown_parent',
  'ambiguous_parent',
  'parent_cycle',
  'unknown_category',
  'unit_missing',
  'unknown_unit',
  'ambiguous_unit', // several units have this name
  'unknown_person',
  'ambiguous_person', // several people have this name
  'unknown_frequency',
  'unknown_yes_no',
  'frequency_and_exempt', // exempt, and with a frequency
  'bad_date',
  'to_before_from',
  'to_passed', // an end before the day from which the line can change anything
  'days_judged', // it would give other terms to days with frozen verdicts
] as const;

export type SheetFaultCode = (typeof FILE_FAULTS)[number] | (typeof CELL_FAULTS)[number] | (typeof ROW_FAULTS)[number];

/** Why the sheet cannot be taken over. `row` null: the file as a whole; `column` null: the whole row. */
export interface SheetFault {
  readonly row: number | null;
  readonly column: SheetColumn | null;
  readonly code: SheetFaultCode;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A column as the site has it. `parent`: the id of the column above; null at the top. */
export interface DividedColumn extends Named {
  readonly parent: string | null;
  readonly category: ColumnCategory;
  readonly terms: readonly ColumnTerm[];
  /** The last day that frozen verdicts rest on; null: none. */
  readonly frozenTo: EpochDay | null;
}

/** What the sheet speaks of: `users` may be named by their name, or by their e-mail address. */
export interface Division {
  readonly columns: readonly DividedColumn[];
  readonly units: readonly Named[];
  readonly users: readonly (Named & { readonly email?: string })[];
  readonly today: EpochDay;
}

/** The term that the sheet shows: today's, else the one that begins next, else the last. */
export const shownTerm = (terms: readonly ColumnTerm[], today: EpochDay): ColumnTerm | null => {
  const ordered = [...terms].sort((a, b) => a.from - b.from);
  return termOn(terms, today) ?? ordered.find(({ from }) => from > today) ?? ordered.at(-1) ?? null;
};

const blankCells = (): Record<SheetColumn, string> => ({
  name: '',
  parent: '',
  category: '',
  unit: '',
  coUnits: '',
  dutyOfficer: '',
  deputy: '',
  frequency: '',
  exempt: '',
  from: '',
  to: '',
});

/** A line without a word in it. */
export const emptyRow = (row: number): SheetRow => ({ row, cells: blankCells() });

export const isEmptyRow = ({ cells }: SheetRow): boolean => SHEET_COLUMNS.every((column) => plain(cells[column]) === '');

/** The sheet of what there is: importing it changes nothing (A9.1). Row 1 is the head. */
export const exportRows = ({ columns, units, users, today }: Division): readonly SheetRow[] => {
  const nameIn = (list: readonly Named[], id: string | null) => {
    const found = list.find((one) => one.id === id);
    return found ? writtenName(found, list) : '';
  };
  const namesakes = ({ name, parent }: DividedColumn) =>
    columns.filter((other) => other.parent === parent && plain(other.name) === plain(name)).length;
  const person = (id: string | null) => {
    const user = users.find((one) => one.id === id);
    const sameName = user ? users.filter(({ name }) => plain(name) === plain(user.name)) : [];
    return user === undefined ? '' : sameName.length > 1 ? (user.email ?? user.name) : user.name;
  };
  return columns.map((column, i): SheetRow => {
    const term = shownTerm(column.terms, today);
    const cells: SheetRow['cells'] = {
      ...blankCells(),
      name: namesakes(column) > 1 ? fullName(column) : column.name,
      parent: nameIn(columns, column.parent),
      category: categoryWord(column.category),
      ...(term && {
        unit: nameIn(units, term.unitId),
        coUnits: term.coUnitIds.map((id) => nameIn(units, id)).join('、'),
        dutyOfficer: person(term.dutyOfficerId),
        deputy: person(term.deputyId),
        frequency: frequencyWord(term.frequency),
        exempt: term.frequency !== 'policy' && term.frequency.kind === 'exempt' ? '是' : '',
        from: formatDay(term.from),
        to: term.to === null ? '' : formatDay(term.to),
      }),
    };
    return { row: i + 2, cells };
  });
};
