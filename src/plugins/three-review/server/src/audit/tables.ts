import type { Evidence } from '../ledger/appendOnly';
import type { Strapi } from '../platform/strapi';
import { createMissing, type Columns } from '../platform/tables';

export const AUDIT_TABLES = {
  columns: 'three_review_columns',
  terms: 'three_review_column_terms',
  formerNames: 'three_review_column_names',
  corrections: 'three_review_term_corrections',
  marks: 'three_review_audit_marks',
  excuses: 'three_review_excuses',
  results: 'three_review_audit_results',
  changes: 'three_review_audit_changes',
  cases: 'three_review_cases',
  caseActs: 'three_review_case_acts',
} as const;

/** Tables that are never rewritten: what a back-fill changed, why judged days got other terms, cases and their acts. */
export const AUDIT_EVIDENCE: readonly Evidence[] = [
  { table: AUDIT_TABLES.changes, keys: [['id']] },
  { table: AUDIT_TABLES.corrections, keys: [['id']] },
  { table: AUDIT_TABLES.cases, keys: [['id'], ['finding_key']] },
  { table: AUDIT_TABLES.caseActs, keys: [['id'], ['case_id', 'seq']] },
];

/** Days are civil days of the policy's time zone as days since 1970-01-01; times are ms. */
const COLUMNS: Readonly<Record<keyof typeof AUDIT_TABLES, Columns>> = {
  columns: (t) => {
    t.string('id', 64).primary();
    t.string('name', 60).notNullable();
    t.string('slug', 64).notNullable().unique({ indexName: 'three_review_columns_slug' });
    t.string('parent', 64).nullable();
    t.string('category', 12).notNullable();
    t.boolean('public_status').notNullable();
    t.bigInteger('at_ms').notNullable();
  },
  // One holds until the next begins.
  terms: (t) => {
    t.increments('id');
    t.string('column_id', 64).notNullable();
    t.integer('from_day').notNullable();
    t.string('unit_id', 64).notNullable();
    t.text('co_units').notNullable();
    t.integer('duty_officer').nullable();
    t.integer('deputy').nullable();
    t.string('frequency', 120).notNullable();
    t.boolean('suspended').notNullable();
    t.string('by_name', 120).nullable();
    t.bigInteger('at_ms').notNullable();
    t.unique(['column_id', 'from_day'], { indexName: 'three_review_terms_column' });
  },
  // `until_day`: the first day on which the column had another name.
  formerNames: (t) => {
    t.increments('id');
    t.string('column_id', 64).notNullable();
    t.string('name', 60).notNullable();
    t.integer('until_day').notNullable();
    t.unique(['column_id', 'until_day'], { indexName: 'three_review_names_column' });
  },
  // `before` and `after` as JSON; `from_day`: the first day that it touches.
  corrections: (t) => {
    t.increments('id');
    t.string('column_id', 64).notNullable();
    t.integer('from_day').notNullable();
    t.text('before').nullable();
    t.text('after').notNullable();
    t.text('reason').notNullable();
    t.string('by_name', 120).nullable();
    t.bigInteger('at_ms').notNullable();
    t.index(['column_id'], 'three_review_corrections_column');
  },
  // Counters of changes: see `columns/mark.ts`.
  marks: (t) => {
    t.string('name', 20).primary();
    t.integer('n').notNullable();
  },
  excuses: (t) => {
    t.increments('id');
    t.string('column_id', 64).notNullable();
    t.integer('from_day').notNullable();
    t.integer('to_day').notNullable();
    t.text('reason').notNullable();
    t.integer('by_id').notNullable();
    t.string('by_name', 120).notNullable();
    t.bigInteger('filed_at_ms').notNullable();
    t.integer('filed_day').notNullable();
    t.bigInteger('withdrawn_at_ms').nullable();
    t.string('withdrawn_by', 120).nullable();
    t.index(['column_id', 'from_day'], 'three_review_excuses_column');
  },
  // A row is written by a run alone. `frozen`: settled, only a back-fill replaces it.
  results: (t) => {
    t.string('column_id', 64).notNullable();
    t.string('rule', 10).notNullable();
    t.integer('period_start').notNullable();
    t.integer('period_end').notNullable();
    t.string('verdict', 20).notNullable();
    t.integer('n').notNullable();
    t.integer('required').nullable();
    t.integer('last_day').nullable();
    t.string('unit_id', 64).nullable();
    t.string('policy', 80).notNullable();
    t.string('article', 8).notNullable();
    t.text('notes').notNullable();
    t.boolean('frozen').notNullable();
    t.integer('run_id').notNullable();
    t.primary(['column_id', 'rule', 'period_start']);
    t.index(['period_end', 'verdict'], 'three_review_results_end');
    t.index(['unit_id', 'period_end'], 'three_review_results_unit');
  },
  changes: (t) => {
    t.increments('id');
    t.integer('run_id').notNullable();
    t.string('column_id', 64).notNullable();
    t.string('rule', 10).notNullable();
    t.integer('period_start').notNullable();
    t.integer('period_end').notNullable();
    t.string('was', 20).nullable();
    t.string('became', 20).notNullable();
    t.index(['run_id'], 'three_review_changes_run');
  },
  // What was found, as it was recorded. The state of a case follows from its acts alone. `finding_key`: at most one case for each date in question.
  cases: (t) => {
    t.increments('id');
    t.string('kind', 12).notNullable();
    t.integer('found_day').notNullable();
    t.string('uid', 120).nullable();
    t.string('document_id', 64).nullable();
    t.string('locale', 35).nullable();
    t.string('title', 500).nullable();
    t.string('place', 500).notNullable();
    t.text('text').notNullable();
    t.string('source', 16).notNullable();
    t.string('finding_key', 200).nullable().unique({ indexName: 'three_review_cases_finding' });
    t.text('finding').nullable();
  },
  caseActs: (t) => {
    t.increments('id');
    t.integer('case_id').notNullable();
    t.integer('seq').notNullable();
    t.string('act', 8).notNullable();
    t.string('from_state', 10).nullable();
    t.string('to_state', 10).notNullable();
    t.integer('day').notNullable();
    t.integer('corrected_day').nullable();
    t.text('reason').notNullable();
    t.integer('by_id').notNullable();
    t.string('by_name', 120).notNullable();
    t.bigInteger('at_ms').notNullable();
    t.unique(['case_id', 'seq'], { indexName: 'three_review_case_acts_case' });
  },
};

export const createAuditTables = (strapi: Strapi): Promise<void> => createMissing(strapi, AUDIT_TABLES, COLUMNS);
