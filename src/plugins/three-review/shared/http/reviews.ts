import { z } from 'zod';
import type { RefusalCode } from '../../core/kernel/result';
import {
  confirmBody,
  confirmation,
  differenceOut,
  differenceQuery,
  inboxChoices,
  inboxMeta,
  inboxQuery,
  inboxRow,
  returnBody,
  review,
  reviewContent,
  reviewParams,
  reviewQuery,
  settings,
  signBatchBody,
  signBody,
  signedDocument,
  submitBody,
  takeDownBody,
  withdrawBody,
} from '../contracts';
import { say, type RouteTable } from './kind';

const document = '/reviews/:uid/:documentId';
/** What any act on a document can meet, whatever it is. */
const ACTS: readonly RefusalCode[] = ['not_interactive', 'ledger_broken', 'lost_race', 'adopting'];

export const reviewRoutes = {
  'GET /reviews/settings': {
    id: 'reviewSettings',
    does: say('受管类型与时区', 'the covered types and the time zone'),
    answer: { data: settings },
  },
  [`GET ${document}`]: {
    id: 'review',
    does: say(
      '稿件到哪一步、谁已签字、还缺什么、我能做什么',
      'where the document stands, who signed, what is missing and why, what the caller may do'
    ),
    params: reviewParams,
    query: reviewQuery,
    answer: { data: review },
  },
  [`GET ${document}/content`]: {
    id: 'reviewContent',
    does: say(
      '读者将看到的全部内容，逐字段，取自签字所签的内容',
      'all that readers will see, field by field, from exactly the text that is signed; fields that the caller may not read are left out and named'
    ),
    params: reviewParams,
    query: reviewQuery,
    answer: { data: reviewContent },
  },
  [`GET ${document}/diff`]: {
    id: 'reviewDifference',
    does: say(
      '改了什么：与本人上次签字、上一环节签字或已发布内容相比，逐字段；旧内容先按指纹核对',
      'what differs from what the caller signed last, from what was signed at the former stage, or from what is live, field by field and inside texts; the old content is verified by its hash first. Without `against`, the first of these that there is'
    ),
    params: reviewParams,
    query: differenceQuery,
    answer: { data: differenceOut },
    refusals: ['no_basis', 'snapshot_broken'],
  },
  [`POST ${document}/submit`]: {
    id: 'submitForReview',
    does: say('送审，开始新一轮', 'draft → first review; opens a round'),
    params: reviewParams,
    body: submitBody,
    answer: { data: review },
    refusals: [...ACTS, 'wrong_stage', 'unit_missing', 'post_vacant', 'required_empty', 'direct_write'],
  },
  [`POST ${document}/sign`]: {
    id: 'signStage',
    does: say('签署当前环节', 'signs the awaited stage'),
    params: reviewParams,
    body: signBody,
    answer: { data: review },
    refusals: [
      ...ACTS,
      ...([
        'wrong_stage',
        'unit_missing',
        'post_vacant',
        'no_post_for_unit',
        'same_person',
        'content_changed',
        'entitlement_changed',
        'stale_hash',
      ] as const),
      ...(['required_empty', 'fields_hidden', 'criterion_unanswered', 'criterion_failed', 'reason_required', 'duty_unticked'] as const),
      ...(['password_required', 'too_many_attempts'] as const),
    ],
  },
  [`POST ${document}/return`]: {
    id: 'returnDocument',
    does: say('退回修改，须写理由', 'back to the draft or to an earlier stage, with a reason'),
    params: reviewParams,
    body: returnBody,
    answer: { data: review },
    refusals: [
      ...ACTS,
      ...(['reason_required', 'nothing_to_return', 'wrong_stage', 'post_vacant', 'no_post_for_unit', 'publisher_required'] as const),
    ],
  },
  [`POST ${document}/withdraw`]: {
    id: 'withdrawDocument',
    does: say('撤回送审，须写理由', 'ends the running round, with a reason'),
    params: reviewParams,
    body: withdrawBody,
    answer: { data: review },
    refusals: [...ACTS, 'reason_required', 'nothing_to_return', 'not_own_unit'],
  },
  [`POST ${document}/take-down`]: {
    id: 'takeDown',
    does: say('撤稿，须写理由；限信息发布岗', 'takes the live content down, with a reason; a publisher only'),
    params: reviewParams,
    body: takeDownBody,
    answer: { data: review.nullable() },
    refusals: [...ACTS, 'publisher_required', 'reason_required', 'nothing_to_take_down', 'live_content', 'content_mismatch'],
  },
  'GET /inbox': {
    id: 'inbox',
    does: say(
      '本人的待办：一类的一页，各类的篇数出自同一次查询',
      "one's own desk: a page of one box, and how many lie in each, read at one instant"
    ),
    query: inboxQuery,
    answer: { data: z.array(inboxRow), meta: inboxMeta },
    refusals: ['not_interactive'],
  },
  'GET /inbox/choices': {
    id: 'inboxChoices',
    does: say('待办可按哪些单位、栏目筛选', 'the units and columns to filter the desk by'),
    answer: { data: inboxChoices },
    refusals: ['not_interactive'],
  },
  'POST /reviews/sign-batch': {
    id: 'signBatch',
    does: say(
      '连续审签：逐篇作答，一次输入密码，一篇被拒不影响其他各篇',
      'signs several, each by its own answer sheet and with one password: a refused one keeps none of the others from being signed'
    ),
    body: signBatchBody,
    answer: { data: z.array(signedDocument) },
    refusals: ['not_interactive', 'password_required', 'too_many_attempts'],
  },
  'POST /confirmations': {
    id: 'confirmInPerson',
    does: say(
      '一次输入密码，确认一批签字或发布',
      'the password of the person, once, for signatures or publications of a list of documents: see [In person](#in-person)'
    ),
    body: confirmBody,
    answer: { data: confirmation },
    refusals: ['not_interactive', 'password_required', 'too_many_attempts', 'stale_hash'],
  },
} as const satisfies RouteTable;
