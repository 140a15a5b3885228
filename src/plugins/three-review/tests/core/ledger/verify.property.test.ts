import fc from 'fast-check';
import { chainOf, nextEntry, verifyLedger, type ChainHead, type Json, type LedgerEntry } from '../../../core/ledger';
import { fold } from '../../../core/review';
import { live, moves } from '../support/play';
import { sha256 } from '../support/world';

const UID = 'api::article.article';

interface Ledger {
  readonly entries: readonly LedgerEntry[];
  readonly heads: readonly ChainHead[];
}

/** Two documents in two languages each, lived through at random, their events interleaved in the chains of their documents. */
const ledger = fc
  .array(fc.record({ documentId: fc.constantFrom('doc1', 'doc2'), locale: fc.constantFrom('zh-Hans', 'en'), moves }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((lives) => {
    const once = [...new Map(lives.map((one) => [`${one.documentId}/${one.locale}`, one])).values()];
    const told = once.map((one) => ({ ...one, events: live(one.moves).flatMap(({ events }) => events) }));
    const longest = Math.max(...told.map(({ events }) => events.length));
    const heads = new Map<string, LedgerEntry>();
    const entries: LedgerEntry[] = [];
    for (let i = 0; i < longest; i += 1) {
      for (const { documentId, locale, events } of told) {
        const event = events[i];
        if (!event) continue;
        const chain = chainOf(UID, documentId);
        const entry = nextEntry(chain, heads.get(chain) ?? null, { uid: UID, documentId, locale, event } as unknown as Json, sha256);
        heads.set(chain, entry);
        entries.push(entry);
      }
    }
    return { entries, heads: [...heads.values()].map(({ chain, seq, hash }) => ({ chain, seq, hash })), told };
  });

const written = ledger.filter(({ entries }) => entries.length > 0);

/** Another character in the place of one, of the kind that could stand there. */
const flipped = (text: string, place: number, by: number): string => {
  const i = place % text.length;
  const code = text.charCodeAt(i);
  const other = code ^ (1 << (by % 7));
  return text.slice(0, i) + String.fromCharCode(other) + text.slice(i + 1);
};

const problemsOf = ({ entries, heads }: Ledger) => verifyLedger(entries, heads, sha256).problems;
const RUNS = { numRuns: 200 };

test('[A10.2] the chain of any life verifies and leads to the state it was lived to', () => {
  fc.assert(
    fc.property(ledger, ({ entries, heads, told }) => {
      const { problems, states, entries: count } = verifyLedger(entries, heads, sha256);
      // The random changes of fields prove nothing of what they say anew.
      const anew = told.flatMap(({ events }) =>
        events.filter((event, i) => event.type === 'schema_changed' && event.liveHash !== fold(events.slice(0, i)).liveHash)
      );
      expect(problems.map(({ problem }) => problem)).toEqual(anew.map(() => 'unfollowed'));
      expect(count).toBe(entries.length);
      for (const { documentId, locale, events } of told) {
        if (events.length > 0) expect(states.get(chainOf(UID, documentId))?.get(locale)).toEqual(fold(events));
      }
    }),
    RUNS
  );
});

test('[A10.2] any one changed byte of any entry is found', () => {
  const fields = ['chain', 'body', 'prevHash', 'hash'] as const;
  fc.assert(
    fc.property(written, fc.nat(), fc.constantFrom(...fields), fc.nat(), fc.nat(6), ({ entries, heads }, which, field, place, by) => {
      const touched = which % entries.length;
      const changed = entries.map((entry, i) => (i === touched ? { ...entry, [field]: flipped(entry[field], place, by) } : entry));
      expect(problemsOf({ entries: changed, heads })).not.toEqual([]);
    }),
    { numRuns: 1500 }
  );
});

test('[A10.2] every single byte of a published text’s ledger is watched', () => {
  const [life] = fc
    .sample(written, { numRuns: 50, seed: 7 })
    .filter(({ entries }) => entries.some(({ body }) => body.includes('"type":"published"')));
  if (!life) throw new Error('the sample has no publication');
  const { heads } = life;
  const entries = life.entries.slice(0, 6);
  const chain = entries.map((entry) => entry.chain);
  const cut = heads.map((head) => entries[chain.lastIndexOf(head.chain)] ?? head);
  const unseen = entries.flatMap((entry, i) =>
    Array.from(entry.body).flatMap((_, place) => {
      const changed = entries.map((one, j) => (j === i ? { ...one, body: flipped(one.body, place, 0) } : one));
      return problemsOf({ entries: changed, heads: cut }).length === 0 ? [`${String(entry.seq)}:${String(place)}`] : [];
    })
  );
  expect(unseen).toEqual([]);
});

test('[A10.2] another number on any entry is found', () => {
  fc.assert(
    fc.property(written, fc.nat(), fc.integer({ min: -3, max: 3 }).filter(Boolean), ({ entries, heads }, which, by) => {
      const touched = which % entries.length;
      const changed = entries.map((entry, i) => (i === touched ? { ...entry, seq: entry.seq + by } : entry));
      expect(problemsOf({ entries: changed, heads })).not.toEqual([]);
    }),
    RUNS
  );
});

test('[A10.2] any entry left out, doubled or moved is found', () => {
  fc.assert(
    fc.property(written, fc.nat(), ({ entries, heads }, which) => {
      const i = which % entries.length;
      const entry = entries[i] as LedgerEntry;
      const rest = entries.filter((_, j) => j !== i);
      expect(problemsOf({ entries: rest, heads })).not.toEqual([]);
      expect(problemsOf({ entries: [...entries.slice(0, i), entry, ...entries.slice(i)], heads })).not.toEqual([]);
      if (rest.some(({ chain, seq }) => chain === entry.chain && seq > entry.seq))
        expect(problemsOf({ entries: [...rest, entry], heads })).not.toEqual([]);
    }),
    RUNS
  );
});

test('[A10.2] any changed or missing head is found', () => {
  fc.assert(
    fc.property(written, fc.nat(), fc.nat(), fc.nat(6), ({ entries, heads }, which, place, by) => {
      const touched = which % heads.length;
      const others = heads.filter((_, i) => i !== touched);
      const head = heads[touched] as ChainHead;
      expect(problemsOf({ entries, heads: others })).not.toEqual([]);
      expect(problemsOf({ entries, heads: [...others, { ...head, hash: flipped(head.hash, place, by) }] })).not.toEqual([]);
      expect(problemsOf({ entries, heads: [...others, { ...head, chain: flipped(head.chain, place, by) }] })).not.toEqual([]);
      expect(problemsOf({ entries, heads: [...others, { ...head, seq: head.seq + 1 }] })).not.toEqual([]);
    }),
    RUNS
  );
});
