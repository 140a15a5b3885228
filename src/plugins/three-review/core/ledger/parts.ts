import type { Hash } from '../kernel/ports';
import type { Organisation } from '../organisation';
import type { Site } from '../site';
import type { ChainHead, LedgerEntry } from './chain';
import { checkpointReplay, readCheckpoint } from './checkpoint';
import { hashSet, type HashSet } from './hashSet';
import { pairing } from './pairing';
import { reviewStream } from './streams/review';
import { replayChains, streamsBeside, type ChainsVerified, type LedgerProblem } from './verify';

/** Whole chains, at least so many entries at a time. The entries come chain by chain. */
export const inChains = function* (entries: Iterable<LedgerEntry>, atLeast: number): Generator<LedgerEntry[]> {
  let held: LedgerEntry[] = [];
  for (const entry of entries) {
    if (held.length >= atLeast && held.at(-1)?.chain !== entry.chain) {
      yield held;
      held = [];
    }
    held.push(entry);
  }
  if (held.length > 0) yield held;
};

/** A ledger that is too large to be held. */
export interface LedgerParts {
  /** Chain by chain, by `seq` within each. */
  readonly entries: Iterable<LedgerEntry>;
  readonly heads: Iterable<ChainHead>;
  /** From the first, at every call. */
  readonly checkpoints: () => Iterable<LedgerEntry>;
  readonly organisation: Organisation;
  readonly site: Site;
  /** Entries that were there before, by what somebody kept elsewhere: the heads and checkpoints of an earlier export. */
  readonly kept?: () => Iterable<ChainHead>;
}

/** Small enough that a part is gone before the next is read: what lives longer is collected late. */
const AT_ONCE = 250;

/**
 * `verifyLedger` for a ledger of any length, a part of it at a time; and every head that a checkpoint names is demanded among the entries
 * (A10.2): a tail that was cut off contradicts it, though head and state were set back with it. Of the named heads their hashes alone are
 * held: chain and number of an entry are in its hash.
 */
export const verifyParts = (
  { entries, heads, checkpoints, organisation, site, kept = () => [] }: LedgerParts,
  hash: Hash
): ChainsVerified => {
  const problems: LedgerProblem[] = [];
  const named = hashSet();
  const replay = checkpointReplay(hash);
  for (const checkpoint of checkpoints()) {
    const read = replay(checkpoint);
    problems.push(...read.problems);
    for (const head of read.heads) named.add(head.hash);
  }
  for (const head of kept()) named.add(head.hash);
  const streams = [reviewStream(hash, organisation, site), ...streamsBeside()];
  const heard = pairing(heads);
  let [chains, count] = [0, 0];
  for (const batch of inChains(entries, AT_ONCE)) {
    const replayed = replayChains(batch, hash, streams);
    problems.push(...replayed.problems, ...heard.take(replayed.tails));
    chains += replayed.tails.length;
    count += replayed.entries;
    for (const entry of batch) named.find(entry.hash);
  }
  problems.push(...heard.rest());
  // Once more through the checkpoints only where there is something to say.
  if (named.missing() > 0) {
    problems.push(...gone(headsNamed(checkpoints()), named, 'contradicted'));
    problems.push(...gone(kept(), named, 'lost'));
  }
  return { chains, entries: count, problems };
};

/** Every head that these checkpoints name. */
export const headsNamed = function* (checkpoints: Iterable<LedgerEntry>): Generator<ChainHead> {
  for (const { body } of checkpoints) yield* readCheckpoint(body)?.heads ?? [];
};

/** Each head that no entry is, once, however often it is named. */
const gone = (heads: Iterable<ChainHead>, named: HashSet, problem: 'contradicted' | 'lost'): readonly LedgerProblem[] => {
  const problems = new Map<string, LedgerProblem>();
  for (const { chain, seq, hash } of heads) if (!named.isFound(hash)) problems.set(hash, { chain, seq, problem });
  return [...problems.values()];
};
