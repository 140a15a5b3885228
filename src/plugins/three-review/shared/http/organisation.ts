import { z } from 'zod';
import type { RefusalCode } from '../../core/kernel/result';
import {
  historyQuery,
  idParams,
  organisationChange,
  organisationMeta,
  pageMeta,
  post,
  postBody,
  reasonQuery,
  unit,
  unitBody,
  unitPatch,
  unreadableRow,
} from '../contracts';
import { say, type RouteTable } from './kind';

const IN_PERSON: readonly RefusalCode[] = ['not_interactive', 'lost_race'];

export const organisationRoutes = {
  'GET /units': { id: 'units', does: say('单位', 'the tree of units'), answer: { data: z.array(unit), meta: organisationMeta } },
  'POST /units': {
    id: 'createUnit',
    does: say('新建单位', 'a new unit'),
    body: unitBody,
    answer: { data: unit },
    refusals: IN_PERSON,
  },
  'PUT /units/:id': {
    id: 'updateUnit',
    does: say('修改单位', 'changes a unit'),
    params: idParams,
    body: unitPatch,
    answer: { data: unit },
    refusals: IN_PERSON,
  },
  'DELETE /units/:id': {
    id: 'deleteUnit',
    does: say('删除单位', 'removes a unit; one with units below it or posts on it is not removed (`409 in_use`)'),
    params: idParams,
    query: reasonQuery,
    answer: { data: unit },
    refusals: IN_PERSON,
    inUse: true,
  },
  'GET /posts': { id: 'posts', does: say('岗位', 'the posts'), answer: { data: z.array(post), meta: organisationMeta } },
  'POST /posts': {
    id: 'createPost',
    does: say('任岗', 'a new post'),
    body: postBody,
    answer: { data: post },
    refusals: [...IN_PERSON, 'self_appointment'],
  },
  'PUT /posts/:id': {
    id: 'updatePost',
    does: say(
      '调整岗位、单位、任期',
      'moves the holder to another post, unit or days (another holder: 400, end this one and appoint the other)'
    ),
    params: idParams,
    body: postBody,
    answer: { data: post },
    refusals: [...IN_PERSON, 'self_appointment'],
  },
  'DELETE /posts/:id': {
    id: 'deletePost',
    does: say('离岗', 'ends the appointment; of a row that is no post (`meta.unreadable`), removes it'),
    params: idParams,
    query: reasonQuery,
    answer: { data: z.union([post, unreadableRow]) },
    refusals: IN_PERSON,
  },
  'GET /organisation/history': {
    id: 'organisationHistory',
    does: say('单位与岗位的变动记录', 'changes of units and posts, the newest first'),
    query: historyQuery,
    answer: { data: z.array(organisationChange), meta: pageMeta },
  },
} as const satisfies RouteTable;
