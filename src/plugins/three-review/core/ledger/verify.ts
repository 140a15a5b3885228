import type { Hash } from '../kernel/ports';
import { STAGES } from '../regulation';
import { apply, INITIAL, validSignOffs, type ReviewEvent, type ReviewState } from '../review';
import { readBody } from './body';
import { chainOf, entryHash, GENESIS, type ChainHead, type LedgerEntry } from './chain';

export interface LedgerProblem {
  readonly chain: string;
  readonly seq: number;
  readonly problem:
    | 'altered' // the entry's hash is not that of its content
    | 'unlinked' // it does not follow the entry before
    | 'gap' // a number is missing or stands twice
    | 'unreadable' // the body is no event
    | 'misplaced' // it speaks of another document
    | 'unsigned' // published without three sign-offs by three people on that content
    | 'truncated'; // the head names more entries, or other ones
}

export interface Verification {
  readonly chains: number;
  readonly entries: number;
  readonly problems: readonly LedgerProblem[];
  /** Per chain, per locale: the state that the entries alone lead to. */
  readonly states: ReadonlyMap<string, ReadonlyMap<string, ReviewState>>;
}

/**
 * Re-derives everything from the entries and trusts only the hash function: links, numbers, heads, and that every publication
 * rests on three sign-offs by three people on exactly that content (A10.2). Entries may come in any order of chains, but in
 * order of `seq` within each. Heads without entries and entries without heads are problems.
 */
export const verifyLedger = (entries: Iterable<LedgerEntry>, heads: readonly ChainHead[], hash: Hash): Verification => {
  const problems: LedgerProblem[] = [];
  const tails = new Map<string, { seq: number; hash: string }>();
  const states = new Map<string, Map<string, ReviewState>>();
  let count = 0;
  for (const entry of entries) {
    count += 1;
    const report = (problem: LedgerProblem['problem']) => problems.push({ chain: entry.chain, seq: entry.seq, problem });
    const tail = tails.get(entry.chain) ?? { seq: 0, hash: GENESIS };
    if (entry.seq !== tail.seq + 1) report('gap');
    if (entry.prevHash !== tail.hash) report('unlinked');
    if (entryHash(entry, hash) !== entry.hash) report('altered');
    tails.set(entry.chain, { seq: entry.seq, hash: entry.hash });

    const body = readBody(entry.body);
    if (!body) report('unreadable');
    else if (chainOf(body.uid, body.documentId) !== entry.chain) report('misplaced');
    else {
      const locales = states.get(entry.chain) ?? new Map<string, ReviewState>();
      const state = locales.get(body.locale) ?? INITIAL;
      if (!rests(state, body.event)) report('unsigned');
      locales.set(body.locale, apply(state, body.event));
      states.set(entry.chain, locales);
    }
  }
  return { chains: tails.size, entries: count, problems: [...problems, ...headProblems(tails, heads)], states };
};

const headProblems = (tails: ReadonlyMap<string, { seq: number; hash: string }>, heads: readonly ChainHead[]): LedgerProblem[] => {
  const known = new Set(heads.map((head) => head.chain));
  return [
    ...heads.filter((head) => tails.get(head.chain)?.hash !== head.hash || tails.get(head.chain)?.seq !== head.seq),
    ...[...tails].filter(([chain]) => !known.has(chain)).map(([chain, tail]) => ({ chain, ...tail })),
  ].map(({ chain, seq }) => ({ chain, seq, problem: 'truncated' as const }));
};

/**
 * Does this event rest on what came before it? A publication does on the live content, again, or on three sign-offs; an adoption on
 * nothing being live that the ledger knows of; a change of fields gives the live content a new hash, it never makes content live.
 */
const rests = (state: ReviewState, event: ReviewEvent): boolean => {
  if (event.type === 'adopted') return state.liveHash === null;
  if (event.type === 'schema_changed') return event.liveHash === null || state.liveHash !== null;
  return (
    event.type !== 'published' ||
    event.contentHash === state.liveHash ||
    (state.contentHash === event.contentHash && validSignOffs(state.signOffs, event.contentHash).length === STAGES.length)
  );
};
