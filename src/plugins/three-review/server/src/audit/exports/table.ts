import Papa from 'papaparse';
import writeXlsxFile from 'write-excel-file/node';
import { escapeFormula } from '../sheet/grid';
import type { SheetFormat } from '../sheet';

export type Value = string | number | null;

/** A table as a file. Texts are texts: nothing in a cell is ever a formula. */
export const tableFile = async (
  name: string,
  head: readonly string[],
  rows: readonly (readonly Value[])[],
  format: SheetFormat
): Promise<Buffer> => {
  if (format === 'csv') {
    const lines = [head, ...rows].map((line) => line.map((value) => (typeof value === 'string' ? escapeFormula(value) : value)));
    // With a byte order mark: spreadsheets take a .csv without one for GBK.
    return Buffer.from(`\ufeff${Papa.unparse(lines)}\r\n`, 'utf8');
  }
  const cell = (value: Value) =>
    value === null || value === '' ? null : typeof value === 'number' ? { value, type: Number } : { value, type: String };
  const bold = head.map((value) => ({ value, type: String, fontWeight: 'bold' as const }));
  return writeXlsxFile([bold, ...rows.map((line) => line.map(cell))], {
    sheet: name,
    stickyRowsCount: 1,
    columns: head.map(() => ({ width: 16 })),
  }).toBuffer();
};
