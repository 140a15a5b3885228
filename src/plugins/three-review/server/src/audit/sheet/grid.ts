import { visible } from '../../../../core/kernel/words';
import type { SheetFaultCode } from '../../../../core/audit';
import type { SheetLimits } from './limits';

/** One cell as the readers hand it on: its text, or why it has none that can be trusted. */
export type GridCell = { readonly text: string } | { readonly fault: SheetFaultCode; readonly data: Readonly<Record<string, unknown>> };

/** A line in which something stands; `at` from 0. */
export interface GridLine {
  readonly at: number;
  readonly cells: readonly GridCell[];
}

/** A sheet as a table of cells, whatever file it came from, without the lines in which nothing stands. */
export interface Grid {
  readonly lines: readonly GridLine[];
  /** Lines that could not be read at all. */
  readonly broken: readonly { readonly line: number; readonly code: SheetFaultCode; readonly data: Readonly<Record<string, unknown>> }[];
}

export interface FileProblem {
  readonly code: SheetFaultCode;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Reads a file of one kind. A port: callers do not know which library reads the file. */
export type GridReader = (bytes: Uint8Array) => Promise<Grid | FileProblem>;

const FORMULA = /^[=@＝＠]|^[+\-＋－](?![\s—-]*$)|^[\t\r]/;

/** Would a spreadsheet take this text for a formula? Full-width signs too: some turn ＝ into = when they open a file. */
export const looksLikeFormula = (text: string): boolean => FORMULA.test(text);

/** How a text that looks like a formula is written into a .csv, and read back from it. */
export const escapeFormula = (text: string): string => (looksLikeFormula(text) ? `'${text}` : text);
export const unescapeFormula = (text: string): string => (text.startsWith("'") && looksLikeFormula(text.slice(1)) ? text.slice(1) : text);

/** Does anything stand in the cell? Borders, colours and blanks are nothing. */
export const isFilled = (cell: GridCell): boolean => 'fault' in cell || visible(cell.text) !== '';

/** The name of a cell as a spreadsheet shows it: A1, BM30. */
export const cellName = (line: number, column: number): string => {
  const letters = (n: number): string => (n < 0 ? '' : `${letters(Math.floor(n / 26) - 1)}${String.fromCharCode(65 + (n % 26))}`);
  return `${letters(column)}${String(line + 1)}`;
};

/** Why a cell in which something stands lies too far out to be read; null where it does not. */
export const tooFar = (line: number, column: number, limits: SheetLimits): FileProblem | null =>
  line < limits.lastRow && column < limits.columns
    ? null
    : { code: 'cell_too_far', data: { cell: cellName(line, column), last: cellName(limits.lastRow - 1, limits.columns - 1) } };

/** Why there are too many lines; `at`: where the first too many stands. */
export const tooManyRows = (at: number, limits: SheetLimits): FileProblem => ({
  code: 'too_many_rows',
  data: { allowed: limits.rows, at: at + 1 },
});
