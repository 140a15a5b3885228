import type { Hash } from '../kernel/ports';
import { entryHash, GENESIS, type ChainHead, type LedgerEntry } from './chain';
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
 * entries and entries without heads are problems. `organisation`: who was in post when, as its own chain tells it (`organisationIn`). `site`: when what was
 * live was taken over (`siteIn`); null: not asked.
 */
export const verifyLedger = (
  entries: Iterable<LedgerEntry>,
  heads: readonly ChainHead[],
  hash: Hash,
  organisation: Organisation = EMPTY,
  site: Site | null = null
): Verification => {
  const reviews = remembering(reviewStream(hash, organisation, site));
  const found = verifyChains(entries, heads, hash, [reviews.stream, organisationStream(), siteStream(), presenceStream()]);
  return { ...found, states: reviews.states() };
};

/** The same for any streams. */
export const verifyChains = (
  entries: Iterable<LedgerEntry>,
  heads: readonly ChainHead[],
  hash: Hash,
  streams: readonly Stream[]
): ChainsVerified => {
  const problems: LedgerProblem[] = [];
  const tails = new Map<string, { seq: number; hash: string; replay: Replay<unknown> | null }>();
  let count = 0;
  for (const entry of entries) {
    count += 1;
    const report = (problem: LedgerProblem['problem']) => problems.push({ chain: entry.chain, seq: entry.seq, problem });
    const tail = tails.get(entry.chain) ?? {
      seq: 0,
      hash: GENESIS,
      replay: streams.find((stream) => stream.owns(entry.chain))?.open(entry.chain) ?? null,
    };
    if (entry.seq !== tail.seq + 1) report('gap');
    if (entry.prevHash !== tail.hash) report('unlinked');
    if (entryHash(entry, hash) !== entry.hash) report('altered');
    (tail.replay?.add(entry.body) ?? (['unreadable'] as const)).forEach(report);
    tails.set(entry.chain, { ...tail, seq: entry.seq, hash: entry.hash });
  }
  return { chains: tails.size, entries: count, problems: [...problems, ...headProblems(tails, heads)] };
};

const headProblems = (tails: ReadonlyMap<string, { seq: number; hash: string }>, heads: readonly ChainHead[]): LedgerProblem[] => {
  const known = new Set(heads.map((head) => head.chain));
  return [
    ...heads.filter((head) => tails.get(head.chain)?.hash !== head.hash || tails.get(head.chain)?.seq !== head.seq),
    ...[...tails].filter(([chain]) => !known.has(chain)).map(([chain, { seq }]) => ({ chain, seq })),
  ].map(({ chain, seq }) => ({ chain, seq, problem: 'truncated' as const }));
};
