import { setImmediate as next } from 'node:timers/promises';

/** ms that work may hold the process before others have their turn. */
const BREATH = 10;

/**
 * Lets requests and timers have their turn between the parts of long work: on SQLite it would otherwise hold the whole process until it
 * is over. To be called after every part, however small; most calls answer at once.
 */
export const breather = (): (() => Promise<void>) => {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < BREATH) return;
    await next();
    since = performance.now();
  };
};

/** One turn for everybody else. */
export const breathe = (): Promise<void> => next();
