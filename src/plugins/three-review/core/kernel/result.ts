import type { ArticleId } from '../regulation/articles';

/** What is fixed about a refusal, whoever raises it. */
export interface RefusalRule {
  /** HTTP: 409 where the caller has seen an older state, or something stands in the way; 429 where they have to wait; 403 for every other no. */
  readonly status: 403 | 409 | 429;
  /** The clause it rests on, unless the caller cites another one. */
  readonly article: ArticleId;
  /** True where it rests on the state of the document alone, and not on who asks or on what they sent. */
  readonly ofState: boolean;
  /** True where it speaks of nothing but what the caller sent: its reasons are told to everybody. */
  readonly ofInput?: true;
}

/** Every expected "no" of this product, in one table. Codes are stable: clients, translations and tests rely on them. */
export const REFUSALS = {
  active_content: { status: 403, article: 'A10.2', ofState: false, ofInput: true },
  adopting: { status: 409, article: 'A10.2', ofState: false, ofInput: true },
  blocked_write: { status: 403, article: 'A10.2', ofState: false },
  case_decided: { status: 409, article: 'A9.2', ofState: false },
  classified: { status: 403, article: 'A7.3', ofState: false },
  column_in_use: { status: 409, article: 'A9.1', ofState: false },
  content_changed: { status: 409, article: 'A10.2', ofState: true },
  entitlement_changed: { status: 409, article: 'A10.2', ofState: true },
  content_mismatch: { status: 403, article: 'A10.2', ofState: false },
  create_published: { status: 403, article: 'A10.2', ofState: false },
  created_at_fixed: { status: 403, article: 'A9.2', ofState: false, ofInput: true },
  criterion_failed: { status: 403, article: 'A10.1', ofState: false },
  criterion_unanswered: { status: 403, article: 'A10.1', ofState: false },
  days_judged: { status: 409, article: 'A9.2', ofState: false },
  default_locale_live: { status: 409, article: 'A10.2', ofState: false },
  direct_write: { status: 403, article: 'A10.2', ofState: false },
  document_id_required: { status: 403, article: 'A10.2', ofState: true },
  duty_unticked: { status: 403, article: 'A10.2', ofState: false },
  fields_hidden: { status: 403, article: 'A10.2', ofState: false },
  file_too_costly: { status: 403, article: 'A9.1', ofState: false, ofInput: true },
  last_term: { status: 409, article: 'A9.1', ofState: false },
  ledger_broken: { status: 409, article: 'A10.2', ofState: true },
  live_content: { status: 403, article: 'A10.2', ofState: false },
  lost_race: { status: 409, article: 'A10.2', ofState: false },
  no_basis: { status: 409, article: 'A10.2', ofState: false },
  no_post_for_unit: { status: 403, article: 'A10.2', ofState: false },
  not_interactive: { status: 403, article: 'A10.2', ofState: false },
  not_own_unit: { status: 403, article: 'A5.1', ofState: false },
  nothing_to_return: { status: 403, article: 'A10.2', ofState: true },
  nothing_to_take_down: { status: 403, article: 'A10.2', ofState: true },
  organisation_write: { status: 403, article: 'A1', ofState: false },
  password_required: { status: 403, article: 'A10.2', ofState: false },
  post_vacant: { status: 403, article: 'A6', ofState: false },
  publisher_required: { status: 403, article: 'A10.2', ofState: false },
  reader_busy: { status: 429, article: 'A9.1', ofState: false, ofInput: true },
  reason_required: { status: 403, article: 'A10.1', ofState: false },
  required_empty: { status: 403, article: 'A10.1', ofState: true },
  same_person: { status: 403, article: 'A10.2', ofState: true },
  self_appointment: { status: 403, article: 'A10.2', ofState: false },
  sign_offs_missing: { status: 403, article: 'A10.2', ofState: true },
  snapshot_broken: { status: 409, article: 'A10.2', ofState: false },
  stale_hash: { status: 409, article: 'A10.2', ofState: true },
  take_down_required: { status: 403, article: 'A10.2', ofState: true },
  term_judged: { status: 409, article: 'A9.2', ofState: false },
  too_many_attempts: { status: 429, article: 'A10.2', ofState: false },
  unit_missing: { status: 403, article: 'A1', ofState: false },
  wrong_stage: { status: 403, article: 'A10.2', ofState: true },
} as const satisfies Readonly<Record<string, RefusalRule>>;
export type RefusalCode = keyof typeof REFUSALS;

/** The rule of a code. */
export const ruleOf = (code: RefusalCode): RefusalRule => REFUSALS[code];

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
