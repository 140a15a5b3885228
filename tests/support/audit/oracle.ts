import type { AuditEvent, Calendar, ColumnHistory, ColumnTerm, PeriodUnit, Verdict } from '../../../src/plugins/three-review/core/audit';
import type { AuditPolicy, Frequency, Policy } from '../../../src/plugins/three-review/core/regulation';

/**
 * The decision table recomputed by brute force: day by day, event by event, with the machine's own calendar and no function of core.
 * Slow, and on purpose written unlike core, so that two ways to the same cell have to agree.
 */
const DAY_MS = 86_400_000;
const dateOf = (day: number): Date => new Date(day * DAY_MS);

/** What two days of the same period have in common. */
const nameOf = (unit: PeriodUnit, day: number): string => {
  const date = dateOf(day);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  switch (unit) {
    case 'week': {
      const sunday = new Date(date);
      while (sunday.getUTCDay() !== 0) sunday.setUTCDate(sunday.getUTCDate() + 1);
      return sunday.toISOString();
    }
    case 'month':
      return `${String(year)} ${String(month)}`;
    case 'quarter':
      return `${String(year)} ${String(Math.floor(month / 3))}`;
    case 'half_year':
      return `${String(year)} ${month < 6 ? 'first' : 'second'}`;
    case 'year':
      return String(year);
  }
};

/** All days of the period that `day` lies in. */
const daysAround = (unit: PeriodUnit, day: number): number[] => {
  const name = nameOf(unit, day);
  const days = [day];
  for (let d = day - 1; nameOf(unit, d) === name; d -= 1) days.unshift(d);
  for (let d = day + 1; nameOf(unit, d) === name; d += 1) days.push(d);
  return days;
};

const policyFor = (policies: readonly Policy[], day: number): AuditPolicy => {
  let held: Policy | undefined;
  for (const policy of policies) if (policy.effectiveFrom <= day && (!held || policy.effectiveFrom > held.effectiveFrom)) held = policy;
  if (!held) for (const policy of policies) if (!held || policy.effectiveFrom < held.effectiveFrom) held = policy;
  if (!held) throw new RangeError('no policy');
  return held.audit;
};

const holds = (term: ColumnTerm, day: number): boolean => day >= term.from && day <= (term.to ?? Infinity);
const isSame = (a: AuditEvent, b: AuditEvent): boolean => a.documentId === b.documentId && a.locale === b.locale;

/** Does this event count in itself, whatever else the document did on that day? */
const couldCount = (event: AuditEvent, all: readonly AuditEvent[], { switches }: AuditPolicy): boolean => {
  if (event.kind === 'take_down') return false;
  if (event.kind === 'import' && !switches.countImported) return false;
  if (event.kind === 'update' && (!switches.countUpdates || !event.contentChanged)) return false;
  return !all.some(
    (other) =>
      other.kind === 'take_down' && isSame(other, event) && other.at >= event.at && other.at - event.at <= switches.takenDownWithinMs
  );
};

/** The documents that count on a day. */
const countedOn = (day: number, all: readonly AuditEvent[], policy: AuditPolicy): Set<string> => {
  const documents = new Set<string>();
  for (const event of all) if (event.localDay === day && couldCount(event, all, policy)) documents.add(event.documentId);
  return documents;
};

const isCovered = (day: number, calendar: Calendar): boolean =>
  calendar.days.has(day) || calendar.covered.some(({ from, to }) => day >= from && day <= to);

const isWorked = (day: number, calendar: Calendar): boolean => {
  const listed = calendar.days.get(day);
  return listed ? listed === 'workday' : ![0, 6].includes(dateOf(day).getUTCDay());
};

const byName = (policy: AuditPolicy, name: string): Frequency => {
  for (const rule of policy.frequencies) if (rule.columns.includes(name)) return rule.frequency;
  return policy.otherwise.frequency;
};

/** The first day of the period on which a rule judged by `unit` holds, walking through its days; and what else was met on the way. */
const walk = (column: ColumnHistory, policy: AuditPolicy, unit: PeriodUnit, days: readonly number[]) => {
  let begun = false;
  let exempt = false;
  for (const day of days) {
    const term = column.terms.find((one) => holds(one, day));
    if (!term) continue;
    let frequency = term.frequency === 'policy' ? byName(policy, column.columnName) : term.frequency;
    const late = frequency.kind === 'exempt' && term.from > (days[0] ?? 0) && (begun || term.frequency !== 'policy');
    const alone =
      !begun || column.terms.every((other) => other === term || other.from > term.from || (other.to ?? Infinity) < (days[0] ?? 0));
    if (late && alone) frequency = byName(policy, column.columnName);
    if (frequency.kind === 'exempt' && !late) exempt = true;
    begun = true;
    if (frequency.kind === 'period' && frequency.unit === unit) return { day, exempt, frequency };
    if (frequency.kind === 'gap' && unit === 'month') return { day, exempt, frequency };
  }
  return { day: null, exempt, frequency: null };
};

