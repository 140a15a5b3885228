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
  /** The name that the column had on these days; absent: the one that it has now. */
  readonly named?: string;
}

/** A name that a column had, and the first day on which it had another. */
export interface FormerName {
  readonly name: string;
  readonly until: EpochDay;
}

/** The terms cut where the column got another name, each part with the name of its days: what the policy says goes by name, and a new one changes nothing for the days before it. */
export const underNames = <T extends ColumnTerm>(terms: readonly T[], former: readonly FormerName[]): readonly T[] => {
  if (former.length === 0) return terms;
  const names = [...former].sort((a, b) => a.until - b.until);
  return terms.flatMap((term) => {
    const within = names.filter(({ until }) => term.from < until && (term.to === null || until <= term.to));
    const starts = [term.from, ...within.map(({ until }) => until)];
    return starts.map((from, i): T => {
      const next = starts[i + 1];
      const name = names.find(({ until }) => from < until)?.name;
      return { ...term, from, to: next === undefined ? term.to : next - 1, ...(name === undefined ? {} : { named: name }) };
    });
  });
};

/** The term that holds on `day`; null where none does. */
export const termOn = (terms: readonly ColumnTerm[], day: EpochDay): ColumnTerm | null =>
  terms.find(({ from, to }) => from <= day && (to === null || day <= to)) ?? null;

/** What the policy says for a column of this name, and in which clause. */
export const policyRule = (policy: AuditPolicy, columnName: string): { readonly article: ArticleId; readonly frequency: Frequency } =>
  policy.frequencies.find(({ columns }) => columns.includes(columnName)) ?? policy.otherwise;

/** How often the column is to be updated under this term (A9.2): its own frequency, else the policy's for its name. */
export const frequencyOf = (policy: AuditPolicy, columnName: string, term: Pick<ColumnTerm, 'frequency' | 'named'>): Frequency =>
  term.frequency === 'policy' ? policyRule(policy, term.named ?? columnName).frequency : term.frequency;
