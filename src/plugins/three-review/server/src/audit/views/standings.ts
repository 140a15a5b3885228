import {
  countedDays,
  countedEvents,
  frequencyOf,
  periodOf,
  policyOf,
  policyRule,
  previousPeriod,
  standing,
  unitOf,
  GAP_UNIT,
  type Calendar,
  type Period,
  type Standing,
  type Verdict,
} from '../../../../core/audit';
import { policyInForce, type ArticleId, type Frequency, type Policy } from '../../../../core/regulation';
import { configOf } from '../../platform/covered';
import { breathe } from '../../jobs/breathe';
import type { Strapi } from '../../platform/strapi';
import { judgedTerms, termOn, type Column, type Term } from '../columns/store';
import type { Db } from '../../platform/database';
import { readCalendar } from '../../calendar/years';
import { readLastEvents } from '../facts/events';
import { judgeCell, type Cell } from '../judging/cells';
import { graceDays, readHistories, type History } from '../judging/history';
import { closedOf, type Closed } from './closed';

/** How a column stands on a day, with all that the screens say about it. */
export interface Stand {
  readonly column: Column;
  readonly term: Term | null;
  /** What holds on the day, `policy` worked out. */
  readonly frequency: Frequency;
  readonly article: ArticleId;
  readonly standing: Standing;
  readonly running: Cell | null;
  /** The period that the standing speaks of, with what counted in it. */
  readonly told: { readonly period: Period; readonly counted: number; readonly required: number | null } | null;
  readonly lastDay: number | null;
  /** Closed periods up to the day, the latest first. */
  readonly closed: readonly Closed[];
}

interface Asked {
  readonly column: Column;
  readonly term: Term | null;
  readonly frequency: Frequency;
  readonly article: ArticleId;
  readonly period: Period;
}

const askedOn = (policies: readonly Policy[], column: Column, on: number): Asked => {
  const term = termOn(judgedTerms(column), on);
  const name = term?.named ?? column.name;
  const { audit } = policyInForce(policies, on);
  const frequency: Frequency = term ? frequencyOf(audit, name, term) : policyRule(audit, name).frequency;
  const unit = unitOf(frequency) ?? GAP_UNIT;
  return { column, term, frequency, article: policyRule(audit, name).article, period: periodOf(unit, on) };
};

/** The last day that counted for each column, however long ago; read from the end backwards. */
const lastCounted = async (strapi: Strapi, db: Db, columns: readonly Column[], on: number): Promise<ReadonlyMap<string, number>> => {
  const policies = configOf(strapi).policy;
  const { switches } = policyInForce(policies, on).audit;
  const found = new Map<string, number>();
  let open: readonly string[] = columns.map(({ id }) => id);
  let by = on;
  while (open.length > 0) {
    const events = await readLastEvents(strapi, db, open, by, graceDays(policies));
    if (events.size === 0) break;
    const earliest: number[] = [];
    for (const [id, list] of events) {
      const days = countedDays(countedEvents(list, switches)).filter((day) => day <= on);
      const last = days.at(-1);
      if (last !== undefined) found.set(id, last);
      else earliest.push(Math.min(...list.filter(({ kind }) => kind !== 'take_down').map(({ localDay }) => localDay)));
    }
    open = [...events.keys()].filter((id) => !found.has(id));
    by = Math.max(...earliest) - 1;
  }
  return found;
};

/** The earlier periods from the record. One that is not on record is judged here, so that a late or missing run makes no column look better. */
const isMissing = (closed: readonly Closed[], period: Period): boolean =>
  !closed.some((one) => one.period.unit === period.unit && one.period.from === period.from);

const standOf = (
  asked: Asked,
  on: number,
  histories: ReadonlyMap<string, History>,
  stored: readonly Closed[],
  lastDay: number | null
): Stand => {
  const { column, term, frequency, article, period } = asked;
  const history = histories.get(column.id);
  const running = term && history ? judgeCell(history, period, on) : null;
  const before = previousPeriod(period);
  const live =
    history && isMissing(stored, before) && column.terms.some(({ from }) => from <= before.to) ? judgeCell(history, before, on) : null;
  const closed = [...(live ? [closedCell(live)] : []), ...stored].sort((a, b) => b.period.to - a.period.to);
  const stand = standing({
    today: on,
    running: running ? { period, judgement: running.judgement } : null,
    closed,
    everPublished: lastDay !== null,
  });
  const missed =
    stand.state === 'overdue'
      ? closed.find((one) => one.period.from === stand.period.from && one.period.unit === stand.period.unit)
      : undefined;
  const told = missed ?? (running ? { period, counted: running.judgement.counted, required: running.required } : null);
  return { column, term, frequency, article, standing: stand, running, told, lastDay, closed };
};

const closedCell = (cell: Cell): Closed => ({
  period: cell.period,
  verdict: cell.judgement.verdict,
  counted: cell.judgement.counted,
  required: cell.required,
});

export interface Situation {
  readonly on: number;
  readonly calendar: Calendar;
  readonly stands: readonly Stand[];
}

/** How these columns stand on a day (A9.2), each with its running period judged from the publications as they are now. */
export const standingsOn = async (strapi: Strapi, columns: readonly Column[], on: number): Promise<Situation> => {
  const db = strapi.db.connection;
  const policies = configOf(strapi).policy;
  const calendar = await readCalendar(strapi, db);
  const asked = columns.map((column) => askedOn(policies, column, on));
  const stored = await closedOf(strapi, db, columns, on);
  const histories = new Map<string, History>();
  const windows = new Map<string, { from: number; to: number; columns: Column[] }>();
  for (const { column, period } of asked) {
    const before = previousPeriod(period);
    const from = isMissing(stored.get(column.id) ?? [], before) ? before.from : period.from;
    const key = `${String(from)} ${String(period.to)}`;
    const held = windows.get(key);
    if (held) held.columns.push(column);
    else windows.set(key, { from, to: period.to, columns: [column] });
  }
  for (const window of windows.values()) {
    for (const history of await readHistories(strapi, db, window.columns, window, calendar)) histories.set(history.column.id, history);
  }
  const last = await lastDays(strapi, db, asked, on, histories);
  await breathe();
  const stands = asked.map((one) => standOf(one, on, histories, stored.get(one.column.id) ?? [], last.get(one.column.id) ?? null));
  return { on, calendar, stands };
};

/** From what was read already where that holds it, else from the end of the column's events. */
const lastDays = async (
  strapi: Strapi,
  db: Db,
  asked: readonly Asked[],
  on: number,
  histories: ReadonlyMap<string, History>
): Promise<ReadonlyMap<string, number>> => {
  const { policy } = configOf(strapi);
  const found = new Map<string, number>();
  for (const { column, period } of asked) {
    const days = histories.get(column.id)?.countedUnder(policyOf(policy, period).audit.switches);
    const last = days?.filter((day) => day <= on).at(-1);
    if (last !== undefined) found.set(column.id, last);
  }
  const rest = asked.map(({ column }) => column).filter(({ id }) => !found.has(id));
  for (const [id, day] of await lastCounted(strapi, db, rest, on)) found.set(id, day);
  return found;
};

export type { Verdict };
