/** Wrong passwords in a row that cost nothing but another try. */
export const FREE_ATTEMPTS = 3;
const FIRST_WAIT = 15;
const LONGEST_WAIT = 15 * 60;
/** ms after which earlier failures no longer count. */
const FORGOTTEN_AFTER = 24 * 3_600_000;

/** Seconds that a person waits after so many wrong passwords in a row: each failure doubles them. */
export const waitAfter = (failures: number): number =>
  failures < FREE_ATTEMPTS ? 0 : Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (failures - FREE_ATTEMPTS));

export interface Attempts {
  readonly failures: number;
  /** ms since 1970: until then nothing is tried. */
  readonly nextAt: number;
}

export const NO_ATTEMPTS: Attempts = { failures: 0, nextAt: 0 };

/** Seconds still to wait; 0: it may be tried. */
export const secondsToWait = ({ nextAt }: Attempts, now: number): number => Math.max(0, Math.ceil((nextAt - now) / 1000));

/** As if the attempt that begins now had failed: counted first, so that no two of them are tried for the price of one. */
export const countedAttempt = ({ failures, nextAt }: Attempts, now: number): Attempts => {
  const counted = (now - nextAt > FORGOTTEN_AFTER ? 0 : failures) + 1;
  return { failures: counted, nextAt: now + waitAfter(counted) * 1000 };
};
