import type { ChainHead } from './chain';

export interface Truncated {
  readonly chain: string;
  readonly seq: number;
  readonly problem: 'truncated';
}

export interface Pairing {
  /** Where these chains end by their entries: what is known to be wrong with the pairs that came together. */
  readonly take: (tails: readonly ChainHead[]) => readonly Truncated[];
  /** After the last chain: what has no partner. */
  readonly rest: () => readonly Truncated[];
}

const truncated = ({ chain, seq }: ChainHead): Truncated => ({ chain, seq, problem: 'truncated' });

/**
 * Holds every stored head against the end of its chain, each once. They may come in any order, but what waits for its partner is held: where
 * both come in one order, next to nothing does.
 */
export const pairing = (heads: Iterable<ChainHead>): Pairing => {
  const coming = heads[Symbol.iterator]();
  const [waitingHeads, waitingTails] = [new Map<string, ChainHead>(), new Map<string, ChainHead>()];
  /** Of two heads, or ends, of one chain that wait, the first has no partner. */
  const wait = (waiting: Map<string, ChainHead>, one: ChainHead): readonly Truncated[] => {
    const before = waiting.get(one.chain);
    waiting.set(one.chain, one);
    return before ? [truncated(before)] : [];
  };
  const meet = (head: ChainHead, tail: ChainHead): readonly Truncated[] => {
    waitingHeads.delete(head.chain);
    waitingTails.delete(head.chain);
    return head.seq === tail.seq && head.hash === tail.hash ? [] : [truncated(head)];
  };
  const takeHead = (): readonly Truncated[] | null => {
    const next = coming.next();
    if (next.done === true) return null;
    const tail = waitingTails.get(next.value.chain);
    return tail ? meet(next.value, tail) : wait(waitingHeads, next.value);
  };
  return {
    take: (tails) =>
      tails.flatMap((tail) => {
        const head = waitingHeads.get(tail.chain);
        const found = head ? meet(head, tail) : wait(waitingTails, tail);
        return [...found, ...(takeHead() ?? [])];
      }),
    rest: () => {
      const found: Truncated[] = [];
      for (let more = takeHead(); more !== null; more = takeHead()) found.push(...more);
      return [...found, ...[...waitingHeads.values(), ...waitingTails.values()].map(truncated)];
    },
  };
};
