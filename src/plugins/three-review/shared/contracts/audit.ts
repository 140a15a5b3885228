import { z } from 'zod';
import { CLOCK_LEVELS, PUBLICATION_KINDS, STANDINGS, VERDICTS } from '../../core/audit';
import { PERIOD_UNITS } from '../../core/regulation';
import { articleId, pages } from './common';
import { columnCategory, frequency } from './columns';
import { civilDay, coded, columnRef, person, unitRef } from './references';

export const verdict = z.enum(VERDICTS);
export type VerdictOut = z.infer<typeof verdict>;

/** How a column stands today, most urgent first. */
export const standing = z.enum(STANDINGS);
export type StandingOut = z.infer<typeof standing>;

/** How near a draft is to its 20 days. */
export const clockLevel = z.enum(CLOCK_LEVELS);

/** The periods that a column is judged by; a gap is judged month by month. */
export const periodUnit = z.enum([...PERIOD_UNITS, 'gap']);
export const periodRef = z.object({ unit: periodUnit, from: civilDay, to: civilDay });
export type PeriodOut = z.infer<typeof periodRef>;

/** A column as the dashboard shows it. */
export const columnStanding = z.object({
  id: z.string(),
  name: z.string(),
  slug: z.string(),
  parent: z.string().nullable(),
  category: columnCategory,
  unit: unitRef.nullable(),
  dutyOfficer: person.nullable(),
  deputy: person.nullable(),
  /** What is in force: `policy` already worked out. */
  frequency,
  article: articleId,
  standing,
  /** The period that the standing speaks of: the missed one when overdue, else the running one. */
  period: periodRef.nullable(),
  counted: z.number().int(),
  required: z.number().int().nullable(),
  /** Days until the period ends (0: today is its last day); null when nothing is due. */
  daysLeft: z.number().int().nullable(),
  daysOverdue: z.number().int().nullable(),
  lastUpdate: civilDay.nullable(),
  daysSinceUpdate: z.number().int().nullable(),
  /** Counted updates of the last 53 weeks, oldest first. */
  weeks: z.array(z.number().int()),
  /** Closed periods that stand out below the map. */
  marks: z.array(z.object({ from: civilDay, to: civilDay, verdict: z.enum(['missed', 'excused']) })),
});
export type ColumnStanding = z.infer<typeof columnStanding>;

/** `GET /audit/columns?on=&standing=&unit=&frequency=&category=&_q=&sort=urgency|name|last_update&page=&pageSize=` */
export const auditColumnsMeta = z.object({
  on: civilDay,
  pagination: pages,
  /** Of all columns that meet the other filters: they add up to `all`. */
  counts: z.object({ all: z.number().int() }).catchall(z.number().int()),
  /** When the day was last audited, or why it is not. */
  lastRun: z.object({ status: z.enum(['done', 'running', 'failed', 'never']), at: z.number().nullable(), error: z.string().nullable() }),
  /** The last day the holiday calendar knows; null: it knows none. */
  calendarKnownTo: civilDay.nullable(),
  timeZone: z.string(),
});
export type AuditColumnsMeta = z.infer<typeof auditColumnsMeta>;

/** `GET /audit/results?column=&unit=&verdict=&from=&to=&page=&pageSize=`: closed and running periods, newest first. */
export const auditResult = z.object({
  column: z.string(),
  columnName: z.string(),
  unit: unitRef.nullable(),
  period: periodRef,
  verdict,
  counted: z.number().int(),
  required: z.number().int().nullable(),
  lastDay: civilDay.nullable(),
  /** Why, as codes with their data, worded by the translations. */
  notes: z.array(coded),
  policy: z.string(),
  article: articleId,
  frozen: z.boolean(),
});
export type AuditResult = z.infer<typeof auditResult>;

/** `GET /audit/columns/:id/events?page=&pageSize=`: what went live or down in a column, newest first. */
export const publicationEvent = z.object({
  id: z.string(),
  uid: z.string(),
  documentId: z.string(),
  locale: z.string(),
  title: z.string().nullable(),
  /** As in the lists of documents: not for whoever asks, and the id is empty then. */
  titleHidden: z.boolean(),
  kind: z.enum(PUBLICATION_KINDS),
  at: z.number(),
  day: civilDay,
  eventDay: civilDay.nullable(),
  /** Days from the event to its first publication (A9.2). */
  daysToPublish: z.number().int().nullable(),
  counts: z.boolean(),
  /** Why it does not count: taken_down_early, unchanged, same_day, update_not_counted, import_not_counted. */
  notCounted: z.string().nullable(),
});
export type PublicationEventOut = z.infer<typeof publicationEvent>;

/** `GET /audit/columns/:id` */
export const columnDetail = z.object({
  standing: columnStanding,
  coUnits: z.array(unitRef),
  /** The last 53 weeks, a count a day, oldest first, beginning on `from`, a Monday. */
  days: z.object({ from: civilDay, counts: z.array(z.number().int()), total: z.number().int() }),
  /** Of the last year's closed periods. */
  tally: z.object({ met: z.number().int(), missed: z.number().int(), excused: z.number().int(), rate: z.number().nullable() }),
  timeliness: z.object({
    documents: z.number().int(),
    averageDays: z.number().nullable(),
    late: z.number().int(),
    limit: z.number().int(),
  }),
  years: z.array(z.number().int()),
});
export type ColumnDetail = z.infer<typeof columnDetail>;

/** `GET/POST /audit/excuses?column=`, `DELETE /audit/excuses/:id` (报备). Filed after a period's end it is a remark and changes no verdict. */
export const excuse = z.object({
  id: z.string(),
  column: z.string(),
  from: civilDay,
  to: civilDay,
  reason: z.string(),
  by: person,
  filedAt: z.number(),
  filedOn: civilDay,
  /** Filed while at least one judged period that it touches had not ended. */
  inTime: z.boolean(),
  withdrawnAt: z.number().nullable(),
});
export type ExcuseOut = z.infer<typeof excuse>;

/** `GET /audit/heatmap?columns=a,b&weeks=53&on=`: counted updates a week, oldest first; `from` is the first week's Monday. */
export const heatmap = z.object({
  from: civilDay,
  weeks: z.number().int(),
  columns: z.array(columnRef.extend({ counts: z.array(z.number().int()) })),
});
export type Heatmap = z.infer<typeof heatmap>;

/** `GET /three-review/shown`, for everybody: has this site the column audit, and any column? */
export const shownParts = z.object({ audit: z.boolean(), columns: z.boolean() });
export type ShownParts = z.infer<typeof shownParts>;
