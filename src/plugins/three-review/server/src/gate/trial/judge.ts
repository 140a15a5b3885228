import type { Refusal } from '../../../../core/kernel/result';
import { alone } from '../../platform/alone';
import { currentCaller, withScope } from '../../platform/caller';
import { inTransaction, isInTransaction } from '../../platform/database';
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

/**
 * Plays `work` as if the rule were enforced, and undoes whatever it wrote, and nothing else: what others of the host do in this transaction
 * meanwhile waits for it.
 */
export const judge = (trx: Trx, work: () => Promise<unknown>): Promise<Verdict> =>
  alone(trx, async () => {
    const before = await placeIn(trx);
    const verdict = await heard(work);
    await before.undo();
    return verdict;
  });

/** The same for work that writes nothing: in the transaction that is open, or in none. */
export const judgeRead = (strapi: Strapi, work: () => Promise<unknown>): Promise<Verdict> =>
  isInTransaction(strapi) ? inTransaction(strapi, (trx) => judge(trx, work)) : heard(work);

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
    await alone(trx, async () => {
      const before = await placeIn(trx);
      try {
        await keep(strapi, trx, act, verdict);
      } catch (error) {
        await before.undo();
        throw error;
      }
    });
  } catch (error) {
    strapi.log.warn(`three-review: the trial run could not put down ${act.action} of ${act.uid}: ${errorMessage(error)}`);
  }
};
