import { z } from 'zod';
import { periodRef, verdict } from './audit';
import { civilDay, person } from './references';

/** What runs by itself every day, and what somebody asks for. */
export const job = z.enum(['daily', 'backfill']);
export type Job = z.infer<typeof job>;
export const runStatus = z.enum(['waiting', 'running', 'done', 'failed']);

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
