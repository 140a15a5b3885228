import { z } from 'zod';
import { clockLevel } from './audit';
import { timelinessQuery } from './auditRequests';
import { caseState } from './cases';
import { pages } from './common';
import { civilDay, coded, documentRef } from './references';

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

/** `GET /audit/timeliness`; `days`: what took longest first, what has no event date last. */
export const timelinessListQuery = timelinessQuery.safeExtend({ sort: z.enum(['newest', 'days']).default('newest') });

export const timelinessMeta = z.object({
  pagination: pages,
  on: civilDay,
  /** Within so many days after the event something is published, by the policy in force (A9.2). */
  limit: z.number().int(),
  /** Are these working days? */
  workingDays: z.boolean(),
});
export type TimelinessMeta = z.infer<typeof timelinessMeta>;
