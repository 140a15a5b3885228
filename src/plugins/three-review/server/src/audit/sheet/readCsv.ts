import Papa from 'papaparse';
import {
  isFilled,
  looksLikeFormula,
  tooFar,
  tooManyRows,
  unescapeFormula,
  type FileProblem,
  type Grid,
  type GridCell,
  type GridLine,
  type GridReader,
} from './grid';
import { SHEET_LIMITS, type SheetLimits } from './limits';

/** UTF-8 where the bytes are; else GB 18030, which GBK and GB 2312 are part of and in which Chinese spreadsheets save .csv. */
const ENCODINGS = ['utf-8', 'gb18030'] as const;

const decode = (bytes: Uint8Array): string | null => {
  const [first, second] = bytes;
  const encodings = first === 0xff && second === 0xfe ? ['utf-16le'] : first === 0xfe && second === 0xff ? ['utf-16be'] : ENCODINGS;
  for (const encoding of encodings)
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      continue;
    }
  return null;
};

/** The separator: the sign that is most frequent in the first lines. (The library's own guess fails on two columns.) */
const delimiterOf = (text: string): string => {
  const first = text.split('\n', 10).join('\n');
  const count = (delimiter: string) => first.split(delimiter).length;
  return [',', '\t', ';'].reduce((best, one) => (count(one) > count(best) ? one : best));
};

const cellOf = (written: string): GridCell => {
  const text = unescapeFormula(written);
  return text === written && looksLikeFormula(text) ? { fault: 'formula', data: { value: text.slice(0, 40) } } : { text };
};

/** Record after record, so that what is empty is never held, and reading ends at the first that is too much. */
const readRecords = (text: string, limits: SheetLimits): Grid | FileProblem => {
  const lines: GridLine[] = [];
  const broken: Grid['broken'][number][] = [];
  const problems: FileProblem[] = [];
  let at = 0;
  Papa.parse<string[]>(text, {
    delimiter: delimiterOf(text),
    step: ({ data, errors }, parser) => {
      const cells = data.map(cellOf);
      const last = cells.findLastIndex(isFilled);
      if (last >= 0) {
        const problem = tooFar(at, last, limits) ?? (lines.length === limits.rows ? tooManyRows(at, limits) : null);
        if (problem) {
          problems.push(problem);
          parser.abort();
        }
        lines.push({ at, cells: cells.slice(0, last + 1) });
      }
      const line = at;
      broken.push(...errors.map(({ code }) => ({ line, code: 'csv_malformed' as const, data: { what: code } })));
      at += 1;
    },
  });
  return problems[0] ?? { lines, broken };
};

/** Reads comma, semicolon or tab separated text. A line is a record: one that runs over several lines of text is one. */
export const csvReader =
  (limits: SheetLimits = SHEET_LIMITS): GridReader =>
  (bytes) => {
    if (bytes.length > limits.fileBytes)
      return Promise.resolve({ code: 'file_too_large', data: { bytes: bytes.length, allowed: limits.fileBytes } });
    const text = decode(bytes);
    if (text === null || text.includes('\0')) return Promise.resolve({ code: 'encoding_unknown', data: { allowed: 'UTF-8, GB 18030' } });
    return Promise.resolve(readRecords(text, limits));
  };
