import { configOf } from '../platform/covered';
import { errorMessage } from '../platform/errors';
import { cronOf } from '../platform/host';
import type { Strapi } from '../platform/strapi';
import { deliverDue, type Delivered } from '../notify/deliver';
import { believesClock } from './runs/clock';
import { stopRuns } from './runs/perform';
import { tick, type Ticked } from './runs/tick';
import { warnings } from './warnings';

const EVERY_TEN_MINUTES = '0 */10 * * * *';
const NAME = 'three-review';

/** What is running in this process, so that a second wake-up waits for the first instead of doing its work beside it. */
const awake = new WeakMap<Strapi, Promise<unknown>>();

export interface Worked extends Ticked, Delivered {}

/** First the audit, which may write notices, then the delivery of the outbox. */
const wakeUp = async (strapi: Strapi, now: number): Promise<Worked> => {
  const ticked = await tick(strapi, now, warnings(strapi, now));
  return { ...ticked, ...(await deliverDue(strapi, now)) };
};

/** Everything that a wake-up does, once at a time in one process; `now` in ms. */
export const work = (strapi: Strapi, now: number): Promise<Worked> => {
  const before = awake.get(strapi) ?? Promise.resolve();
  const ours = before.then(() => wakeUp(strapi, now));
  awake.set(
    strapi,
    ours.catch(() => undefined)
  );
  return ours;
};

/** The same if the clock is believed; else nothing at all, and null. */
export const workIfBelieved = async (strapi: Strapi, now: number): Promise<Worked | null> =>
  (await believesClock(strapi, now)) ? work(strapi, now) : null;

/** Wakes the background work of this process, if it does any. An error is logged, and the work is tried again at the next wake-up. */
export const wake = (strapi: Strapi): void => {
  if (!configOf(strapi).jobs.background) return;
  workIfBelieved(strapi, Date.now()).catch((error: unknown) =>
    strapi.log.error(`three-review: the audit was not done: ${errorMessage(error)}`)
  );
};

/** Wakes the background work now and every ten minutes. The cron carries no state: each wake-up looks for whatever is due, so a missed one loses nothing. */
export const startWaking = (strapi: Strapi): void => {
  if (!configOf(strapi).jobs.background) return;
  cronOf(strapi).add({ [NAME]: { task: () => wake(strapi), options: { rule: EVERY_TEN_MINUTES, tz: configOf(strapi).timeZone } } });
  wake(strapi);
};

/** Called before the host closes its database. A running job ends its present part, and continues at the next start. */
export const stopWaking = async (strapi: Strapi): Promise<void> => {
  stopRuns(strapi);
  await awake.get(strapi);
};
