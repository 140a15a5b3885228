import { z } from 'zod';
import type { RefusalCode } from '../../core/kernel/result';
import { enforceBody, pagesMeta, relaxBody, site, trialQuery, trialRecord } from '../contracts';
import { say, type RouteTable } from './kind';

const IN_PERSON: readonly RefusalCode[] = ['not_interactive', 'password_required', 'too_many_attempts', 'lost_race'];

export const siteRoutes = {
  'GET /site': {
    id: 'site',
    does: say('试运行还是已正式启用', 'whether the rule is enforced or on trial, since when and by whom; the figures of the trial run'),
    answer: { data: site },
  },
  'GET /site/trial': {
    id: 'trialRun',
    does: say('试运行中本会被拒绝的操作', 'what would have been refused, the newest first'),
    query: trialQuery,
    answer: { data: z.array(trialRecord), meta: pagesMeta },
  },
  'POST /site/enforce': {
    id: 'enforce',
    does: say('正式启用', 'switches enforcement on, on record; what is live is taken over meanwhile'),
    body: enforceBody,
    answer: { data: site, status: 202 },
    refusals: IN_PERSON,
  },
  'POST /site/relax': {
    id: 'relax',
    does: say('转为试运行，须写理由', 'goes back to a trial run, with a reason, on record'),
    body: relaxBody,
    answer: { data: site },
    refusals: [...IN_PERSON, 'reason_required'],
  },
} as const satisfies RouteTable;
