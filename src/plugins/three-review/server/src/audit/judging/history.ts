import type { AuditEvent, Calendar } from '../../../../core/audit';
import { countedDays, countedEvents } from '../../../../core/audit';
import type { AuditSwitches, Policy } from '../../../../core/regulation';
import { configOf } from '../../platform/covered';
import type { Strapi } from '../../platform/strapi';
import type { Column, Db } from '../columns/store';
import { readEvents } from '../facts/events';
import { readExcuses, type FiledExcuse } from '../facts/excuses';

const DAY_MS = 86_400_000;

/** What a column is judged by in a range of days, gathered once. */
export interface History {
  readonly column: Column;
  readonly policies: readonly Policy[];
  readonly calendar: Calendar;
  readonly excuses: readonly FiledExcuse[];
  readonly events: readonly AuditEvent[];
  /** Days that count under these switches, ascending, one a document and day. */
  countedUnder(switches: AuditSwitches): readonly number[];
}

/** Days past a period in which a take-down may still take away what counted in it. */
export const graceDays = (policies: readonly Policy[]): number =>
  Math.max(...policies.map(({ audit }) => Math.ceil(audit.switches.takenDownWithinMs / DAY_MS)));

/** How far back an update matters: as far as the longest gap that any term or policy allows. */
const lookBack = (columns: readonly Column[], policies: readonly Policy[]): number => {
  const asked = [
    ...columns.flatMap(({ terms }) => terms.map((term) => term.frequency)),
    ...policies.flatMap(({ audit }) => [audit.otherwise.frequency, ...audit.frequencies.map((rule) => rule.frequency)]),
  ];
  return Math.max(0, ...asked.map((one) => (one !== 'policy' && one.kind === 'gap' ? one.days + 1 : 0)));
};

const historyOf = (facts: Omit<History, 'countedUnder'>): History => {
  const counted = new Map<AuditSwitches, readonly number[]>();
  return {
    ...facts,
    countedUnder: (switches) => {
      const held = counted.get(switches);
      if (held) return held;
      const days = countedDays(countedEvents(facts.events, switches));
      counted.set(switches, days);
      return days;
    },
  };
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
  const events = await readEvents(strapi, db, ids, range.from - lookBack(columns, policies), range.to + graceDays(policies));
  const excuses = await readExcuses(strapi, db, ids, range.from, range.to);
  return columns.map((column) =>
    historyOf({ column, policies, calendar, excuses: excuses.get(column.id) ?? [], events: events.get(column.id) ?? [] })
  );
};
