import type { EpochDay } from '../kernel/dates';
import { policyInForce, type AuditPolicy, type Frequency, type Policy, type PeriodUnit } from '../regulation';
import { frequencyOf, policyRule, termOn, type ColumnTerm } from './frequency';
import { daysIn, periodOf, periodsBetween, PERIOD_UNITS, type Period } from '../calendar/periods';

/** A gap rule has no period of its own: it is judged month by month. */
export const GAP_UNIT: PeriodUnit = 'month';

export const unitOf = (frequency: Frequency): PeriodUnit | null => {
  switch (frequency.kind) {
    case 'period':
      return frequency.unit;
    case 'gap':
      return GAP_UNIT;
    case 'exempt':
      return null;
  }
};

/**
 * The policy that audits a period (A11): the version in force on the period's first day, for the whole of it. A version that takes
 * effect within a period judges from the next one on.
 */
export const policyOf = (versions: readonly Policy[], period: Pick<Period, 'from'>): Policy => policyInForce(versions, period.from);

/** What a column owes in a period. */
export type Duty =
  | {
      readonly kind: 'owed';
      readonly frequency: Exclude<Frequency, { kind: 'exempt' }>;
      readonly term: ColumnTerm;
      /** The first day of the period on which it was owed. */
      readonly from: EpochDay;
      /** Days from then on, in the period, on which the column existed and was not suspended, as a share of the period. */
      readonly activeShare: number;
      /** An exemption begins within the period: it helps from the next one on. */
      readonly exemptionLate: boolean;
    }
  | { readonly kind: 'none'; readonly reason: 'no_term' | 'suspended' | 'exempt' | 'other_frequency'; readonly term: ColumnTerm | null };

interface Column {
  readonly columnName: string;
  readonly terms: readonly ColumnTerm[];
  readonly policy: AuditPolicy;
}

/** A column, and the versions of the policy that audit it (A11). */
export type AuditedColumn = Omit<Column, 'policy'> & { readonly policies: readonly Policy[] };

/** The terms with a day in the period, in order, each with the frequency that counts. */
const termsIn = ({ columnName, terms, policy }: Column, period: Period) => {
  const within = terms.filter(({ from, to }) => from <= period.to && (to === null || to >= period.from));
  return [...within]
    .sort((a, b) => a.from - b.from)
    .map((term, i) => {
      const asked = frequencyOf(policy, columnName, term);
      // An exemption counts only if it was effective by the first day. A column that begins with one of its own owes what the policy says.
      const began = i > 0 || term.frequency !== 'policy';
      const late = asked.kind === 'exempt' && term.from > period.from && began;
      return { term, late, frequency: late && i === 0 ? policyRule(policy, term.named ?? columnName).frequency : asked };
    });
};

const activeDays = (terms: readonly ColumnTerm[], from: EpochDay, to: EpochDay): number =>
  terms
    .filter((term) => !term.suspended)
    .reduce((days, term) => days + Math.max(0, Math.min(to, term.to ?? to) - Math.max(from, term.from) + 1), 0);

/** What is owed in a period under one term that holds on every day of it. Most periods are of this kind. */
const dutyUnder = ({ columnName, policy }: Column, term: ColumnTerm, period: Period): Duty => {
  if (term.suspended) return { kind: 'none', reason: 'suspended', term };
  const frequency = frequencyOf(policy, columnName, term);
  if (frequency.kind === 'exempt') return { kind: 'none', reason: 'exempt', term };
  if (unitOf(frequency) !== period.unit) return { kind: 'none', reason: 'other_frequency', term };
  return { kind: 'owed', frequency, term, from: period.from, activeShare: 1, exemptionLate: false };
};

/**
 * What is owed in `period` (A9.2). The frequency that held on its first day holds for all of it, whatever comes later; where none that is
 * judged by such a period did, the first one that begins within it, from that day on.
 */
export const dutyIn = (column: Column, period: Period): Duty => {
  const whole = column.terms.find(({ from, to }) => from <= period.from && (to === null || to >= period.to));
  if (whole) return dutyUnder(column, whole, period);
  const held = termsIn(column, period);
  const [first] = held;
  if (!first) return { kind: 'none', reason: 'no_term', term: null };
  if (activeDays(column.terms, period.from, period.to) === 0) return { kind: 'none', reason: 'suspended', term: first.term };
  for (const { term, frequency } of held) {
    if (frequency.kind === 'exempt' || unitOf(frequency) !== period.unit) continue;
    const from = Math.max(term.from, period.from);
    const activeShare = activeDays(column.terms, from, period.to) / daysIn(period);
    return { kind: 'owed', frequency, term, from, activeShare, exemptionLate: held.some(({ late }) => late) };
  }
  const exempt = held.find(({ frequency, late }) => frequency.kind === 'exempt' && !late);
  return { kind: 'none', reason: exempt ? 'exempt' : 'other_frequency', term: (exempt ?? first).term };
};

/** The units of the periods in which the column may owe anything: by its terms, or by the policy's own word for it. */
const unitsOf = ({ columnName, terms, policies }: AuditedColumn): ReadonlySet<PeriodUnit | null> =>
  new Set(
    policies.flatMap(({ audit }) =>
      [
        policyRule(audit, columnName).frequency,
        ...terms.flatMap((term) => [policyRule(audit, term.named ?? columnName).frequency, frequencyOf(audit, columnName, term)]),
      ].map(unitOf)
    )
  );

/** Every period with a day in `from`…`to` in which the column owes something, shortest unit first, then in order. */
export const periodsOwed = (column: AuditedColumn, from: EpochDay, to: EpochDay): readonly Period[] => {
  const { columnName, terms, policies } = column;
  const under = new Map(policies.map((version) => [version, { columnName, terms, policy: version.audit }]));
  const owes = (period: Period): boolean => {
    const asked = under.get(policyOf(policies, period));
    return asked !== undefined && dutyIn(asked, period).kind === 'owed';
  };
  const units = unitsOf(column);
  return PERIOD_UNITS.filter((unit) => units.has(unit))
    .flatMap((unit) => periodsBetween(unit, from, to))
    .filter(owes);
};

/**
 * The period to judge a column by today: the shortest running one in which it owes something. Where it owes nothing, the running
 * quarter, in which it is judged exempt; null where no term holds today, or a suspended one.
 */
export const runningPeriod = (column: AuditedColumn, today: EpochDay): Period | null => {
  const term = termOn(column.terms, today);
  if (!term || term.suspended) return null;
  return periodsOwed(column, today, today)[0] ?? periodOf('quarter', today);
};
