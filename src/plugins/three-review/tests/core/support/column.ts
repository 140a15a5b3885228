import {
  calendarOf,
  type AuditEvent,
  type Calendar,
  type CalendarDay,
  type ColumnHistory,
  type ColumnTerm,
  type Excuse,
} from '../../../core/audit';
import { parseDay, type EpochDay } from '../../../core/kernel/dates';
import { huludao2023, type AuditPolicy, type AuditSwitches, type Policy } from '../../../core/regulation';

export const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

export const day = (text: string): EpochDay => {
  const found = parseDay(text);
  if (found === null) throw new RangeError(`${text} is no day`);
  return found;
};

/** `2026-11-24 10:30` on the clock of Shanghai, in ms. */
export const instant = (text: string): number => {
  const [date = '', time = '10:00'] = text.split(' ');
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return day(date) * DAY_MS + (hours - 8) * HOUR_MS + minutes * 60_000;
};

/** An event at an instant like `2026-11-24 10:30`. */
export const event = (kind: AuditEvent['kind'], text: string, over: Partial<AuditEvent> = {}): AuditEvent => ({
  documentId: 'd1',
  locale: 'zh-Hans',
  kind,
  at: instant(text),
  localDay: day(text.slice(0, 10)),
  eventDay: null,
  contentChanged: kind === 'first' || kind === 'import' || kind === 'update',
  ...over,
});

export const term = (from: string, over: Partial<ColumnTerm> = {}): ColumnTerm => ({
  from: day(from),
  to: null,
  unitId: 'office',
  coUnitIds: [],
  dutyOfficerId: '1',
  deputyId: null,
  frequency: 'policy',
  suspended: false,
  ...over,
});

export const excuse = (from: string, to: string, filedOn: string, id = 'e1'): Excuse => ({
  id,
  from: day(from),
  to: day(to),
  filedOn: day(filedOn),
});

const days = (kind: CalendarDay['kind'], from: string, to: string): CalendarDay[] =>
  Array.from({ length: day(to) - day(from) + 1 }, (_, i) => ({ day: day(from) + i, kind }));

/** The State Council's notice for 2026, as far as the tests need it; nobody has announced 2027. */
export const CALENDAR: Calendar = calendarOf(
  [
    ...days('rest', '2026-02-15', '2026-02-23'),
    ...days('workday', '2026-02-14', '2026-02-14'),
    ...days('workday', '2026-02-28', '2026-02-28'),
    ...days('workday', '2026-09-20', '2026-09-20'),
    ...days('rest', '2026-10-01', '2026-10-07'),
    ...days('workday', '2026-10-10', '2026-10-10'),
  ],
  [{ from: day('2023-01-01'), to: day('2026-12-31') }]
);

export const audit: AuditPolicy = huludao2023.audit;

/** The policy of 2023 with other switches. */
export const switched = (over: Partial<AuditSwitches>, more: Partial<AuditPolicy> = {}): Policy => ({
  ...huludao2023,
  audit: { ...audit, ...more, switches: { ...audit.switches, ...over } },
});

/** 住建新闻, once a week, since 2023; nothing published. */
export const column = (over: Partial<ColumnHistory> = {}): ColumnHistory => ({
  columnName: '住建新闻',
  terms: [term('2023-07-04')],
  events: [],
  excuses: [],
  policies: [huludao2023],
  calendar: CALENDAR,
  ...over,
});
