import { z } from 'zod';
import { locale, page, pagination, reason } from './common';
import { actor } from './references';

/** `trial` 试运行: everything is judged and put down, nothing is stopped. `enforced`: nothing goes live without three sign-offs (A10.2). */
export const siteMode = z.enum(['trial', 'enforced']);
export type SiteMode = z.infer<typeof siteMode>;

/** By what a mode came about: a person's order, the host's configuration, or that an earlier version knew no other. */
export const siteBasis = z.enum(['person', 'configuration', 'earlier_version']);

const count = z.number().int();

/** What the trial run has put down, from `from` (ms) on; null: there was none. One act counts once, under its first reason: `reasons` add up to `refused`. */
export const trialFigures = z.object({
  from: z.number().nullable(),
  /** Acts that were judged: those that would have passed, and those that would have been refused. */
  publications: count,
  refused: count,
  /** Acts that nobody could judge: they are in none of the other figures. */
  notJudged: count,
  reasons: z.array(z.object({ code: z.string(), count })),
});
export type TrialFigures = z.infer<typeof trialFigures>;

/** How far what is live has been taken over as it stands. `failed`: it stopped; ordering it again goes on where it was. */
export const adoptionProgress = z.object({ state: z.enum(['idle', 'running', 'failed']), done: count, total: count });
export type AdoptionProgress = z.infer<typeof adoptionProgress>;

/** `GET /site`, and what `POST /site/enforce` and `/site/relax` answer. While adoption runs the mode is still `trial`, and publications are refused with `adopting`. */
export const site = z.object({
  mode: siteMode,
  /** ms since when */
  since: z.number().nullable(),
  by: actor.nullable(),
  basis: siteBasis.nullable(),
  trial: trialFigures,
  adoption: adoptionProgress,
  /** May whoever asks switch? */
  mayEnforce: z.boolean(),
});
export type SiteOut = z.infer<typeof site>;

export const trialQuery = page;
/** One act of the trial run that would have been refused, the newest first. */
export const trialRecord = z.object({
  id: count,
  at: z.number(),
  uid: z.string(),
  documentId: z.string().nullable(),
  locale: locale.nullable(),
  /** Null: it has none, or it is not for whoever asks. */
  title: z.string().nullable(),
  /** What was done: publish, create, update, unpublish, delete of a document; `write` past the document service; `file`. */
  action: z.string(),
  /** The first reason, under which it counts. */
  code: z.string(),
  codes: z.array(z.string()),
  actor: actor.nullable(),
});
export type TrialRecord = z.infer<typeof trialRecord>;
export const trialPage = z.object({ data: z.array(trialRecord), meta: z.object({ pagination }) });

const password = z.string().max(256).optional();
export const enforceBody = z.strictObject({ reason, password });
/** The reason is demanded by the rule (`reason_required`). */
export const relaxBody = z.strictObject({ reason, password });
