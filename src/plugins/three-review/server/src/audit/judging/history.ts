import type { Calendar, ColumnTerm } from '../../../../core/audit';
import type { AuditSwitches, Policy } from '../../../../core/regulation';
import { configOf } from '../../platform/covered';
import type { Strapi } from '../../platform/strapi';
import type { Column } from '../columns/store';
import type { Db } from '../../platform/database';
import { countingOf, graceOf, readCountedDays, type Days } from '../facts/counted';
import { readExcuses, type FiledExcuse } from '../facts/excuses';

/** What a column is judged by in a range of days, gathered once. */
export interface History {
  readonly column: Column;
  readonly policies: readonly Policy[];
  readonly calendar: Calendar;
  readonly excuses: readonly FiledExcuse[];
  /** A gap rule may have to be judged, which asks for the days themselves. */
  readonly mayHaveGaps: boolean;
  /** Days that count under these switches, which must be a policy's. */
  countedUnder(switches: AuditSwitches): Days;
}

/** Days past a period in which a take-down may still take away what counted in it. */
export const graceDays = (policies: readonly Policy[]): number => Math.max(...policies.map(({ audit }) => graceOf(audit.switches)));

/** Days before a period in which an update still matters to this frequency. */
const gapDays = (frequency: ColumnTerm['frequency']): number =>
  frequency !== 'policy' && frequency.kind === 'gap' ? frequency.days + 1 : 0;
const ofTerms = ({ terms }: Column): number => terms.reduce((most, { frequency }) => Math.max(most, gapDays(frequency)), 0);
const ofPolicies = (policies: readonly Policy[]): number =>
  Math.max(0, ...policies.flatMap(({ audit }) => [audit.otherwise, ...audit.frequencies].map(({ frequency }) => gapDays(frequency))));

const NONE: Days = new Int32Array();

type Counted = ReadonlyMap<string, ReadonlyMap<string, Days>>;

/** Counted once for all versions of the policy that count alike. */
const readCounted = async (
  strapi: Strapi,
  db: Db,
  ids: readonly string[],
  range: { readonly from: number; readonly to: number }
): Promise<Counted> => {
  const counted = new Map<string, ReadonlyMap<string, Days>>();
  for (const { audit } of configOf(strapi).policy) {
    const key = countingOf(audit.switches);
    if (!counted.has(key)) counted.set(key, await readCountedDays(strapi, db, ids, range, audit.switches));
  }
  return counted;
};

/** The histories of these columns, good for judging every period with a day in the range. */
export const readHistories = async (
  strapi: Strapi,
  db: Db,
  columns: readonly Column[],
  range: { readonly from: number; readonly to: number },
  calendar: Calendar
): Promise<readonly History[]> => {
  const policies = configOf(strapi).policy;
  const ids = columns.map(({ id }) => id);
  // As far back as the longest gap that any term or policy allows.
  const byPolicy = ofPolicies(policies);
  const lookBack = columns.reduce((most, column) => Math.max(most, ofTerms(column)), byPolicy);
  const counted = await readCounted(strapi, db, ids, { from: range.from - lookBack, to: range.to });
  const excuses = await readExcuses(strapi, db, ids, range.from, range.to);
  return columns.map((column) => ({
    column,
    policies,
    calendar,
    excuses: excuses.get(column.id) ?? [],
    mayHaveGaps: byPolicy + ofTerms(column) > 0,
    countedUnder: (switches) => counted.get(countingOf(switches))?.get(column.id) ?? NONE,
  }));
};
