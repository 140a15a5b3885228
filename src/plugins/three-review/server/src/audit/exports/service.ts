import sum from 'lodash/sum';
import type { z } from 'zod';
import { REASONS } from '../../../../core/audit';
import type { AuditResult, auditExportQuery, ColumnStanding } from '../../../../shared/contracts';
import { isOneOf } from '../../platform/json';
import { rowsOf, wordOf, type Strapi } from '../../platform/strapi';
import type { SheetFormat } from '../sheet';
import { dashboard } from '../views/dashboard';
import { listResults } from '../views/results';
import { tableFile, type Value } from './table';
import { FILE_WORDS, type FileWords } from './words';

type Query = z.output<typeof auditExportQuery>;
const PAGE = 100;
/** Rows of one file: what a spreadsheet still opens at once. */
const ROWS = 100_000;

const allPages = async <T>(read: (page: number) => Promise<{ rows: readonly T[]; total: number }>): Promise<readonly T[]> => {
  const all: T[] = [];
  for (let page = 1; ; page += 1) {
    const { rows, total } = await read(page);
    all.push(...rows);
    if (rows.length === 0 || all.length >= Math.min(total, ROWS)) return all;
  }
};

const columnLine = (row: ColumnStanding, words: FileWords): readonly Value[] => [
  row.name,
  row.unit?.name ?? '',
  row.dutyOfficer?.name ?? '',
  row.deputy?.name ?? '',
  row.frequency.kind === 'policy' ? '' : words.frequency(row.frequency),
  words.standings[row.standing],
  row.period?.from ?? '',
  row.period?.to ?? '',
  row.counted,
  row.required,
  row.daysLeft,
  row.daysOverdue,
  row.lastUpdate ?? '',
  sum(row.weeks),
  words.clause(row.article),
];

/** A reason in words, with who excused it and why. */
const noteIn = ({ code, data }: AuditResult['notes'][number], words: FileWords): string => {
  const reason = isOneOf(REASONS, code) ? words.reasons[code] : code;
  const filed = rowsOf(data.excuses);
  const said = filed.map((excuse) => words.said(wordOf(excuse.by), wordOf(excuse.reason)));
  return said.length > 0 ? words.filed(reason, said.join(words.semicolon)) : reason;
};

const resultLine = (row: AuditResult, words: FileWords): readonly Value[] => [
  row.columnName,
  row.unit?.name ?? '',
  words.units[row.period.unit],
  row.period.from,
  row.period.to,
  words.verdicts[row.verdict],
  row.counted,
  row.required,
  row.lastDay ?? '',
  row.notes.map((note) => noteIn(note, words)).join(words.semicolon),
  row.policy,
  words.clause(row.article),
  row.frozen ? words.flags.yes : words.flags.no,
];

/** `GET /audit/export.xlsx`, `.csv`: how the columns stand, or what was judged, by the filters of those lists. */
export const exportAudit = async (strapi: Strapi, query: Query, format: SheetFormat, on: number, today: number): Promise<Buffer> => {
  const words = FILE_WORDS[query.language];
  if (query.what === 'results') {
    const rows = await allPages((page) =>
      listResults(strapi, { ...query, page, pageSize: PAGE }, today).then((answer) => ({
        rows: answer.rows,
        total: answer.pagination.total,
      }))
    );
    const { sheet, head } = words.results;
    return tableFile(
      sheet,
      head,
      rows.map((row) => resultLine(row, words)),
      format
    );
  }
  const { rows } = await dashboard(strapi, { ...query, page: 1, pageSize: ROWS }, on);
  const { sheet, head } = words.columns;
  return tableFile(
    sheet,
    head,
    rows.map((row) => columnLine(row, words)),
    format
  );
};
