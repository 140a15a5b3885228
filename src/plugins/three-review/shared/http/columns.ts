import { z } from 'zod';
import {
  column,
  columnBody,
  columnInFull,
  columnOptions,
  columnPatch,
  columnsQuery,
  exportQuery,
  idParams,
  importPreview,
  importQuery,
  pagesMeta,
  removal,
  termChangeBody,
  termParams,
} from '../contracts';
import { say, type RouteTable } from './kind';

export const SHEETS = ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/csv'] as const;

export const columnRoutes = {
  'GET /columns': {
    id: 'columns',
    does: say('栏目', 'the columns in the order of their tree, with all their terms'),
    query: columnsQuery,
    answer: { data: z.array(column), meta: pagesMeta },
  },
  'GET /columns/options': {
    id: 'columnOptions',
    does: say('可选的单位与人员', 'whom and what a term can name'),
    answer: { data: columnOptions },
  },
  'GET /columns/export': {
    id: 'exportColumns',
    does: say('导出分工表', 'the division sheet'),
    query: exportQuery,
    answer: { file: SHEETS },
  },
  'POST /columns/import': {
    id: 'importColumns',
    does: say(
      '导入分工表，默认只预览',
      'a division sheet: all or nothing, faults by row and cell, a dry run unless `dryRun=false`; heads that it does not know are passed over and told in `remarks`'
    ),
    query: importQuery,
    upload: 'file',
    answer: { data: importPreview },
    refusals: ['file_too_costly', 'reader_busy', 'days_judged'],
  },
  'GET /columns/:id': {
    id: 'column',
    does: say('一个栏目', 'one column, how far it was judged (`frozenTo`) and its `corrections`'),
    params: idParams,
    answer: { data: columnInFull },
  },
  'POST /columns': {
    id: 'createColumn',
    does: say('新建栏目', 'a column with its first term'),
    body: columnBody,
    answer: { data: column },
  },
  'PUT /columns/:id': {
    id: 'updateColumn',
    does: say('修改栏目', 'changes a column; its terms apart'),
    params: idParams,
    body: columnPatch,
    answer: { data: column },
  },
  'DELETE /columns/:id': {
    id: 'deleteColumn',
    does: say('删除栏目', 'what has a history or columns below it is not removed (`409 column_in_use`)'),
    params: idParams,
    answer: { data: column },
    refusals: ['column_in_use'],
  },
  'GET /columns/:id/removal': {
    id: 'columnRemoval',
    does: say('能否删除栏目', 'the refusals that a `DELETE` would meet now; none: it may go'),
    params: idParams,
    answer: { data: removal },
  },
  'POST /columns/:id/terms': {
    id: 'addTerm',
    does: say(
      '自某日起的分工',
      'what holds from a day on; days with frozen verdicts get other terms only with a `correction`, the reason, which is kept (`409 days_judged`)'
    ),
    params: idParams,
    body: termChangeBody,
    answer: { data: column },
    refusals: ['days_judged'],
  },
  'PUT /columns/:id/terms/:term': {
    id: 'updateTerm',
    does: say('修改分工', 'changes a term, with a `correction` where days were judged'),
    params: termParams,
    body: termChangeBody,
    answer: { data: column },
    refusals: ['days_judged'],
  },
  'DELETE /columns/:id/terms/:term': {
    id: 'deleteTerm',
    does: say('删除分工', 'what frozen verdicts rest on is not removed (`409 term_judged`, `last_term`)'),
    params: termParams,
    answer: { data: column },
    refusals: ['last_term', 'term_judged'],
  },
  'GET /columns/:id/terms/:term/removal': {
    id: 'termRemoval',
    does: say('能否删除分工', 'the refusals that a `DELETE` would meet now; none: it may go'),
    params: termParams,
    answer: { data: removal },
  },
} as const satisfies RouteTable;
