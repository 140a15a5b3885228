import {
  emptyRow,
  headOf,
  isEmptyRow,
  nearest,
  plain,
  SHEET_COLUMNS,
  SHEET_HEADS,
  type SheetColumn,
  type SheetFault,
  type SheetRow,
} from '../../../../core/audit';
import type { Grid, GridCell, GridReader } from './grid';
import { SHEET_LIMITS } from './limits';
import { csvReader } from './readCsv';
import { xlsxReader } from './readXlsx';

/** The lines of a division sheet, and every reason why it cannot be taken over. With a fault no line may be used. */
export interface ParsedSheet {
  readonly rows: readonly SheetRow[];
  readonly faults: readonly SheetFault[];
}

/** A head stands within these first lines: above it there may be a title, `附件1`. */
const HEAD_WITHIN = 10;
const NEEDED: readonly SheetColumn[] = ['name', 'unit'];

const textOf = (cell: GridCell | undefined): string => (cell && 'text' in cell ? cell.text.trim() : '');

const headLine = ({ lines }: Grid): number =>
  lines.slice(0, HEAD_WITHIN).findIndex((line) => NEEDED.every((column) => line.some((cell) => headOf(textOf(cell)) === column)));

const headFaults = (line: readonly GridCell[], row: number): readonly SheetFault[] => {
  const texts = line.map(textOf).filter((text) => text !== '');
  const known = SHEET_COLUMNS.map((column): string => SHEET_HEADS[column][0]);
  const heads = texts.map(headOf).filter((column) => column !== null);
  return [
    ...texts
      .filter((text) => headOf(text) === null)
      .map((value): SheetFault => ({
        row,
        column: null,
        code: 'head_unknown',
        data: { value, nearest: nearest(value, known), allowed: known },
      })),
    ...heads
      .filter((column, i) => heads.indexOf(column) !== i)
      .map((column): SheetFault => ({ row, column, code: 'head_twice', data: { value: SHEET_HEADS[column][0] } })),
  ];
};

const readLine = (line: readonly GridCell[], heads: readonly (SheetColumn | null)[], row: number) => {
  const cells = { ...emptyRow(row).cells };
  const faults: SheetFault[] = [];
  heads.forEach((column, i) => {
    const cell = line[i];
    if (column === null || cell === undefined) return;
    if ('fault' in cell) faults.push({ row, column, code: cell.fault, data: cell.data });
    else if (cell.text.length > SHEET_LIMITS.characters)
      faults.push({ row, column, code: 'too_long', data: { characters: cell.text.length, allowed: SHEET_LIMITS.characters } });
    else cells[column] = cell.text.trim();
  });
  return { row: { row, cells }, faults };
};

/** Finds the head, then reads every line under it; row numbers are those of the file. */
export const readGrid = (grid: Grid): ParsedSheet => {
  const broken = grid.broken.map(({ line, code, data }): SheetFault => ({ row: line + 1, column: null, code, data }));
  const head = headLine(grid);
  if (head < 0) {
    const needed = NEEDED.map((column) => SHEET_HEADS[column][0]);
    return { rows: [], faults: [...broken, { row: null, column: null, code: 'head_missing', data: { needed } }] };
  }
  const heads = (grid.lines[head] ?? []).map((cell) => headOf(textOf(cell)));
  const read = grid.lines.slice(head + 1).map((line, i) => readLine(line, heads, head + i + 2));
  return {
    rows: read.map(({ row }) => row).filter((row) => !isEmptyRow(row)),
    faults: [...broken, ...headFaults(grid.lines[head] ?? [], head + 1), ...read.flatMap(({ faults }) => faults)],
  };
};

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** The kind of file by its name and by its first bytes, which have to agree. */
const readerFor = (bytes: Uint8Array, filename: string): GridReader | null => {
  const extension = /\.([^.]+)$/.exec(plain(filename))?.[1];
  if (extension === 'xlsx' && isZip(bytes)) return xlsxReader();
  return (extension === 'csv' || extension === 'txt') && !isZip(bytes) ? csvReader() : null;
};

/** Reads a division sheet (附件1, A9.1) from a .xlsx or .csv; never throws for what is in the file. */
export const parseSheet = async (bytes: Uint8Array, filename: string): Promise<ParsedSheet> => {
  const fault = (code: SheetFault['code'], data: SheetFault['data']): ParsedSheet => ({
    rows: [],
    faults: [{ row: null, column: null, code, data }],
  });
  const reader = readerFor(bytes, filename);
  if (!reader) return fault('format_unsupported', { filename, allowed: ['.xlsx', '.csv'] });
  const grid = await reader(bytes);
  return 'code' in grid ? fault(grid.code, grid.data) : readGrid(grid);
};
