import { z } from 'zod';
import { articleId, page, wording } from './common';
import { civilDay, columnCategory, frequency } from './columns';

export const verdict = z.enum(['met', 'pending', 'due_soon', 'missed', 'excused', 'exempt', 'not_applicable', 'calendar_unknown']);
export type VerdictOut = z.infer<typeof verdict>;

/** How a column stands today, most urgent first. */
export const standing = z.enum(['overdue', 'empty', 'due_soon', 'pending', 'calendar_unknown', 'met', 'excused', 'suspended', 'exempt']);
export type StandingOut = z.infer<typeof standing>;

export const periodRef = z.object({ unit: z.enum(['week', 'month', 'quarter', 'half_year', 'year', 'gap']), from: civilDay, to: civilDay });
export type PeriodOut = z.infer<typeof periodRef>;

const person = z.object({ id: z.number(), name: z.string() });
const unitRef = z.object({ id: z.string(), name: z.string() });

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
  notes: z.array(z.object({ code: z.string(), data: z.record(z.string(), z.unknown()) })),
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
  kind: z.enum(['first', 'update', 'take_down', 'import']),
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
export const excuseBody = z
  .strictObject({
    column: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
    from: civilDay,
    to: civilDay,
    reason: z.string().trim().min(1).max(500),
  })
  .refine((range) => range.from <= range.to, { path: ['to'], message: 'must not be before from' });
export type ExcuseIn = z.input<typeof excuseBody>;
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
  level: z.enum(['fine', 'watch', 'near', 'vetoed', 'unknown']),
  columns: z.array(z.object({ id: z.string(), name: z.string(), days: z.number().int().nullable() })),
  note: z.object({ code: z.string(), data: z.record(z.string(), z.unknown()) }).nullable(),
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

/** `GET /audit/drafts`: drafts with an event date, nearest to the 20 days first; `GET /audit/timeliness?from=&to=&late=`: what was published. */
export const draftClock = z.object({
  uid: z.string(),
  documentId: z.string(),
  locale: z.string(),
  title: z.string().nullable(),
  column: z.object({ id: z.string(), name: z.string() }).nullable(),
  unit: unitRef.nullable(),
  eventDay: civilDay,
  daysLeft: z.number().int(),
  level: z.enum(['plain', 'last_quarter', 'past']),
  stage: z.string(),
  waitsFor: z.array(z.string()),
});
export type DraftClock = z.infer<typeof draftClock>;
export const timelinessRow = z.object({
  uid: z.string(),
  documentId: z.string(),
  locale: z.string(),
  title: z.string().nullable(),
  column: z.object({ id: z.string(), name: z.string() }).nullable(),
  unit: unitRef.nullable(),
  eventDay: civilDay.nullable(),
  publishedDay: civilDay,
  days: z.number().int().nullable(),
  late: z.boolean(),
  /** event_after_publication, displayed_before_publication … (伪造发稿日期). */
  findings: z.array(z.object({ code: z.string(), data: z.record(z.string(), z.unknown()) })),
});
export type TimelinessRow = z.infer<typeof timelinessRow>;

/** `POST /audit/run` `{ from, to }`: explicit, logged back-fill; `GET /audit/runs`, `GET /audit/runs/:id` (progress). */
export const runBody = z
  .strictObject({ from: civilDay, to: civilDay, reason: z.string().trim().min(1).max(500) })
  .refine((range) => range.from <= range.to, { path: ['to'], message: 'must not be before from' })
  .refine((range) => Number(range.to.slice(0, 4)) - Number(range.from.slice(0, 4)) <= 10, {
    path: ['to'],
    message: 'must lie within ten years of from',
  });
export type RunIn = z.input<typeof runBody>;
export const auditRun = z.object({
  id: z.string(),
  job: z.enum(['daily', 'backfill']),
  from: civilDay,
  to: civilDay,
  status: z.enum(['waiting', 'running', 'done', 'failed']),
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
export const remindBody = z.strictObject({ columns: z.array(z.string()).min(1).max(200), dryRun: z.boolean().default(false) });
export type RemindIn = z.input<typeof remindBody>;
export const reminded = z.object({
  column: z.string(),
  name: z.string(),
  people: z.array(person),
  /** already_today, nobody, or null when it was or would be sent. */
  refused: z.enum(['already_today', 'nobody']).nullable(),
});
export type Reminded = z.infer<typeof reminded>;

/** `GET /audit/calendar`, `POST /audit/calendar` (the State Council's notice as JSON). */
export const calendarBody = z.strictObject({
  year: z.number().int().min(2000).max(2100),
  source: z.string().trim().min(1).max(200),
  /** Days off that would be working days, and working days that would be off. */
  rest: z.array(civilDay).max(366),
  work: z.array(civilDay).max(366),
});
export type CalendarIn = z.input<typeof calendarBody>;
export const calendarYear = z.object({ year: z.number().int(), source: z.string(), rest: z.number().int(), work: z.number().int() });
export type CalendarYear = z.infer<typeof calendarYear>;

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
  empty: z.array(z.object({ id: z.string(), name: z.string(), unit: unitRef.nullable() })),
  articles: z.array(articleId),
});
export type Bulletin = z.infer<typeof bulletin>;

