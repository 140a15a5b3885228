import type { Hash } from '../kernel/ports';
import { entryHash, GENESIS, nextEntry, type ChainHead, type LedgerEntry } from './chain';
import { list, number, readAs, shape, text } from './shapes';

/** Checkpoints have one chain, beside those of the ledger. */
export const CHECKPOINT_CHAIN = 'checkpoints/all';

/**
 * What a checkpoint says: how far every chain had come that moved since the checkpoint before. All of them together name every head, and
 * each names the one before by its hash, so that none can be taken out from among them.
 */
export interface Checkpoint {
  /** ms */
  readonly at: number;
  /** Entries of the ledger that this checkpoint and those before it cover. */
  readonly count: number;
  readonly heads: readonly ChainHead[];
}

const head = shape({ chain: text, seq: number, hash: text });
const isCheckpoint = (value: unknown): value is Checkpoint => shape({ at: number, count: number, heads: list(head) })(value);
export const readCheckpoint = readAs(isCheckpoint);

/** Whichever comes first: so many entries, or so long (ms) with any entry at all. */
export const CHECKPOINT_EVERY = { entries: 100, ms: 600_000 } as const;

export const nextCheckpoint = (last: LedgerEntry | null, { at, count, heads }: Checkpoint, hash: Hash): LedgerEntry =>
  nextEntry(CHECKPOINT_CHAIN, last, { at, count, heads: heads.map(({ chain, seq, hash: of }) => ({ chain, seq, hash: of })) }, hash);

/** The last entry of each chain among these. */
export const headsAmong = (entries: Iterable<ChainHead>): readonly ChainHead[] => {
  const last = new Map<string, ChainHead>();
  for (const { chain, seq, hash } of entries) if (seq > (last.get(chain)?.seq ?? 0)) last.set(chain, { chain, seq, hash });
  return [...last.values()];
};

export interface CheckpointProblem {
  readonly chain: string;
  readonly seq: number;
  readonly problem: 'altered' | 'unlinked' | 'gap' | 'unreadable';
}

/** Takes checkpoints in, one after the other: what is wrong with each, and the heads it names. */
export const checkpointReplay = (hash: Hash) => {
  let tail = { seq: 0, hash: GENESIS };
  return (entry: LedgerEntry): { readonly problems: readonly CheckpointProblem[]; readonly heads: readonly ChainHead[] } => {
    const said = readCheckpoint(entry.body);
    const found: readonly (readonly [CheckpointProblem['problem'], boolean])[] = [
      ['gap', entry.seq !== tail.seq + 1],
      ['unlinked', entry.prevHash !== tail.hash],
      ['altered', entryHash(entry, hash) !== entry.hash],
      ['unreadable', said === null],
    ];
    tail = { seq: entry.seq, hash: entry.hash };
    const problems = found.filter(([, is]) => is).map(([problem]) => ({ chain: CHECKPOINT_CHAIN, seq: entry.seq, problem }));
    return { problems, heads: said?.heads ?? [] };
  };
};
