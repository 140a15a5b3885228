import type { EpochDay } from '../kernel/dates';

/** Days that may pass between two looks at the clock without a question: a long weekend, with the machine switched off. */
const BELIEVED_DAYS = 4;

/** What is remembered of the clock: the last day that was believed, and a later one that was not. */
export interface ClockSeen {
  readonly believed: EpochDay | null;
  readonly doubted: EpochDay | null;
}

const isStep = (from: EpochDay | null, today: EpochDay): boolean => from !== null && today - from <= BELIEVED_DAYS;

/**
 * Whether the clock is believed (A9.2): verdicts rest on it, and a clock that leaps is wrong more often than time has passed. A day far from the
 * last one is believed once the clock has gone on from it to another day, as it does after a long absence; a clock put right is believed at once.
 */
export const clockAfter = (today: EpochDay, { believed, doubted }: ClockSeen): ClockSeen => {
  const wentOn = doubted !== null && today > doubted && isStep(doubted, today);
  if (believed === null || isStep(believed, today) || wentOn) return { believed: today, doubted: null };
  return { believed, doubted: doubted !== null && doubted <= today && isStep(doubted, today) ? doubted : today };
};
