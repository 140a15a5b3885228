import { z } from 'zod';
import { mayReadDrafts, publicColumn, slugParams } from '../contracts';
import { say, type RouteTable } from './kind';

export const outsideRoutes = {
  'GET /drafts': {
    id: 'mayReadDrafts',
    does: say('能否读取草稿', '`{ "data": { "drafts": true } }` for a caller who may read drafts, `403` for any other'),
    answer: { data: mayReadDrafts },
  },
  'GET /columns': {
    id: 'publicColumns',
    does: say('公开的栏目更新情况', 'name, last update, next due day of the columns that allow it'),
    answer: { data: z.array(publicColumn) },
  },
  'GET /columns/:slug': {
    id: 'publicColumn',
    does: say('一个公开栏目', 'one of them; the others do not exist'),
    params: slugParams,
    answer: { data: publicColumn },
  },
} as const satisfies RouteTable;
