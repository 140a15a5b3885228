import type { EpochDay } from '../kernel/dates';
import type { ArticleId, AuditPolicy, Frequency } from '../regulation';

export type { Frequency } from '../regulation';

/** What holds for a column from one day to another (A9.1). Terms of one column do not overlap; the last may be open (`to` null). */
export interface ColumnTerm {
  readonly from: EpochDay;
  /** Its last day. */
  readonly to: EpochDay | null;
  readonly unitId: string;
  readonly coUnitIds: readonly string[];
  readonly dutyOfficerId: string | null;
  readonly deputyId: string | null;
  /** `policy`: what the policy in force says for a column of this name. */
  readonly frequency: Frequency | 'policy';
  readonly suspended: boolean;
}

/** The term that holds on `day`; null where none does. */
export const termOn = (terms: readonly ColumnTerm[], day: EpochDay): ColumnTerm | null =>
  terms.find(({ from, to }) => from <= day && (to === null || day <= to)) ?? null;

/** What the policy says for a column of this name, and in which clause. */
export const policyRule = (policy: AuditPolicy, columnName: string): { readonly article: ArticleId; readonly frequency: Frequency } =>
  policy.frequencies.find(({ columns }) => columns.includes(columnName)) ?? policy.otherwise;

/** How often the column is to be updated under this term (A9.2): its own frequency, else the policy's for its name. */
export const frequencyOf = (policy: AuditPolicy, columnName: string, term: Pick<ColumnTerm, 'frequency'>): Frequency =>
  term.frequency === 'policy' ? policyRule(policy, columnName).frequency : term.frequency;
