import type { ArticleId } from '../regulation/articles';

/** Every expected "no" of this product. Codes are stable: clients, translations and tests rely on them. */
export type RefusalCode =
  | 'blocked_write'
  | 'case_decided'
  | 'classified'
  | 'column_in_use'
  | 'content_changed'
  | 'content_mismatch'
  | 'create_published'
  | 'criterion_failed'
  | 'criterion_unanswered'
  | 'days_judged'
  | 'direct_write'
  | 'document_id_required'
  | 'duty_unticked'
  | 'last_term'
  | 'live_content'
  | 'lost_race'
  | 'no_post_for_unit'
  | 'not_interactive'
  | 'nothing_to_return'
  | 'nothing_to_take_down'
  | 'password_required'
  | 'post_vacant'
  | 'publisher_required'
  | 'reason_required'
  | 'same_person'
  | 'sign_offs_missing'
  | 'stale_hash'
  | 'take_down_required'
  | 'term_judged'
  | 'unit_missing'
  | 'wrong_stage';

/** An expected no, as data: the wording lives in translations, `article` is the clause it rests on. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly article: ArticleId;
  readonly data: Readonly<Record<string, unknown>>;
}

export type Decision<T> =
  { readonly allowed: true; readonly value: T } | { readonly allowed: false; readonly refusals: readonly Refusal[] };

export const refusal = (code: RefusalCode, article: ArticleId, data: Readonly<Record<string, unknown>> = {}): Refusal => ({
  code,
  article,
  data,
});

/** Allowed with `value` unless a refusal stands. */
export const decide = <T>(refusals: readonly Refusal[], value: () => T): Decision<T> =>
  refusals.length > 0 ? { allowed: false, refusals } : { allowed: true, value: value() };
