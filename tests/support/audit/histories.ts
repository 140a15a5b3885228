import type { AuditEvent, Calendar, ColumnHistory, ColumnTerm, Excuse } from '../../../src/plugins/three-review/core/audit';
import { huludao2023, type AuditSwitches, type Frequency, type Policy } from '../../../src/plugins/three-review/core/regulation';
import { oneOf, randomOf, type Random } from '../../faults/random';

const DAY_MS = 86_400_000;
/** Shanghai is eight hours ahead, all year. */
const OFFSET_MS = 8 * 3_600_000;

export interface HistoryColumn extends ColumnHistory {
  readonly id: string;
}

export interface Histories {
  readonly columns: readonly HistoryColumn[];
  readonly policies: readonly Policy[];
  readonly calendar: Calendar;
  readonly from: number;
  readonly to: number;
}

export interface HistoriesAsked {
  readonly seed: number;
  readonly columns: number;
  /** First and last day of the histories, as epoch days. */
  readonly from: number;
  readonly to: number;
  /** Publications a column and year, about. */
  readonly eventsPerYear?: number;
  /** Deviations from the defaults, for all columns. */
  readonly switches?: Partial<AuditSwitches>;
}

const NAMES = ['住建新闻', '部门会议', '便民信息', '机构设置', '质量安全', '通知公告', '政策解读'];
const FREQUENCIES: readonly (Frequency | 'policy')[] = [
  'policy',
  'policy',
  'policy',
  { kind: 'period', unit: 'week', min: 1 },
  { kind: 'period', unit: 'week', min: 2 },
  { kind: 'period', unit: 'month', min: 1 },
  { kind: 'period', unit: 'month', min: 3 },
  { kind: 'period', unit: 'quarter', min: 1 },
  { kind: 'period', unit: 'half_year', min: 1 },
  { kind: 'period', unit: 'year', min: 2 },
  { kind: 'gap', days: 10 },
  { kind: 'gap', days: 45 },
  { kind: 'exempt' },
];

const whole = (random: Random, from: number, to: number): number => from + Math.floor(random() * (to - from + 1));
const chance = (random: Random, share: number): boolean => random() < share;

/** One to five terms, one after the other, at times with a break between them, an open end, or a column that is closed for good. */
const termsOf = (random: Random, from: number, to: number): ColumnTerm[] => {
  const terms: ColumnTerm[] = [];
  let day = chance(random, 0.6) ? from - whole(random, 0, 400) : whole(random, from, to);
  const many = whole(random, 1, 5);
  for (let i = 0; i < many; i += 1) {
    const end = i === many - 1 && chance(random, 0.8) ? null : day + whole(random, 0, 200);
    terms.push({
      from: day,
      to: end,
      unitId: `unit-${String(whole(random, 1, 6))}`,
      coUnitIds: [],
      dutyOfficerId: chance(random, 0.8) ? String(whole(random, 1, 20)) : null,
      deputyId: null,
      frequency: oneOf(random, FREQUENCIES),
      suspended: chance(random, 0.15),
    });
    if (end === null) break;
    day = end + 1 + (chance(random, 0.3) ? whole(random, 1, 30) : 0);
  }
  return terms;
};

const excusesOf = (random: Random, id: string, from: number, to: number): Excuse[] =>
  Array.from({ length: whole(random, 0, 4) }, (_, i) => {
    const first = whole(random, from, to);
    const last = first + whole(random, 0, 60);
    return { id: `${id}-e${String(i)}`, from: first, to: last, filedOn: whole(random, first - 10, last + 20) };
  });

/** What happens to one document: first publication or import, changes, saves without change, take-downs soon and late, and again. */
const lifeOf = (random: Random, documentId: string, locale: string, from: number, to: number): AuditEvent[] => {
  const events: AuditEvent[] = [];
  let at = whole(random, from, to) * DAY_MS - OFFSET_MS + Math.floor(random() * DAY_MS);
  const tell = (kind: AuditEvent['kind'], contentChanged: boolean) => {
    const localDay = Math.floor((at + OFFSET_MS) / DAY_MS);
    const eventDay = chance(random, 0.7) ? localDay - whole(random, 0, 30) : null;
    if (localDay <= to) events.push({ documentId, locale, kind, at, localDay, eventDay, contentChanged });
  };
  tell(chance(random, 0.2) ? 'import' : 'first', true);
  const more = chance(random, 0.5) ? 0 : whole(random, 1, 4);
  for (let i = 0; i < more; i += 1) {
    // Often within a day, at times to the very millisecond of the 24 hours.
    at += chance(random, 0.1) ? DAY_MS : Math.floor(random() * (chance(random, 0.6) ? DAY_MS * 1.5 : DAY_MS * 60)) + 1;
    if (chance(random, 0.35)) tell('take_down', false);
    else tell('update', chance(random, 0.7));
  }
  return events;
};

const eventsOf = (random: Random, id: string, { from, to, eventsPerYear = 30 }: HistoriesAsked): AuditEvent[] => {
  const busy = oneOf(random, [0, 0.2, 1, 1, 3]);
  const many = Math.round(((to - from) / 365) * eventsPerYear * busy * random() * 2);
  return Array.from({ length: many }, (_, i) => i).flatMap((i) => {
    const documentId = `${id}-d${String(i)}`;
    const zh = lifeOf(random, documentId, 'zh-Hans', from, to);
    return chance(random, 0.15) ? [...zh, ...lifeOf(random, documentId, 'en', from, to)] : zh;
  });
};

/** Years in full, the last third of the time unknown in some; holidays by chance, a week long. */
const calendarFor = (random: Random, from: number, to: number): Calendar => {
  const days = new Map<number, 'workday' | 'rest'>();
  for (let day = from; day < to; day += whole(random, 20, 120)) for (let i = 0; i < 9; i += 1) days.set(day + i, 'rest');
  for (let i = 0; i < 20; i += 1) days.set(whole(random, from, to), 'workday');
  const known = chance(random, 0.5) ? to + 400 : Math.floor((from + 2 * to) / 3);
  return { covered: [{ from: from - 400, to: known }], days };
};

/** Random histories of columns; the same seed leads to the same ones. */
export const histories = (asked: HistoriesAsked): Histories => {
  const random = randomOf(asked.seed);
  const { from, to } = asked;
  const switches = { ...huludao2023.audit.switches, ...asked.switches };
  const first: Policy = { ...huludao2023, audit: { ...huludao2023.audit, switches } };
  const other: Policy = {
    ...first,
    version: 'changed',
    effectiveFrom: whole(random, from, to),
    audit: { ...first.audit, otherwise: { article: 'A9.2', frequency: { kind: 'period', unit: 'month', min: 1 } } },
  };
  const policies = chance(random, 0.5) ? [first] : [first, other];
  const calendar = calendarFor(random, from, to);
  const columns = Array.from({ length: asked.columns }, (_, i): HistoryColumn => {
    const id = `column-${String(i + 1)}`;
    return {
      id,
      columnName: oneOf(random, NAMES),
      terms: termsOf(random, from, to),
      events: eventsOf(random, id, asked),
      excuses: excusesOf(random, id, from, to),
      policies,
      calendar,
    };
  });
  return { columns, policies, calendar, from, to };
};