/** Lives through all days of a gap rule with a clock that updates and beginnings set back to zero. */
const gapBroken = (column: ColumnHistory, policy: AuditPolicy, limit: number, from: number, upTo: number) => {
  let silence: number | null = null;
  let updated = false;
  let broken = false;
  const start = Math.min(...column.terms.map((term) => term.from));
  for (let day = start; day <= upTo; day += 1) {
    const term = column.terms.find((one) => holds(one, day));
    const frequency = term && (term.frequency === 'policy' ? byName(policy, column.columnName) : term.frequency);
    if (!term || term.suspended || frequency?.kind !== 'gap') {
      silence = null;
      continue;
    }
    if (silence === null) updated = false;
    silence = silence === null ? 0 : silence + 1;
    if (countedOn(day, column.events, policy).size > 0) {
      silence = 0;
      updated = true;
    }
    if (day >= from && silence > limit) broken = true;
  }
  return { broken, silence, updated };
};

export interface OracleCell {
  readonly from: number;
  readonly to: number;
  readonly verdict: Verdict;
  readonly counted: number;
  readonly lastDay: number | null;
}

/** The verdict on one column in the period of this unit around `around`, as it is on `today`. */
export const oracleCell = (column: ColumnHistory, unit: PeriodUnit, around: number, today: number): OracleCell => {
  const days = daysAround(unit, around);
  const [from = around] = days;
  const to = from + days.length - 1;
  const policy = policyFor(column.policies, from);
  const { switches } = policy;

  let counted = 0;
  let lastDay: number | null = null;
  for (const day of days) {
    const { size } = countedOn(day, column.events, policy);
    counted += size;
    if (size > 0) lastDay = day;
  }
  const cell = (verdict: Verdict): OracleCell => ({ from, to, verdict, counted, lastDay });

  const active = (day: number) => column.terms.some((term) => holds(term, day) && !term.suspended);
  if (!days.some(active)) return cell('not_applicable');
  const duty = walk(column, policy, unit, days);
  if (duty.day === null) return cell(duty.exempt ? 'exempt' : 'not_applicable');
  const since = duty.day;

  const over = today > to;
  let [met, hopeless, left, soon] = [
    counted >= (duty.frequency.kind === 'period' ? duty.frequency.min : 0),
    over,
    to - today,
    switches.dueSoonDays[unit],
  ];
  if (duty.frequency.kind === 'gap') {
    const gap = gapBroken(column, policy, duty.frequency.days, since, Math.min(to, today));
    [left, soon] = [gap.silence === null ? Infinity : duty.frequency.days - gap.silence, switches.dueSoonDays.gap];
    met = !gap.broken && (over || (gap.updated && gap.silence !== null && left > soon));
    hopeless = over || gap.broken;
  }
  if (met) return cell('met');

  const share = days.filter((day) => day >= since && active(day)).length / days.length;
  if (share < switches.activeShare) return cell('excused');
  const inTime = column.excuses.filter((excuse) => excuse.filedOn <= to);
  const open = days.filter((day) => !inTime.some((excuse) => day >= excuse.from && day <= excuse.to)).length;
  if (open < days.length && (open === 0 || open / days.length < switches.activeShare)) return cell('excused');
  const known = days.every((day) => isCovered(day, column.calendar));
  if (switches.excuseZeroWorkday && known && !days.some((day) => isWorked(day, column.calendar))) return cell('excused');
  if (switches.requireCalendar && !known) return cell('calendar_unknown');
  if (hopeless) return cell('missed');
  return cell(left <= soon ? 'due_soon' : 'pending');
};

/** Every cell of a column whose period has a day in `from`…`to`, keyed by unit and first day. */
export const oracleCells = (
  column: ColumnHistory,
  units: readonly PeriodUnit[],
  [from, to]: readonly [number, number],
  today: number
): ReadonlyMap<string, OracleCell> => {
  const cells = new Map<string, OracleCell>();
  for (const unit of units)
    for (let day = from; day <= to;) {
      const cell = oracleCell(column, unit, day, today);
      cells.set(`${unit} ${String(cell.from)}`, cell);
      day = cell.to + 1;
    }
  return cells;
};
