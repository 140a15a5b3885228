import {
  emptyRow,
  headsOf,
  isEmptyRow,
  nearest,
  SHEET_COLUMNS,
  SHEET_HEADS,
  type SheetColumn,
  type SheetFault,
  type SheetRow,
} from '../../../../core/audit';
import { plain, visible } from '../../../../core/kernel/words';
import type { Grid, GridCell, GridLine, GridReader } from './grid';
import { SHEET_LIMITS } from './limits';
import { csvReader } from './readCsv';
import { xlsxReader } from './readXlsx';

/** The lines of a division sheet, and every reason why it cannot be taken over. With a fault no line may be used. */
export interface ParsedSheet {
  readonly rows: readonly SheetRow[];
  /** What the sheet has a head for. */
  readonly heads: ReadonlySet<SheetColumn>;
  /** Heads that it has beside: they are passed over. */
  readonly remarks: readonly SheetFault[];
  readonly faults: readonly SheetFault[];
}

/** A head stands within these first lines: above it there may be a title, `附件1`. */
const HEAD_WITHIN = 10;
const NEEDED: readonly SheetColumn[] = ['name', 'unit'];

const textOf = (cell: GridCell | undefined): string => (cell && 'text' in cell ? visible(cell.text) : '');

const headsIn = (line: readonly GridCell[]): readonly (SheetColumn | null)[] => headsOf(line.map(textOf));

const isHead = ({ at, cells }: GridLine): boolean => at < HEAD_WITHIN && NEEDED.every((column) => headsIn(cells).includes(column));

/** Heads of other things (序号, 备注) are no fault; the nearest known one is told, where one is near. */
const headRemarks = (line: readonly GridCell[], row: number): readonly SheetFault[] => {
  const known = SHEET_COLUMNS.map((column): string => SHEET_HEADS[column][0]);
  return headsIn(line)
    .map((column, i) => ({ column, value: textOf(line[i]) }))
    .filter(({ column, value }) => column === null && value !== '')
    .map(({ value }) => ({
      row,
      column: null,
      code: 'head_unknown',
      data: { value, nearest: nearest(value, known), allowed: known },
    }));
};

const headFaults = (line: readonly GridCell[], row: number): readonly SheetFault[] => {
  const heads = headsIn(line).filter((column) => column !== null);
  return heads
    .filter((column, i) => heads.indexOf(column) !== i)
    .map((column): SheetFault => ({ row, column, code: 'head_twice', data: { value: SHEET_HEADS[column][0] } }));
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

const NOTHING: Omit<ParsedSheet, 'faults'> = { rows: [], heads: new Set(), remarks: [] };

/** Finds the head, then reads every line under it; row numbers are those of the file. */
export const readGrid = (grid: Grid): ParsedSheet => {
  const broken = grid.broken.map(({ line, code, data }): SheetFault => ({ row: line + 1, column: null, code, data }));
  const head = grid.lines.find(isHead);
  if (!head) {
    const needed = NEEDED.map((column) => SHEET_HEADS[column][0]);
    return { ...NOTHING, faults: [...broken, { row: null, column: null, code: 'head_missing', data: { needed } }] };
  }
  const heads = headsIn(head.cells);
  const below = grid.lines.filter(({ at }) => at > head.at);
  const read = below.map(({ at, cells }) => readLine(cells, heads, at + 1));
  return {
    rows: read.map(({ row }) => row).filter((row) => !isEmptyRow(row)),
    heads: new Set(heads.filter((column) => column !== null)),
    remarks: headRemarks(head.cells, head.at + 1),
    faults: [...broken, ...headFaults(head.cells, head.at + 1), ...read.flatMap(({ faults }) => faults)],
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
    ...NOTHING,
    faults: [{ row: null, column: null, code, data }],
  });
  const reader = readerFor(bytes, filename);
  if (!reader) return fault('format_unsupported', { filename, allowed: ['.xlsx', '.csv'] });
  const grid = await reader(bytes);
  return 'code' in grid ? fault(grid.code, grid.data) : readGrid(grid);
};
