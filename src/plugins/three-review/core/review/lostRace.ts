import { REFUSALS, refusal, type Refusal } from '../kernel/result';

/**
 * When two people act on one document at the same moment, the second is refused for a change that they could not have seen.
 * The answer says first that they lost a race (look again, then decide), and then what stands against their act now (A10.2).
 * `overtaken`: somebody else moved the review on since the act began.
 */
export const orLostRace = (refusals: readonly Refusal[], overtaken: boolean): readonly Refusal[] => {
  const [first] = refusals;
  if (!overtaken || !first || REFUSALS[first.code].status === 409) return refusals;
  return refusals.every(({ code }) => REFUSALS[code].ofState) ? [refusal('lost_race', 'A10.2'), ...refusals] : refusals;
};
