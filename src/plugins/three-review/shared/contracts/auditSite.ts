import { z } from 'zod';
import { VETO_LEVELS } from '../../core/audit';
import { auditResult, columnStanding } from './audit';
import { articleId, wording } from './common';
import { civilDay, coded, columnRef, unitRef } from './references';
import { timelinessRow } from './timeliness';

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
