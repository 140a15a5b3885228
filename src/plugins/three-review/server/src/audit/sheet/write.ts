import Papa from 'papaparse';
import writeXlsxFile from 'write-excel-file/node';
import { SHEET_COLUMNS, SHEET_HEADS, type SheetRow } from '../../../../core/audit';
import { escapeFormula } from './grid';

export const SHEET_FORMATS = ['xlsx', 'csv'] as const;
export type SheetFormat = (typeof SHEET_FORMATS)[number];

const HEAD = SHEET_COLUMNS.map((column): string => SHEET_HEADS[column][0]);
const tableOf = (rows: readonly SheetRow[]): string[][] => rows.map(({ cells }) => SHEET_COLUMNS.map((column) => cells[column]));

/** With a byte order mark: spreadsheets take a .csv without one for GBK. */
const writeCsv = (rows: readonly SheetRow[]): Buffer =>
  Buffer.from(`\ufeff${Papa.unparse([HEAD, ...tableOf(rows)].map((line) => line.map(escapeFormula)))}\r\n`, 'utf8');

/** Every cell is text: nothing in it is ever a formula. */
const writeXlsx = (rows: readonly SheetRow[]): Promise<Buffer> => {
  const text = (value: string) => (value === '' ? null : { value, type: String });
  const head = HEAD.map((value) => ({ value, type: String, fontWeight: 'bold' as const }));
  return writeXlsxFile([head, ...tableOf(rows).map((line) => line.map(text))], {
    sheet: '栏目分工表',
    stickyRowsCount: 1,
    columns: HEAD.map(() => ({ width: 16 })),
  }).toBuffer();
};

/** Writes a division sheet (附件1, A9.1) that `parseSheet` reads back as it was. */
export const writeSheet = async (rows: readonly SheetRow[], format: SheetFormat): Promise<Buffer> =>
  format === 'csv' ? writeCsv(rows) : writeXlsx(rows);
