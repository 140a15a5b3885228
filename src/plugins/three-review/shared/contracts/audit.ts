import { z } from 'zod';
import { CLOCK_LEVELS, PUBLICATION_KINDS, STANDINGS, VERDICTS, VETO_LEVELS } from '../../core/audit';
import { PERIOD_UNITS } from '../../core/regulation';
import { caseState } from './cases';
import { articleId, wording } from './common';
import { columnCategory, frequency } from './columns';
import { civilDay, coded, columnRef, documentRef, person, unitRef } from './references';

/** What runs by itself every day, and what somebody asks for. */
export const job = z.enum(['daily', 'backfill']);
export type Job = z.infer<typeof job>;
export const runStatus = z.enum(['waiting', 'running', 'done', 'failed']);

export const verdict = z.enum(VERDICTS);
export type VerdictOut = z.infer<typeof verdict>;

/** How a column stands today, most urgent first. */
export const standing = z.enum(STANDINGS);
export type StandingOut = z.infer<typeof standing>;

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
  pagination: z.object({ page: z.number(), pageSize: z.number(), pageCount: z.number(), total: z.number() }),
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

/** `GET /audit/site?profile=national-2019&on=` */
export const siteVeto = z.object({
  /** Of national-2019: home_page, stale_columns, long_not_updated, empty_columns, new_media, grave_cases. */
  id: z.string(),
  name: wording,
  count: z.number().int().nullable(),
  threshold: z.number().int(),
  unit: z.enum(['days', 'columns', 'cases']),
  level: z.enum([...VETO_LEVELS, 'unknown']),
  columns: z.array(columnRef.extend({ days: z.number().int().nullable() })),
  note: coded.nullable(),
});
export type SiteVeto = z.infer<typeof siteVeto>;
export const siteView = z.object({
  profile: z.string(),
  source: wording,
  on: civilDay,
  vetoes: z.array(siteVeto),
  /** What to update first, and how many vetoes each update moves away. */
  first: z.array(z.object({ column: z.string(), name: z.string(), unit: unitRef.nullable(), reasons: z.array(z.string()) })),
});
export type SiteView = z.infer<typeof siteView>;

/** `GET /audit/units?from=&to=`: ranking, lowest first. `GET /audit/units/:id` adds its columns as `ColumnStanding[]`. */
export const unitTally = z.object({
  unit: unitRef,
  met: z.number().int(),
  total: z.number().int(),
  missed: z.number().int(),
  excused: z.number().int(),
  /** 0–1; null when nothing was judged. */
  rate: z.number().nullable(),
  columns: z.number().int(),
  overdue: z.number().int(),
});
export type UnitTally = z.infer<typeof unitTally>;
export const unitDetail = z.object({ tally: unitTally, from: civilDay, to: civilDay, columns: z.array(columnStanding) });
export type UnitDetail = z.infer<typeof unitDetail>;

export const clockLevel = z.enum(CLOCK_LEVELS);
/** `GET /audit/drafts`: drafts with an event date, nearest to the 20 days first; `GET /audit/timeliness?from=&to=&late=`: what was published. */
export const draftClock = documentRef.extend({
  eventDay: civilDay,
  /** null where they are working days and no calendar covers them: `calendar_unknown`. */
  daysLeft: z.number().int().nullable(),
  level: clockLevel,
  stage: z.string(),
  waitsFor: z.array(z.string()),
});
export type DraftClock = z.infer<typeof draftClock>;
export const timelinessRow = documentRef.extend({
  eventDay: civilDay.nullable(),
  publishedDay: civilDay,
  days: z.number().int().nullable(),
  /** null: in working days, and no calendar covers them. */
  late: z.boolean().nullable(),
  /** event_after_publication, displayed_before_first … (伪造发稿日期): questions, until a case of the register settles them. */
  findings: z.array(
    coded.extend({
      /** Nobody has confirmed or dismissed it. */
      open: z.boolean(),
      /** Its case, for whoever may read the register. */
      case: z.object({ id: z.string(), state: caseState }).nullable(),
    })
  ),
});
export type TimelinessRow = z.infer<typeof timelinessRow>;

/** `POST /audit/run` `{ from, to }`: explicit, logged back-fill; `GET /audit/runs`, `GET /audit/runs/:id` (progress). */
export const auditRun = z.object({
  id: z.string(),
  job,
  from: civilDay,
  to: civilDay,
  status: runStatus,
  /** 0–1. */
  progress: z.number(),
  startedAt: z.number().nullable(),
  endedAt: z.number().nullable(),
  by: z.string().nullable(),
  reason: z.string().nullable(),
  attempt: z.number().int(),
  cells: z.number().int(),
  /** Verdicts of closed periods that a back-fill changed. */
  changed: z.number().int(),
  error: z.string().nullable(),
});
export type AuditRun = z.infer<typeof auditRun>;

/** `POST /audit/remind` `{ columns }`: says whom it reached; at most once a day and column. `dryRun`: whom it would reach. */
export const reminded = z.object({
  column: z.string(),
  name: z.string(),
  people: z.array(person),
  /** already_today, nobody, or null when it was or would be sent. */
  refused: z.enum(['already_today', 'nobody']).nullable(),
});
export type Reminded = z.infer<typeof reminded>;

/** `GET /audit/calendar`, `POST /audit/calendar` (the State Council's notice as JSON). */
export const calendarYear = z.object({ year: z.number().int(), source: z.string(), rest: z.number().int(), work: z.number().int() });
export type CalendarYear = z.infer<typeof calendarYear>;
/** `meta` of `POST /audit/calendar`: frozen periods that rest on days which the import changed, as the range of the back-fill that is offered; null: none. */
export const frozenOnDays = z.object({ from: civilDay, to: civilDay, periods: z.number().int(), columns: z.number().int() });
export type FrozenOnDays = z.infer<typeof frozenOnDays>;
export const calendarImportMeta = z.object({ frozen: frozenOnDays.nullable() });
export type CalendarImportMeta = z.infer<typeof calendarImportMeta>;

/** `GET /audit/bulletin?month=YYYY-MM`: the monthly bulletin (通报), to be printed. */
export const bulletin = z.object({
  month: z.string(),
  from: civilDay,
  to: civilDay,
  issuedOn: civilDay,
  site: siteView.nullable(),
  units: z.array(unitTally),
  missed: z.array(auditResult),
  late: z.array(timelinessRow),
  empty: z.array(columnRef.extend({ unit: unitRef.nullable() })),
  articles: z.array(articleId),
});
export type Bulletin = z.infer<typeof bulletin>;

/** `GET /audit/heatmap?columns=a,b&weeks=53&on=`: counted updates a week, oldest first; `from` is the first week's Monday. */
export const heatmap = z.object({
  from: civilDay,
  weeks: z.number().int(),
  columns: z.array(columnRef.extend({ counts: z.array(z.number().int()) })),
});
export type Heatmap = z.infer<typeof heatmap>;

/** `GET /audit/runs/:id`: the run, and what a back-fill changed in closed periods (who and why stand in the run). */
export const runChange = z.object({
  column: z.string(),
  columnName: z.string(),
  period: periodRef,
  /** null: the period had not been judged. */
  before: verdict.nullable(),
  after: verdict,
});
export type RunChange = z.infer<typeof runChange>;
export const auditRunDetail = auditRun.extend({ changes: z.array(runChange) });
export type AuditRunDetail = z.infer<typeof auditRunDetail>;

/** `GET /three-review/shown`, for everybody: has this site the column audit, and any column? */
export const shownParts = z.object({ audit: z.boolean(), columns: z.boolean() });
export type ShownParts = z.infer<typeof shownParts>;
