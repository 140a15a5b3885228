import type { Hash } from '../kernel/ports';
import { canonical, type Json } from './canonical';

/** One entry of a document's chain. `body` is the canonical JSON that was hashed, kept as text: evidence is bytes. */
export interface LedgerEntry {
  readonly chain: string;
  /** 1, 2, 3 … without gaps. */
  readonly seq: number;
  readonly body: string;
  /** Hash of the entry before; 64 zeros for the first. */
  readonly prevHash: string;
  readonly hash: string;
}

export interface ChainHead {
  readonly chain: string;
  readonly seq: number;
  readonly hash: string;
}

export const GENESIS = '0'.repeat(64);

/** The chain of a document: every locale of it is remembered in one. */
export const chainOf = (uid: string, documentId: string): string => `${uid}/${documentId}`;

export const entryHash = (entry: Omit<LedgerEntry, 'hash'>, hash: Hash): string =>
  hash([entry.chain, entry.seq, entry.prevHash, entry.body].join('\n'));

/** The entry that follows `head` (null: the first of its chain). */
export const nextEntry = (chain: string, head: ChainHead | null, body: Json, hash: Hash): LedgerEntry => {
  const bare = { chain, seq: (head?.seq ?? 0) + 1, prevHash: head?.hash ?? GENESIS, body: canonical(body) };
  return { ...bare, hash: entryHash(bare, hash) };
};
