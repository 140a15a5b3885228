import type { Hash } from '../kernel/ports';
import type { Organisation } from '../organisation';
import type { ChainHead, LedgerEntry } from './chain';
import { checkpointReplay, readCheckpoint } from './checkpoint';
import { hashSet, type HashSet } from './hashSet';
import { pairing } from './pairing';
import { organisationStream } from './streams/organisation';
import { reviewStream } from './streams/review';
import { replayChains, type ChainsVerified, type LedgerProblem } from './verify';

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
}

/** Small enough that a part is gone before the next is read: what lives longer is collected late. */
const AT_ONCE = 250;

/**
 * `verifyLedger` for a ledger of any length, a part of it at a time; and every head that a checkpoint names is demanded among the entries
 * (A10.2): a tail that was cut off contradicts it, though head and state were set back with it. Of the named heads their hashes alone are
 * held: chain and number of an entry are in its hash.
 */
export const verifyParts = ({ entries, heads, checkpoints, organisation }: LedgerParts, hash: Hash): ChainsVerified => {
  const problems: LedgerProblem[] = [];
  const named = hashSet();
  const replay = checkpointReplay(hash);
  for (const checkpoint of checkpoints()) {
    const read = replay(checkpoint);
    problems.push(...read.problems);
    for (const head of read.heads) named.add(head.hash);
  }
  const streams = [reviewStream(hash, organisation), organisationStream()];
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
  if (named.missing() > 0) problems.push(...contradicted(checkpoints(), named));
  return { chains, entries: count, problems };
};

/** Each head that a checkpoint names and no entry is. */
const contradicted = (checkpoints: Iterable<LedgerEntry>, named: HashSet): readonly LedgerProblem[] => {
  const problems: LedgerProblem[] = [];
  for (const { body } of checkpoints) {
    const gone = (readCheckpoint(body)?.heads ?? []).filter(({ hash }) => !named.isFound(hash));
    problems.push(...gone.map(({ chain, seq }) => ({ chain, seq, problem: 'contradicted' as const })));
  }
  return problems;
};
