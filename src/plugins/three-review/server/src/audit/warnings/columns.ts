import { policyInForce } from '../../../../core/regulation';
import { formatDay } from '../../../../core/kernel/dates';
import { configOf } from '../../platform/covered';
import type { NoticeEvent } from '../../notify/store';
import { activeUsers } from '../../organisation/posts';
import { inTransaction } from '../../platform/database';
import type { Strapi } from '../../platform/strapi';
import { holdersOf, type Holders } from '../views/drafts';
import type { Stand } from '../views/standings';
import { periodOut } from '../views/wire';
import { upTo, type Active, type Rung } from './ladder';

/** Days before the end from which on a column is warned of: the policy's figure for its kind of period. */
const spanOf = (strapi: Strapi, { frequency }: Stand, day: number): number => {
  const { dueSoonDays } = policyInForce(configOf(strapi).policy, day).audit.switches;
  return frequency.kind === 'period' ? dueSoonDays[frequency.unit] : dueSoonDays.gap;
};

interface Due {
  readonly kind: 'column_due_soon' | 'column_overdue';
  readonly top: Rung;
  readonly days: number;
}

/** Whom to warn: first the person on duty, from halfway on the head too, on the last day and afterwards the leader as well. */
export const dueOf = (strapi: Strapi, stand: Stand, day: number): Due | null => {
  const { standing } = stand;
  if ('days' in standing && standing.days !== null) return { kind: 'column_overdue', top: 'leader', days: standing.days };
  const left = 'daysLeft' in standing ? standing.daysLeft : null;
  const span = spanOf(strapi, stand, day);
  if (left === null || left > span || left < 0) return null;
  return { kind: 'column_due_soon', top: left <= 0 ? 'leader' : left * 2 <= span ? 'head' : 'officer', days: left };
};

/** What a notice says of a column; its wording lives in the translations. */
export const columnData = ({ column, told, standing }: Stand, unit: string | null) => ({
  column: column.id,
  name: column.name,
  unit,
  period: told ? periodOut(told.period) : null,
  counted: told?.counted ?? 0,
  required: told?.required ?? null,
  daysLeft: 'daysLeft' in standing ? standing.daysLeft : null,
  daysOverdue: 'days' in standing ? standing.days : null,
});

const eventOf = (stand: Stand, due: Due, people: readonly string[], day: number): NoticeEvent => {
  const period = stand.told?.period;
  // A gap begins with the last update: what is written after it is another cause.
  const since =
    stand.frequency.kind === 'gap' ? (stand.lastDay === null ? 'never' : formatDay(stand.lastDay)) : formatDay(period?.from ?? 0);
  const cause = `${due.kind}:${stand.column.id}:${period?.unit ?? 'none'}:${since}`;
  const data = columnData(stand, stand.term?.unitId ?? null);
  return { cause, on: formatDay(day), kind: due.kind, data, people: people.map(Number) };
};

/** The people on a column's ladder, read once for each unit. */
export const ladderFor = async (strapi: Strapi, stands: readonly Stand[], day: number) => {
  const ids = stands.flatMap(({ term }) => [term?.dutyOfficerId, term?.deputyId]).flatMap((id) => (id ? [Number(id)] : []));
  const active: Active = new Set([...(await activeUsers(strapi, ids)).keys()].map(String));
  const units = [...new Set(stands.flatMap(({ term }) => (term ? [term.unitId] : [])))];
  const holders = await inTransaction(strapi, async (trx) => {
    const all = new Map<string, Holders>();
    for (const unit of units) all.set(unit, await holdersOf(strapi, trx, unit, day));
    return all;
  });
  return (stand: Stand, top: Rung): readonly string[] => {
    const held = stand.term ? holders.get(stand.term.unitId) : undefined;
    return stand.term && held ? upTo(top, stand.term, held, active) : [];
  };
};

/** Whom to warn of which column today (A9.2). */
export const columnWarnings = async (strapi: Strapi, stands: readonly Stand[], day: number): Promise<readonly NoticeEvent[]> => {
  const due = stands.flatMap((stand) => {
    const found = dueOf(strapi, stand, day);
    return found ? [{ stand, due: found }] : [];
  });
  const people = await ladderFor(
    strapi,
    due.map(({ stand }) => stand),
    day
  );
  return due.map(({ stand, due: found }) => eventOf(stand, found, people(stand, found.top), day));
};
