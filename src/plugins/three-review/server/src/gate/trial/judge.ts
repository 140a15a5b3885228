import type { Refusal } from '../../../../core/kernel/result';
import { currentCaller, withScope } from '../../platform/caller';
import { errorMessage, refusalsIn } from '../../platform/errors';
import type { Strapi, Trx } from '../../platform/strapi';
import { keepNotJudged, keepPassed, keepRefused, type Act } from './store';
import { placeIn } from './undo';

/** What the gate says: null, it lets it through; else what it threw. `refusals` null: an error, and nobody can tell. */
export type Verdict = { readonly refusals: readonly Refusal[] | null; readonly error: unknown } | null;

export const verdictOf = (error: unknown): Verdict => ({ refusals: refusalsIn(error), error });

const heard = (work: () => Promise<unknown>): Promise<Verdict> =>
  withScope({ judging: true }, work).then(
    () => null,
    (error: unknown) => verdictOf(error)
  );

/** Plays `work` as if the rule were enforced, and undoes whatever it wrote; what is refused was refused before anything was written. */
export const judge = async (trx: Trx, work: () => Promise<unknown>): Promise<Verdict> => {
  const before = await placeIn(trx);
  const verdict = await heard(work);
  // What others of the host write in this transaction meanwhile must stay.
  // A transaction that the database has broken off takes nothing but the way back.
  await (verdict?.refusals ? before.release().catch(() => before.undo()) : before.undo());
  return verdict;
};

/** The same for work that writes nothing. Without a savepoint: Strapi has several queries under way in one transaction. */
export const judgeRead = heard;

export const actOf = (strapi: Strapi, about: Omit<Act, 'actor'>): Act => ({ ...about, actor: currentCaller(strapi).actor });

const keep = (strapi: Strapi, trx: Trx, act: Act, verdict: Verdict): Promise<void> => {
  if (verdict === null) return keepPassed(strapi, trx, act);
  if (verdict.refusals !== null) {
    const codes = verdict.refusals.map(({ code }) => code);
    return keepRefused(strapi, trx, act, codes);
  }
  strapi.log.warn(`three-review: the trial run could not judge ${act.action} of ${act.uid}: ${errorMessage(verdict.error)}`);
  return keepNotJudged(strapi, trx, act);
};

/** Puts down what became of an act: once, under its first reason. What cannot be put down stops nobody. */
export const putDown = async (strapi: Strapi, trx: Trx, act: Act, verdict: Verdict): Promise<void> => {
  try {
    await keep(strapi, trx, act, verdict);
  } catch (error) {
    strapi.log.warn(`three-review: the trial run could not put down ${act.action} of ${act.uid}: ${errorMessage(error)}`);
  }
};
