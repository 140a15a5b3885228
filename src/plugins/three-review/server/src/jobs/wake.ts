import { configOf } from '../platform/covered';
import { errorMessage } from '../platform/errors';
import { cronOf } from '../platform/host';
import type { Strapi } from '../platform/strapi';
import { stopRuns } from './perform';

const EVERY_TEN_MINUTES = '0 */10 * * * *';
const NAME = 'three-review';

/** What was done, each kind of it by its own name. */
export type Worked = Readonly<Record<string, number>>;

/**
 * One part of the background work. It looks for whatever is due at `now` (ms) and keeps no state between two calls, so that a missed wake-up
 * loses nothing, and any number of instances may do it at once.
 */
export interface Work {
  readonly name: string;
  readonly run: (strapi: Strapi, now: number) => Promise<Worked>;
  /** What it writes speaks of days: it waits while the clock is not believed. */
  readonly speaksOfDays?: true;
}

/** What a process does when it is woken: its parts, in their order, and how it knows that the clock can be believed. */
interface Assigned {
  readonly parts: readonly Work[];
  readonly believesClock: (strapi: Strapi, now: number) => Promise<boolean>;
}

const works = new WeakMap<Strapi, Assigned>();

/** What is running in this process, so that a second wake-up waits for the first instead of doing its work beside it. */
const awake = new WeakMap<Strapi, Promise<unknown>>();

/** The parts one after the other: what one writes for another is done in the same wake-up. One that fails keeps none of the others from theirs. */
const wakeUp = async (strapi: Strapi, now: number, parts: readonly Work[]): Promise<Worked> => {
  const done: Record<string, number> = {};
  const failures: Error[] = [];
  for (const { name, run } of parts) {
    try {
      Object.assign(done, await run(strapi, now));
    } catch (error) {
      failures.push(new Error(`${name} was not done: ${errorMessage(error)}`, { cause: error }));
    }
  }
  const [first, ...more] = failures;
  if (first) throw more.length === 0 ? first : new AggregateError(failures, failures.map(({ message }) => message).join('; '));
  return done;
};

/** Everything that a wake-up does, once at a time in one process. Throws, after everything was tried, what a part failed with. */
export const work = (strapi: Strapi, now: number, parts = works.get(strapi)?.parts ?? []): Promise<Worked> => {
  const before = awake.get(strapi) ?? Promise.resolve();
  const ours = before.then(() => wakeUp(strapi, now, parts));
  awake.set(
    strapi,
    ours.catch(() => undefined)
  );
  return ours;
};

const doubt =
  (strapi: Strapi) =>
  (error: unknown): boolean => {
    strapi.log.error(`three-review: the clock could not be judged: ${errorMessage(error)}`);
    return false;
  };

/** The same, by a clock that may be wrong: while it is not believed, what speaks of days waits. */
export const workByClock = async (strapi: Strapi, now: number): Promise<Worked> => {
  const { parts = [], believesClock } = works.get(strapi) ?? {};
  const believed = believesClock === undefined || (await believesClock(strapi, now).catch(doubt(strapi)));
  return work(strapi, now, believed ? parts : parts.filter(({ speaksOfDays }) => speaksOfDays !== true));
};

/** Wakes the background work of this process, if it does any. An error is logged, and the work is tried again at the next wake-up. */
export const wake = (strapi: Strapi): void => {
  if (!configOf(strapi).jobs.background) return;
  workByClock(strapi, Date.now()).catch((error: unknown) => strapi.log.error(`three-review: ${errorMessage(error)}`));
};

export const assignWork = (strapi: Strapi, assigned: Assigned): void => void works.set(strapi, assigned);

/** Wakes the background work now and every ten minutes. */
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
