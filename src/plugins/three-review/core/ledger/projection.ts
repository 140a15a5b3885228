import type { Hash } from '../kernel/ports';
import { INITIAL, REVIEW_STAGES, sameState, type ReviewState } from '../review';
import type { ChainHead, LedgerEntry } from './chain';
import { list, nullOr, number, oneOf, readAs, shape, text } from './shapes';
import { signOff, type DocumentStates } from './streams/review';
import { verifyLedger, type LedgerProblem } from './verify';

const stored = shape({
  stage: oneOf(REVIEW_STAGES),
  round: number,
  contentHash: nullOr(text),
  liveHash: nullOr(text),
  signOffs: list(signOff),
});

/** A state as it is stored; null: it is none. */
export const readStored = readAs((value: unknown): value is ReviewState => stored(value));

/** Does the stored state say what the entries lead to? `told` undefined: no entry speaks of it. */
export const isBorneOut = (told: ReviewState | undefined, kept: ReviewState): boolean => told !== undefined && sameState(told, kept);

/** Findings after which no publication can rest on a chain: its bytes are not what was written, or it makes live what nobody signed. */
const BROKEN: ReadonlySet<LedgerProblem['problem']> = new Set([
  'altered',
  'unlinked',
  'gap',
  'truncated',
  'unreadable',
  'misplaced',
  'unsigned',
]);

/** The chains of which no state can be told. */
export const brokenChains = (problems: readonly LedgerProblem[]): ReadonlySet<string> =>
  new Set(problems.filter(({ problem }) => BROKEN.has(problem)).map(({ chain }) => chain));

export type Broken = 'entries' | 'state';

/**
 * Can a publication of this document rest on its ledger (A10.2)? `entries`: all of its chain, in order; `head`: what is stored as its last;
 * `states`: what is stored, by locale. Null: the chain holds, ends where its head says, and leads to these states.
 */
export const brokenBy = (entries: readonly LedgerEntry[], head: ChainHead | null, states: DocumentStates, hash: Hash): Broken | null => {
  const { problems, states: told } = verifyLedger(entries, head ? [head] : [], hash);
  if (brokenChains(problems).size > 0) return 'entries';
  const led = told.get(entries[0]?.chain ?? '');
  return [...states].every(([locale, state]) => sameState(led?.get(locale) ?? INITIAL, state)) ? null : 'state';
};
