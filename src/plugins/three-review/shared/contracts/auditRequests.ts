import { z } from 'zod';
import { clockLevel, periodUnit, standing, verdict } from './audit';
import { job } from './auditRuns';
import { columnCategory } from './columns';
import { page, required } from './common';
import { civilDay, recordId } from './references';

/** What the routes of the audit are asked (A9.2); what they answer stands in audit.ts. */
const flag = z.enum(['true', 'false']);
const words = z.string().max(60);
/** Both ends count. */
const range = { from: civilDay.optional(), to: civilDay.optional() };
const inOrder = ({ from, to }: { from?: string | undefined; to?: string | undefined }): boolean =>
  from === undefined || to === undefined || from <= to;
const order = { path: ['to'], message: 'must not be before from' };

export const auditColumnsQuery = page.extend({
  on: civilDay.optional(),
  standing: standing.optional(),
  unit: recordId.optional(),
  frequency: z.enum([...periodUnit.options, 'exempt']).optional(),
  category: columnCategory.optional(),
  _q: words.optional(),
  sort: z.enum(['urgency', 'name', 'last_update']).default('urgency'),
});
/** `GET /audit/columns/:id?on=` */
export const auditColumnQuery = z.object({ on: civilDay.optional() });
export const eventsQuery = page.extend(range).refine(inOrder, order);
export const resultsQuery = page
  .extend({
    column: recordId.optional(),
    unit: recordId.optional(),
    verdict: verdict.optional(),
    rule: periodUnit.optional(),
    ...range,
  })
  .refine(inOrder, order);
export const siteQuery = z.object({ profile: words.optional(), on: civilDay.optional() });
/** Left out: the running year. */
export const unitsQuery = z.object(range).refine(inOrder, order);
export const draftsQuery = page.extend({ unit: recordId.optional(), level: clockLevel.optional() });
export const timelinessQuery = page
  .extend({
    ...range,
    unit: recordId.optional(),
    column: recordId.optional(),
    late: flag.optional(),
    /** Only rows with a finding that nobody has settled (forged dates). */
    findings: flag.optional(),
  })
  .refine(inOrder, order);
export const excusesQuery = page.extend({ column: recordId.optional(), ...range }).refine(inOrder, order);
export const runsQuery = page.extend({ job: job.optional() });
export const bulletinQuery = z.object({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'must be a month like 2026-11') });

/** `GET /audit/heatmap?columns=a,b&weeks=53&on=` */
export const heatmapQuery = z.object({
  columns: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}(,[A-Za-z0-9_-]{1,64}){0,99}$/, 'must be at most 100 column ids, separated by commas')
    .optional(),
  weeks: z.coerce.number().int().min(1).max(106).default(53),
  on: civilDay.optional(),
});

/** `GET /audit/export.xlsx?…`, `/audit/export.csv?…`: `what=columns` with the filters of `/audit/columns`, or `what=results` with those of `/audit/results`. */
export const auditExportQuery = z
  .object({
    what: z.enum(['columns', 'results']).default('columns'),
    language: z.enum(['zh-Hans', 'en']).default('zh-Hans'),
    ...auditColumnsQuery.omit({ page: true, pageSize: true }).shape,
    column: recordId.optional(),
    verdict: verdict.optional(),
    rule: periodUnit.optional(),
    ...range,
  })
  .refine(inOrder, order);

/** `POST /audit/excuses` */
export const excuseBody = z
  .strictObject({
    column: recordId,
    from: civilDay,
    to: civilDay,
    reason: required(500),
  })
  .refine(inOrder, order);
export type ExcuseIn = z.input<typeof excuseBody>;

/** `POST /audit/run` */
export const runBody = z
  .strictObject({ from: civilDay, to: civilDay, reason: required(500) })
  .refine(inOrder, order)
  .refine(({ from, to }) => Number(to.slice(0, 4)) - Number(from.slice(0, 4)) <= 10, {
    path: ['to'],
    message: 'must lie within ten years of from',
  });
export type RunIn = z.input<typeof runBody>;

/** `POST /audit/remind`; `dryRun`: whom it would reach. */
export const remindBody = z.strictObject({ columns: z.array(recordId).min(1).max(200), dryRun: z.boolean().default(false) });
export type RemindIn = z.input<typeof remindBody>;

/** `POST /audit/calendar`: the State Council's notice as JSON. */
export const calendarBody = z.strictObject({
  year: z.number().int().min(2000).max(2100),
  source: required(200),
  /** Days off that would be working days, and working days that would be off. */
  rest: z.array(civilDay).max(366),
  work: z.array(civilDay).max(366),
});
export type CalendarIn = z.input<typeof calendarBody>;
