import type { SheetFaultCode } from '../../../../core/audit';

/** One cell as the readers hand it on: its text, or why it has none that can be trusted. */
export type GridCell = { readonly text: string } | { readonly fault: SheetFaultCode; readonly data: Readonly<Record<string, unknown>> };

/** A sheet as a table of cells, whatever file it came from; lines and columns from 0. */
export interface Grid {
  readonly lines: readonly (readonly GridCell[])[];
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
