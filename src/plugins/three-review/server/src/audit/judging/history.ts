import type { Calendar } from '../../../../core/audit';
import type { AuditSwitches, Policy } from '../../../../core/regulation';
import { configOf } from '../../platform/covered';
import type { Strapi } from '../../platform/strapi';
import type { Column, Db } from '../columns/store';
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

/** How far back an update matters: as far as the longest gap that any term or policy allows. */
const lookBack = (columns: readonly Column[], policies: readonly Policy[]): number => {
  const asked = [
    ...columns.flatMap(({ terms }) => terms.map((term) => term.frequency)),
    ...policies.flatMap(({ audit }) => [audit.otherwise.frequency, ...audit.frequencies.map((rule) => rule.frequency)]),
  ];
  return Math.max(0, ...asked.map((one) => (one !== 'policy' && one.kind === 'gap' ? one.days + 1 : 0)));
};

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
  const counted = await readCounted(strapi, db, ids, { from: range.from - lookBack(columns, policies), to: range.to });
  const excuses = await readExcuses(strapi, db, ids, range.from, range.to);
  return columns.map((column) => ({
    column,
    policies,
    calendar,
    excuses: excuses.get(column.id) ?? [],
    mayHaveGaps: lookBack([column], policies) > 0,
    countedUnder: (switches) => counted.get(countingOf(switches))?.get(column.id) ?? NONE,
  }));
};
