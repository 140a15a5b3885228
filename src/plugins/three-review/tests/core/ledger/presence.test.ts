import { headsAmong, nextEntry, PRESENCE_CHAIN, presenceIn, verifyLedger, type Json, type LedgerEntry } from '../../../core/ledger';
import { NOW, sha256 } from '../support/world';

const left = { type: 'left', at: NOW, by: null, account: 'root', reason: '换系统' };
const returned = { type: 'returned', at: NOW + 1, by: null, reason: '', meanwhile: { adopted: 1, gone: 0, documents: ['a/b'] } };

const chained = (events: readonly object[]): LedgerEntry[] =>
  events.reduce<LedgerEntry[]>(
    (entries, event) => [...entries, nextEntry(PRESENCE_CHAIN, entries.at(-1) ?? null, { event } as unknown as Json, sha256)],
    []
  );
const problemsIn = (events: readonly object[]): readonly unknown[] => {
  const entries = chained(events);
  return verifyLedger(entries, headsAmong(entries), sha256).problems.map(({ seq, problem }) => [seq, problem]);
};

describe('that the gate was taken away is in the ledger', () => {
  test('[A10.2] one leaves and returns, and the chain tells which it is now', () => {
    expect(problemsIn([left, returned, left])).toEqual([]);
    expect(presenceIn(chained([left, returned]))).toEqual({ leftAt: null, account: null });
    expect(presenceIn(chained([left, returned, left]))).toEqual({ leftAt: NOW, account: 'root' });
  });

  test('[A10.2] nobody returns who has not left, nor leaves twice; what is no event is unreadable', () => {
    expect(problemsIn([returned])).toEqual([[1, 'unfounded']]);
    expect(problemsIn([left, left])).toEqual([[2, 'unfounded']]);
    expect(problemsIn([{ type: 'left', at: NOW, by: null, reason: 'no account' }])).toEqual([[1, 'unreadable']]);
  });
});
