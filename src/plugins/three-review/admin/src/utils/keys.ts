import type { PostKind, ProofId, StageId } from '../../../core/regulation';
import type { CaseState } from '../../../core/audit';
import type { ReviewStage } from '../../../core/review';
import type { ColumnCategory } from '../../../shared/contracts';
import type { AuditWords, MessageOf } from '../../../shared/words';
import type audit from '../translations/audit/zh-Hans.json';
import type cases from '../translations/cases/zh-Hans.json';
import type columns from '../translations/columns/zh-Hans.json';
import type inbox from '../translations/inbox/zh-Hans.json';
import type notices from '../translations/notices/zh-Hans.json';
import type reading from '../translations/reading/zh-Hans.json';
import type setup from '../translations/setup/zh-Hans.json';
import type review from '../translations/zh-Hans.json';

/** A text of ours: a key that is not in the translations does not compile. */
export type MessageKey =
  | MessageOf<AuditWords>
  | `post.${PostKind}`
  | keyof typeof review
  | keyof typeof audit
  | keyof typeof cases
  | keyof typeof columns
  | keyof typeof inbox
  | keyof typeof notices
  | keyof typeof reading
  | keyof typeof setup;

export const STAGE: Readonly<Record<StageId | 'draft', MessageKey>> = {
  draft: 'stage.submit',
  first_review: 'stage.first_review',
  second_review: 'stage.second_review',
  final_sign_off: 'stage.final_sign_off',
};

export const PROOF: Readonly<Record<ProofId, MessageKey>> = {
  first_proof: 'proof.first_proof',
  second_proof: 'proof.second_proof',
  third_proof: 'proof.third_proof',
};

export const AWAITS: Readonly<Record<ReviewStage, MessageKey>> = {
  draft: 'awaits.draft',
  first_review: 'awaits.first_review',
  second_review: 'awaits.second_review',
  final_sign_off: 'awaits.final_sign_off',
  approved: 'awaits.approved',
  published: 'awaits.published',
};

export const CASE_STATE: Readonly<Record<CaseState, MessageKey>> = {
  suspected: 'case.state.suspected',
  confirmed: 'case.state.confirmed',
  dismissed: 'case.state.dismissed',
  corrected: 'case.state.corrected',
};

export const STATUS: Readonly<Record<ReviewStage | 'returned', MessageKey>> = {
  draft: 'status.draft',
  first_review: 'status.first_review',
  second_review: 'status.second_review',
  final_sign_off: 'status.final_sign_off',
  approved: 'status.approved',
  published: 'status.published',
  returned: 'status.returned',
};

export const POST: Readonly<Record<PostKind, MessageKey>> = {
  informationOfficer: 'post.informationOfficer',
  unitHead: 'post.unitHead',
  supervisingLeader: 'post.supervisingLeader',
  principalLeader: 'post.principalLeader',
  officeDirector: 'post.officeDirector',
  publisher: 'post.publisher',
  confidentialityOfficer: 'post.confidentialityOfficer',
  auditor: 'post.auditor',
};

export const CATEGORY: Readonly<Record<ColumnCategory, MessageKey>> = {
  news: 'category.news',
  notices: 'category.notices',
  policies: 'category.policies',
  new_media: 'category.new_media',
  other: 'category.other',
};

/** A value that came over the wire, if it is one of `known`. */
export const oneOf = <K extends string>(known: Readonly<Record<K, unknown>>, value: unknown): K | null =>
  typeof value === 'string' && Object.hasOwn(known, value) ? (value as K) : null;

/** How often a column can be due, but for the exempt. */
export const OFTEN = {
  week: 'filter.week',
  month: 'filter.month',
  quarter: 'filter.quarter',
  half_year: 'filter.half_year',
  year: 'filter.year',
  gap: 'filter.gap',
} as const satisfies Record<string, MessageKey>;
