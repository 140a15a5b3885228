import { z } from 'zod';
import { timelinessQuery } from './auditRequests';
import { pages } from './common';
import { civilDay } from './references';

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
