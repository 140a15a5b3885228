import { readXlsx as read } from 'hucre/xlsx';
import { isRow } from '../../platform/strapi';
import type { Grid, GridCell, GridReader } from './grid';
import { SHEET_LIMITS, type SheetLimits } from './limits';
import { zipProblem } from './zipGuard';

type Sheet = Awaited<ReturnType<typeof read>>['sheets'][number];
type Value = Sheet['rows'][number][number];

/** Above this a spreadsheet has already lost digits: an identity number stored as a number is wrong in every reader. */
const LAST_EXACT = 999_999_999_999_999;

const cellOf = (value: Value, type: string | undefined, formula: string | undefined): GridCell => {
  if (formula !== undefined || type === 'formula') return { fault: 'formula', data: {} };
  if (type === 'error') return { fault: 'error_value', data: { value: String(value) } };
  if (value === null || value === undefined) return { text: '' };
  if (value instanceof Date) return { text: Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10) };
  if (typeof value === 'number' && Math.abs(value) > LAST_EXACT) return { fault: 'long_number', data: {} };
  return { text: String(value) };
};

const EMPTY: GridCell = { text: '' };

/** A value merged over several lines counts for each of them. A value merged over several columns is a fault: it could belong to any of them. */
const spreadMerges = (lines: GridCell[][], merges: Sheet['merges']): void => {
  for (const { startRow, startCol, endRow, endCol } of merges ?? []) {
    const value = lines[startRow]?.[startCol] ?? EMPTY;
    const across = endCol > startCol && startRow > 0 && 'text' in value && value.text !== '';
    for (let row = startRow; row <= Math.min(endRow, lines.length - 1); row += 1) {
      const line = lines[row] ?? [];
      for (let col = startCol; col <= Math.min(endCol, SHEET_LIMITS.columns - 1); col += 1)
        line[col] = across ? { fault: 'merged_across', data: { columns: endCol - startCol + 1 } } : col === startCol ? value : EMPTY;
      lines[row] = line;
    }
  }
};

const gridOf = (sheet: Sheet, limits: SheetLimits): Grid => {
  const lines = sheet.rows.map((row, r) =>
    row.slice(0, limits.columns).map((value, c): GridCell => {
      const cell = sheet.cells?.get(`${String(r)},${String(c)}`);
      return cellOf(value, cell?.type, cell?.formula);
    })
  );
  spreadMerges(lines, sheet.merges);
  return { lines, broken: [] };
};

/** Reads the first visible sheet of a workbook, after the zip guard has let it pass. */
export const xlsxReader =
  (limits: SheetLimits = SHEET_LIMITS): GridReader =>
  async (bytes) => {
    const guarded = await zipProblem(bytes, limits);
    if (guarded) return guarded;
    try {
      const { sheets } = await read(bytes, { maxRows: limits.rows + 1, sheets: (info) => !info.hidden && !info.veryHidden });
      const [sheet] = sheets;
      if (!sheet) return { code: 'workbook_unreadable', data: { what: 'no_visible_sheet' } };
      if (sheet.rows.length > limits.rows) return { code: 'too_many_rows', data: { allowed: limits.rows } };
      return gridOf(sheet, limits);
    } catch (error) {
      return { code: 'workbook_unreadable', data: { what: isRow(error) ? String(error.message) : String(error) } };
    }
  };
