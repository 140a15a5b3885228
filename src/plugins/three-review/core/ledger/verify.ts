import type { Hash } from '../kernel/ports';
import { entryHash, GENESIS, type ChainHead, type LedgerEntry } from './chain';
import { pairing } from './pairing';
import { remembering, type Replay, type Stream, type StreamProblem } from './stream';
import { EMPTY, type Organisation } from '../organisation';
import type { Site } from '../site';
import { organisationStream } from './streams/organisation';
import { presenceStream } from './streams/presence';
import { siteStream } from './streams/site';
import { reviewStream, type DocumentStates } from './streams/review';

export interface LedgerProblem {
  readonly chain: string;
  readonly seq: number;
  readonly problem:
    | 'altered' // the entry's hash is not that of its content
    | 'unlinked' // it does not follow the entry before
    | 'gap' // a number is missing or stands twice
    | 'truncated' // the head names more entries, or other ones
    | 'contradicted' // a checkpoint names another entry at this place, or one that is gone
    | 'lost' // an earlier export had another entry at this place, or one that is gone
    | 'unreadable' // of a stream that nobody knows
    | StreamProblem;
}

export interface ChainsVerified {
  readonly chains: number;
  readonly entries: number;
  readonly problems: readonly LedgerProblem[];
}

export interface Verification extends ChainsVerified {
  /** Per document, per locale: the state that the entries alone lead to. */
  readonly states: ReadonlyMap<string, DocumentStates>;
}

/**
 * Re-derives everything from the entries and trusts only the hash function: links, numbers, heads, and that every event rests on what came
 * before it, by the checks of its stream (A10.2). Entries may come in any order of chains, but in order of `seq` within each. Heads without
 * entries and entries without heads are problems. `organisation`: who was in post when, as its own chain tells it (`organisationIn`). `site`:
 * when what was live was taken over (`siteIn`); null: not asked.
 */
export const verifyLedger = (
  entries: Iterable<LedgerEntry>,
  heads: readonly ChainHead[],
  hash: Hash,
  organisation: Organisation = EMPTY,
  site: Site | null = null
): Verification => {
  const reviews = remembering(reviewStream(hash, organisation, site));
  const found = verifyChains(entries, heads, hash, [reviews.stream, ...streamsBeside()]);
  return { ...found, states: reviews.states() };
};

/** Every stream but that of the reviews. */
export const streamsBeside = (): readonly Stream[] => [organisationStream(), siteStream(), presenceStream()];

/** The same for any streams. */
export const verifyChains = (
  entries: Iterable<LedgerEntry>,
  heads: readonly ChainHead[],
  hash: Hash,
  streams: readonly Stream[]
): ChainsVerified => {
  const { tails, entries: count, problems } = replayChains(entries, hash, streams);
  const heard = pairing(heads);
  return { chains: tails.length, entries: count, problems: [...problems, ...heard.take(tails), ...heard.rest()] };
};

export interface Replayed {
  /** Where each chain ends. */
  readonly tails: readonly ChainHead[];
  readonly entries: number;
  readonly problems: readonly LedgerProblem[];
}

/** All of it but for the heads. */
export const replayChains = (entries: Iterable<LedgerEntry>, hash: Hash, streams: readonly Stream[]): Replayed => {
  const problems: LedgerProblem[] = [];
  const tails = new Map<string, ChainHead & { readonly replay: Replay<unknown> | null }>();
  let count = 0;
  for (const entry of entries) {
    count += 1;
    const { chain, seq } = entry;
    const report = (problem: LedgerProblem['problem']) => problems.push({ chain, seq, problem });
    const tail = tails.get(chain) ?? {
      chain,
      seq: 0,
      hash: GENESIS,
      replay: streams.find((stream) => stream.owns(chain))?.open(chain) ?? null,
    };
    if (seq !== tail.seq + 1) report('gap');
    if (entry.prevHash !== tail.hash) report('unlinked');
    if (entryHash(entry, hash) !== entry.hash) report('altered');
    (tail.replay?.add(entry.body) ?? (['unreadable'] as const)).forEach(report);
    tails.set(chain, { ...tail, seq, hash: entry.hash });
  }
  return { tails: [...tails.values()].map(({ chain, seq, hash: of }) => ({ chain, seq, hash: of })), entries: count, problems };
};
