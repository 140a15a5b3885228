import { readXlsx as read, streamXlsxRows as stream } from 'hucre/xlsx';
import { isRow } from '../../platform/strapi';
import { cellName, isFilled, tooFar, tooManyRows, type FileProblem, type Grid, type GridCell, type GridReader } from './grid';
import { SHEET_LIMITS, type SheetLimits } from './limits';
import { zipProblem } from './zipGuard';

type Sheet = Awaited<ReturnType<typeof read>>['sheets'][number];
type Value = Sheet['rows'][number][number];

/** Above this a spreadsheet has already lost digits: an identity number stored as a number is wrong in every reader. */
const LAST_EXACT = 999_999_999_999_999;

const cellOf = (value: Value, type?: string, formula?: string): GridCell => {
  if (formula !== undefined || type === 'formula') return { fault: 'formula', data: {} };
  if (type === 'error') return { fault: 'error_value', data: { value: String(value) } };
  if (value === null || value === undefined) return { text: '' };
  if (value instanceof Date) return { text: Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10) };
  if (typeof value === 'number' && Math.abs(value) > LAST_EXACT) return { fault: 'long_number', data: {} };
  return { text: String(value) };
};

const EMPTY: GridCell = { text: '' };

/**
 * A value merged over several lines counts for each of them. A value merged over several columns is a fault: it could belong to any of
 * them. Cells that are merged twice end it: no spreadsheet writes them, and each could be gone through again and again.
 */
const spreadMerges = (lines: GridCell[][], merges: NonNullable<Sheet['merges']>, limits: SheetLimits): FileProblem | null => {
  const taken = new Set<number>();
  for (const { startRow, startCol, endRow, endCol } of merges) {
    const value = lines[startRow]?.[startCol] ?? EMPTY;
    const across = endCol > startCol && startRow > 0 && 'text' in value && value.text !== '';
    for (let row = startRow; row <= Math.min(endRow, lines.length - 1); row += 1) {
      const line = lines[row] ?? [];
      for (let col = startCol; col <= Math.min(endCol, limits.columns - 1); col += 1) {
        if (taken.has(row * limits.columns + col)) return { code: 'merges_overlap', data: { cell: cellName(row, col) } };
        taken.add(row * limits.columns + col);
        line[col] = across ? { fault: 'merged_across', data: { columns: endCol - startCol + 1 } } : col === startCol ? value : EMPTY;
      }
    }
  }
  return null;
};

const gridOf = (sheet: Sheet, limits: SheetLimits): Grid | FileProblem => {
  const merges = sheet.merges ?? [];
  if (merges.length > limits.merges) return { code: 'too_many_merges', data: { merges: merges.length, allowed: limits.merges } };
  const lines = sheet.rows.map((row, r) =>
    Array.from(row, (value, c): GridCell => {
      const cell = sheet.cells?.get(`${String(r)},${String(c)}`);
      return cellOf(value, cell?.type, cell?.formula);
    })
  );
  const problem = spreadMerges(lines, merges, limits);
  if (problem) return problem;
  const filled = lines.map((cells, at) => ({ at, cells })).filter(({ cells }) => cells.some(isFilled));
  const tooMany = filled[limits.rows];
  return tooMany ? tooManyRows(tooMany.at, limits) : { lines: filled, broken: [] };
};

/** The first cell, line after line, in which something stands too far out. The library reads a sheet as one block, up to its farthest cell. */
const farProblem = async (bytes: Uint8Array, sheet: number, limits: SheetLimits): Promise<FileProblem | null> => {
  let filled = 0;
  for await (const { index, values } of stream(bytes, { sheet })) {
    const last = values.findLastIndex((value) => isFilled(cellOf(value)));
    if (last < 0) continue;
    filled += 1;
    const problem = tooFar(index, last, limits) ?? (filled > limits.rows ? tooManyRows(index, limits) : null);
    if (problem) return problem;
  }
  return null;
};

const readWorkbook = async (bytes: Uint8Array, limits: SheetLimits): Promise<Grid | FileProblem> => {
  const visible: number[] = [];
  const { namedRanges = [] } = await read(bytes, {
    sheets: (info, index) => {
      if (!info.hidden && !info.veryHidden) visible.push(index);
      return false;
    },
  });
  if (namedRanges.length > limits.names) return { code: 'too_many_names', data: { names: namedRanges.length, allowed: limits.names } };
  const [first] = visible;
  if (first === undefined) return { code: 'workbook_unreadable', data: { what: 'no_visible_sheet' } };
  const far = await farProblem(bytes, first, limits);
  if (far) return far;
  const { sheets } = await read(bytes, { sheets: [first], range: `A1:${cellName(limits.lastRow - 1, limits.columns - 1)}` });
  const [sheet] = sheets;
  return sheet ? gridOf(sheet, limits) : { code: 'workbook_unreadable', data: { what: 'no_visible_sheet' } };
};

/** Reads the first visible sheet of a workbook, after the zip guard has let it pass. */
export const xlsxReader =
  (limits: SheetLimits = SHEET_LIMITS): GridReader =>
  async (bytes) => {
    const guarded = await zipProblem(bytes, limits);
    if (guarded) return guarded;
    try {
      return await readWorkbook(bytes, limits);
    } catch (error) {
      return { code: 'workbook_unreadable', data: { what: isRow(error) ? String(error.message) : String(error) } };
    }
  };
