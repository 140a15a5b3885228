import type { z } from 'zod';
import { frequencyWord } from '../../../../core/audit';
import { ARTICLES } from '../../../../core/regulation';
import type { AuditResult, auditExportQuery, ColumnStanding } from '../../../../shared/contracts';
import type { Strapi } from '../../platform/strapi';
import type { SheetFormat } from '../sheet';
import { dashboard } from '../views/dashboard';
import { listResults } from '../views/results';
import { tableFile, type Value } from './table';
import { STANDING_WORDS, UNIT_WORDS, VERDICT_WORDS } from './words';

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

const COLUMN_HEAD = [
  '栏目',
  '责任单位',
  '责任人',
  'AB岗',
  '更新频次',
  '状态',
  '本期起',
  '本期止',
  '已更新',
  '应更新',
  '剩余天数',
  '超期天数',
  '最近更新',
  '依据',
];
const columnLine = (row: ColumnStanding): readonly Value[] => [
  row.name,
  row.unit?.name ?? '',
  row.dutyOfficer?.name ?? '',
  row.deputy?.name ?? '',
  row.frequency.kind === 'policy' ? '' : row.frequency.kind === 'exempt' ? '免考核' : frequencyWord(row.frequency),
  STANDING_WORDS[row.standing],
  row.period?.from ?? '',
  row.period?.to ?? '',
  row.counted,
  row.required,
  row.daysLeft,
  row.daysOverdue,
  row.lastUpdate ?? '',
  ARTICLES[row.article],
];

const RESULT_HEAD = ['栏目', '责任单位', '周期', '起', '止', '结果', '已更新', '应更新', '最近更新', '说明', '制度版本', '依据', '已封存'];
const resultLine = (row: AuditResult): readonly Value[] => [
  row.columnName,
  row.unit?.name ?? '',
  UNIT_WORDS[row.period.unit],
  row.period.from,
  row.period.to,
  VERDICT_WORDS[row.verdict],
  row.counted,
  row.required,
  row.lastDay ?? '',
  row.notes.map(({ code }) => code).join(' '),
  row.policy,
  ARTICLES[row.article],
  row.frozen ? '是' : '否',
];

/** `GET /audit/export.xlsx`, `.csv`: how the columns stand, or what was judged, by the filters of those lists. */
export const exportAudit = async (strapi: Strapi, query: Query, format: SheetFormat, on: number, today: number): Promise<Buffer> => {
  if (query.what === 'results') {
    const rows = await allPages((page) =>
      listResults(strapi, { ...query, page, pageSize: PAGE }, today).then((answer) => ({
        rows: answer.rows,
        total: answer.pagination.total,
      }))
    );
    return tableFile('考核结果', RESULT_HEAD, rows.map(resultLine), format);
  }
  const { rows } = await dashboard(strapi, { ...query, page: 1, pageSize: ROWS }, on);
  return tableFile('栏目更新监测', COLUMN_HEAD, rows.map(columnLine), format);
};
