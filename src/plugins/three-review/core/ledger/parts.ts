import type { Hash } from '../kernel/ports';
import type { Organisation } from '../organisation';
import type { Site } from '../site';
import type { ChainHead, LedgerEntry } from './chain';
import { checkpointReplay } from './checkpoint';
import { verifyLedger, type ChainsVerified, type LedgerProblem } from './verify';

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

/** A ledger that is too large to be held: each part can be gone through from the start. */
export interface LedgerParts {
  /** Chain by chain, by `seq` within each. */
  readonly entries: Iterable<LedgerEntry>;
  readonly heads: Iterable<ChainHead>;
  readonly checkpoints: Iterable<LedgerEntry>;
  readonly organisation: Organisation;
  readonly site: Site;
}

/** Small enough that a part is gone before the next is read: what lives longer is collected late. */
const AT_ONCE = 250;
const mark = ({ seq, hash }: { readonly seq: number; readonly hash: string }): string => `${String(seq)}:${hash}`;

/**
 * `verifyLedger` for a ledger of any length, a part of it at a time; and every head that a checkpoint names is demanded among the entries
 * (A10.2): a tail that was cut off contradicts it, though head and state were set back with it.
 */
export const verifyParts = ({ entries, heads, checkpoints, organisation, site }: LedgerParts, hash: Hash): ChainsVerified => {
  const problems: LedgerProblem[] = [];
  const due = new Map<string, ChainHead>();
  for (const head of heads) due.set(head.chain, head);
  // One text a chain: a large ledger has as many heads named as it has entries.
  const named = new Map<string, string>();
  const replay = checkpointReplay(hash);
  for (const checkpoint of checkpoints) {
    const read = replay(checkpoint);
    problems.push(...read.problems);
    for (const head of read.heads) named.set(head.chain, `${named.get(head.chain) ?? ''}${mark(head)};`);
  }
  let [chains, count] = [0, 0];
  for (const batch of inChains(entries, AT_ONCE)) {
    const names = [...new Set(batch.map(({ chain }) => chain))];
    const verified = verifyLedger(
      batch,
      names.flatMap((chain) => due.get(chain) ?? []),
      hash,
      organisation,
      site
    );
    problems.push(...verified.problems);
    chains += verified.chains;
    count += verified.entries;
    const there = new Set(batch.map((entry) => `${entry.chain}#${mark(entry)}`));
    for (const chain of names) {
      problems.push(...contradicted(chain, named.get(chain) ?? '', (what) => there.has(`${chain}#${what}`)));
      named.delete(chain);
      due.delete(chain);
    }
  }
  for (const { chain, seq } of due.values()) problems.push({ chain, seq, problem: 'truncated' });
  for (const [chain, marks] of named) problems.push(...contradicted(chain, marks, () => false));
  return { chains, entries: count, problems };
};

const contradicted = (chain: string, marks: string, isThere: (what: string) => boolean): readonly LedgerProblem[] =>
  marks
    .split(';')
    .filter((what) => what !== '' && !isThere(what))
    .map((what) => ({ chain, seq: Number(what.slice(0, what.indexOf(':'))), problem: 'contradicted' as const }));