const recordId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'must be one id');
const flag = z.enum(['true', 'false']);
const words = z.string().max(60);
const periodUnit = z.enum(['week', 'month', 'quarter', 'half_year', 'year', 'gap']);
/** Both ends count; at most ten years. */
const inOrder = (range: { from?: string | undefined; to?: string | undefined }): boolean =>
  range.from === undefined || range.to === undefined || range.from <= range.to;
const order = { path: ['to'], message: 'must not be before from' };

export const auditColumnsQuery = page.extend({
  on: civilDay.optional(),
  standing: standing.optional(),
  unit: recordId.optional(),
  frequency: z.enum(['week', 'month', 'quarter', 'half_year', 'year', 'gap', 'exempt']).optional(),
  category: columnCategory.optional(),
  _q: words.optional(),
  sort: z.enum(['urgency', 'name', 'last_update']).default('urgency'),
});
/** `GET /audit/columns/:id?on=` */
export const auditColumnQuery = z.object({ on: civilDay.optional() });
export const eventsQuery = page.extend({ from: civilDay.optional(), to: civilDay.optional() }).refine(inOrder, order);
export const resultsQuery = page
  .extend({
    column: recordId.optional(),
    unit: recordId.optional(),
    verdict: verdict.optional(),
    rule: periodUnit.optional(),
    from: civilDay.optional(),
    to: civilDay.optional(),
  })
  .refine(inOrder, order);
export const siteQuery = z.object({ profile: words.optional(), on: civilDay.optional() });
/** Left out: the running year. */
export const unitsQuery = z.object({ from: civilDay.optional(), to: civilDay.optional() }).refine(inOrder, order);
export const draftsQuery = page.extend({ unit: recordId.optional(), level: z.enum(['plain', 'last_quarter', 'past']).optional() });
export const timelinessQuery = page
  .extend({
    from: civilDay.optional(),
    to: civilDay.optional(),
    unit: recordId.optional(),
    column: recordId.optional(),
    late: flag.optional(),
    /** Only rows with a finding (forged dates). */
    findings: flag.optional(),
  })
  .refine(inOrder, order);
export const excusesQuery = page
  .extend({ column: recordId.optional(), from: civilDay.optional(), to: civilDay.optional() })
  .refine(inOrder, order);
export const runsQuery = page.extend({ job: z.enum(['daily', 'backfill']).optional() });
export const numberParams = z.object({ id: z.string().regex(/^\d{1,15}$/, 'must be one id') });
export const bulletinQuery = z.object({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'must be a month like 2026-11') });
export const notificationsQuery = page.extend({ unread: flag.optional() });
export const deliveriesQuery = page.extend({ status: z.enum(['waiting', 'delivered', 'given_up']).optional() });

/** `GET /audit/heatmap?columns=a,b&weeks=53&on=`: counted updates a week, oldest first; `from` is the first week's Monday. */
export const heatmapQuery = z.object({
  columns: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}(,[A-Za-z0-9_-]{1,64}){0,99}$/, 'must be at most 100 column ids, separated by commas')
    .optional(),
  weeks: z.coerce.number().int().min(1).max(106).default(53),
  on: civilDay.optional(),
});
export const heatmap = z.object({
  from: civilDay,
  weeks: z.number().int(),
  columns: z.array(z.object({ id: z.string(), name: z.string(), counts: z.array(z.number().int()) })),
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

/** `GET /audit/export.xlsx?…`, `/audit/export.csv?…`: `what=columns` with the filters of `/audit/columns`, or `what=results` with those of `/audit/results`. */
export const auditExportQuery = z
  .object({
    what: z.enum(['columns', 'results']).default('columns'),
    ...auditColumnsQuery.omit({ page: true, pageSize: true }).shape,
    column: recordId.optional(),
    verdict: verdict.optional(),
    rule: periodUnit.optional(),
    from: civilDay.optional(),
    to: civilDay.optional(),
  })
  .refine(inOrder, order);
