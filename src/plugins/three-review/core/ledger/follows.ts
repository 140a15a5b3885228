import { retold, unfold, without, type Fields, type Retelling } from '../content';
import type { Hash } from '../kernel/ports';
import type { ReviewEvent, ReviewState } from '../review';
import { canonical } from './canonical';

/**
 * Where an event names the live content anew: is it what was signed, but for the fields that came and went, or for the links that were lost?
 * The retelling in the event holds it whole; nothing but the hash function is needed to tell (A10.2).
 */
export const follows = (state: ReviewState, event: ReviewEvent, hash: Hash): boolean => {
  if (event.type === 'schema_changed') {
    const lost = state.liveHash !== null && event.liveHash === null;
    return !lost && proves(event, state.liveHash, event.liveHash, hash, (before, now) => retold(before, now, event));
  }
  if (event.type !== 'content_restored') return true;
  return proves(event, state.liveHash, event.contentHash, hash, (before) => without(before, event.lost ?? []));
};

const proves = (
  { retelling }: { readonly retelling?: Retelling | null },
  from: string | null,
  to: string | null,
  hash: Hash,
  leadsTo: (before: Fields, now: Fields) => Fields
): boolean => {
  if (from === to) return true;
  const told = retelling ? unfold(retelling) : null;
  if (!retelling || !told || hash(told.text) !== from || hash(retelling.content) !== to) return false;
  return canonical(leadsTo(told.before, told.now)) === canonical(told.now);
};
