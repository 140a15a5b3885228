import { refusal, type Refusal, type RefusalCode } from '../kernel/result';

/** Refusals that rest on the state of the document, and not on who asks or on what they sent. */
const OF_STATE: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'content_changed',
  'document_id_required',
  'nothing_to_return',
  'nothing_to_take_down',
  'same_person',
  'sign_offs_missing',
  'stale_hash',
  'take_down_required',
  'wrong_stage',
]);

/** These codes already say that the document has moved on. */
const CONFLICTS: ReadonlySet<RefusalCode> = new Set<RefusalCode>(['content_changed', 'lost_race', 'stale_hash']);

/**
 * When two people act on one document at the same moment, the second is refused for a change that they could not have seen.
 * The answer says first that they lost a race (look again, then decide), and then what stands against their act now (A10.2).
 * `overtaken`: somebody else moved the review on since the act began.
 */
export const orLostRace = (refusals: readonly Refusal[], overtaken: boolean): readonly Refusal[] => {
  const [first] = refusals;
  if (!overtaken || !first || CONFLICTS.has(first.code)) return refusals;
  return refusals.every(({ code }) => OF_STATE.has(code)) ? [refusal('lost_race', 'A10.2'), ...refusals] : refusals;
};
