import { nextEntry, remembering, streamOf, verifyChains, verifyLedger, type ChainHead, type LedgerEntry } from '../../../core/ledger';
import { sha256 } from '../support/world';

interface Counted {
  readonly jar: string;
  readonly add: number;
}

/** Jars of counted things: a jar never holds less than nothing. */
const jars = streamOf<Counted, number>({
  name: 'jars',
  owns: (chain) => chain.startsWith('jars/'),
  read: (json) => {
    const { jar, add } = JSON.parse(json) as Partial<Counted>;
    return typeof jar === 'string' && typeof add === 'number' ? { jar, add } : null;
  },
  chainOf: ({ jar }) => `jars/${jar}`,
  initial: 0,
  apply: (held, { add }) => held + add,
  checks: [(held, { add }) => (held + add < 0 ? 'unsigned' : null)],
});

const chained = (chain: string, bodies: readonly object[]): LedgerEntry[] =>
  bodies.reduce<LedgerEntry[]>((entries, body) => [...entries, nextEntry(chain, entries.at(-1) ?? null, { ...body }, sha256)], []);
const headsOf = (...chains: readonly LedgerEntry[][]): ChainHead[] =>
  chains.flatMap((entries) => entries.slice(-1).map(({ chain, seq, hash }) => ({ chain, seq, hash })));

const green = chained('jars/green', [
  { jar: 'green', add: 3 },
  { jar: 'green', add: -2 },
]);
const red = chained('jars/red', [{ jar: 'red', add: 1 }, { jar: 'red', add: -2 }, { jar: 'green', add: 9 }, { what: 'else' }]);

describe('kinds of evidence with chains of their own, under one verifier', () => {
  test('[A10.2] body, fold and checks of a stream are its own; links, numbers and heads are everybody’s', () => {
    const told = remembering(jars);
    const { chains, entries, problems } = verifyChains([...green, ...red], headsOf(green, red), sha256, [told.stream]);
    expect({ chains, entries }).toEqual({ chains: 2, entries: 6 });
    expect(problems).toEqual([
      { chain: 'jars/red', seq: 2, problem: 'unsigned' },
      { chain: 'jars/red', seq: 3, problem: 'misplaced' },
      { chain: 'jars/red', seq: 4, problem: 'unreadable' },
    ]);
    expect([...told.states()]).toEqual([
      ['jars/green', 1],
      ['jars/red', -1],
    ]);
  });

  test('[A10.2] a chain of a stream is cut off, moved and forged as little as that of a document', () => {
    const verify = (entries: readonly LedgerEntry[]) =>
      verifyChains(entries, headsOf(green), sha256, [jars]).problems.map(({ seq, problem }) => [seq, problem]);
    const [first, second] = green as [LedgerEntry, LedgerEntry];
    expect(verify([first])).toEqual([[2, 'truncated']]);
    expect(verify([first, { ...second, body: '{"add":0,"jar":"green"}' }])).toEqual([[2, 'altered']]);
    expect(verify([{ ...second, seq: 1 }])).toEqual([
      [1, 'unlinked'],
      [1, 'altered'],
      [1, 'unsigned'],
      [2, 'truncated'],
    ]);
  });

  test('[A10.2] a chain of which no stream knows anything is no evidence', () => {
    expect(verifyLedger(green, headsOf(green), sha256).problems.map(({ seq, problem }) => [seq, problem])).toEqual([
      [1, 'unreadable'],
      [2, 'unreadable'],
    ]);
  });
});
