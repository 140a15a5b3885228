import { setTimeout as pause } from 'node:timers/promises';

/** Numbers in [0, 1) that the seed decides: a run that failed is played again with THREE_REVIEW_SEED. */
export type Random = () => number;

export const SEED = Number(process.env.THREE_REVIEW_SEED ?? Date.now() % 2 ** 31);

/** mulberry32: small, and good enough to scatter delays. */
export const randomOf = (seed: number): Random => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

export const oneOf = <T>(random: Random, list: readonly T[]): T => {
  const found = list[Math.floor(random() * list.length)];
  if (found === undefined) throw new RangeError('nothing to choose from');
  return found;
};

/** Waits up to `ms`, by chance. */
export const wait = (random: Random, ms: number): Promise<void> => pause(random() * ms);
