import { chainOf, nextEntry, verifyLedger, type ChainHead, type Json, type LedgerBody, type LedgerEntry } from '../../../core/ledger';
import { retell, writeText, type Fields } from '../../../core/content';
import { INITIAL, type ReviewEvent } from '../../../core/review';
import {
  approved,
  head,
  LIFE,
  NOW,
  observe,
  OTHER,
  play,
  publish,
  published,
  publisher,
  sha256,
  signOffBy,
  takeDown,
  TEXT,
} from '../support/world';

const UID = 'api::article.article';
const CHAIN = chainOf(UID, 'doc1');

const body = (event: ReviewEvent, over: Partial<LedgerBody> = {}): LedgerBody => ({
  uid: UID,
  documentId: 'doc1',
  locale: 'zh-Hans',
  event,
  ...over,
});

const chained = (bodies: readonly unknown[], chain = CHAIN): LedgerEntry[] =>
  bodies.reduce<LedgerEntry[]>((entries, held) => [...entries, nextEntry(chain, entries.at(-1) ?? null, held as Json, sha256)], []);

const headsOf = (entries: readonly LedgerEntry[]): ChainHead[] => {
  const heads = new Map(entries.map(({ chain, seq, hash }) => [chain, { chain, seq, hash }]));
  return [...heads.values()];
};

const verify = (entries: readonly LedgerEntry[], heads = headsOf(entries)) => verifyLedger(entries, heads, sha256);
const problems = (entries: readonly LedgerEntry[], heads = headsOf(entries)) =>
  verify(entries, heads).problems.map(({ seq, problem }) => [seq, problem]);

const life = chained(LIFE.map((event) => body(event)));
const at = (seq: number): LedgerEntry => life[seq - 1] as LedgerEntry;
const replaced = (seq: number, over: Partial<LedgerEntry>) => life.map((entry) => (entry.seq === seq ? { ...entry, ...over } : entry));

describe('an untouched ledger', () => {
  test('[A10.2] the ledger of a published text verifies, and leads to its state', () => {
    const { chains, entries, problems: found, states } = verify(life);
    expect({ chains, entries, found }).toEqual({ chains: 1, entries: 5, found: [] });
    expect(states.get(CHAIN)?.get('zh-Hans')).toEqual(published);
  });

  test('[A10.2] an empty ledger verifies', () => {
    expect(verify([])).toEqual({ chains: 0, entries: 0, problems: [], states: new Map() });
  });

  test('[A10.2] the locales of a document live side by side in one chain', () => {
    const both = chained(LIFE.flatMap((event) => [body(event), body(event, { locale: 'en' })]));
    const { problems: found, states } = verify(both);
    expect(found).toEqual([]);
    expect([...(states.get(CHAIN)?.keys() ?? [])]).toEqual(['zh-Hans', 'en']);
    expect(states.get(CHAIN)?.get('en')).toEqual(published);
  });

  test('[A10.2] chains may come in any order, and interleaved', () => {
    const other = chained(
      LIFE.map((event) => body(event, { documentId: 'doc2' })),
      chainOf(UID, 'doc2')
    );
    const mixed = life.flatMap((entry, i) => [other[i] as LedgerEntry, entry]);
    expect(verify(mixed)).toMatchObject({ chains: 2, entries: 10, problems: [] });
  });

  test('[A10.2] the order of the keys in a body does not matter to who reads it', () => {
    expect(problems(chained(LIFE.map((event) => ({ locale: 'zh-Hans', event, documentId: 'doc1', uid: UID }))))).toEqual([]);
  });

  test('[A10.2] what stands in an entry beside what is known does not matter', () => {
    expect(problems(chained(LIFE.map((event) => ({ ...body(event), remark: '旁注' }))))).toEqual([]);
  });
});

describe('a touched ledger', () => {
  test.each<[string, readonly LedgerEntry[], unknown[][]]>([
    ['[A10.2] one changed byte of a body is found', replaced(3, { body: at(3).body.replace('李主任', '李主人') }), [[3, 'altered']]],
    [
      '[A10.2] an entry that was altered and hashed again no longer carries the next',
      (() => {
        const [forged] = chained([body({ type: 'submitted', round: 1, contentHash: TEXT, note: '另一说明', at: NOW, by: null })]);
        return [forged as LedgerEntry, ...life.slice(1)];
      })(),
      [[2, 'unlinked']],
    ],
    [
      '[A10.2] another hash on an entry is found',
      replaced(2, { hash: 'f'.repeat(64) }),
      [
        [2, 'altered'],
        [3, 'unlinked'],
      ],
    ],
    [
      '[A10.2] another link is found',
      replaced(4, { prevHash: 'f'.repeat(64) }),
      [
        [4, 'unlinked'],
        [4, 'altered'],
      ],
    ],
    [
      '[A10.2] a missing entry is found, and that the publication no longer rests on three sign-offs',
      life.filter(({ seq }) => seq !== 3),
      [
        [4, 'gap'],
        [4, 'unlinked'],
        [5, 'unsigned'],
      ],
    ],
    [
      '[A10.2] a number that stands twice is found',
      [...life.slice(0, 2), at(2), ...life.slice(2)],
      [
        [2, 'gap'],
        [2, 'unlinked'],
      ],
    ],
    [
      '[A10.2] a beginning that is missing is found',
      life.slice(1),
      [
        [2, 'gap'],
        [2, 'unlinked'],
        [5, 'unsigned'],
      ],
    ],
    [
      '[A10.2] two entries in each other’s place are found',
      [at(1), at(3), at(2), at(4), at(5)],
      [
        [3, 'gap'],
        [3, 'unlinked'],
        [2, 'gap'],
        [2, 'unlinked'],
        [4, 'gap'],
        [4, 'unlinked'],
      ],
    ],
    [
      '[A10.2] an entry moved to another chain is found',
      [...life, { ...at(1), chain: chainOf(UID, 'doc2') }],
      [
        [1, 'altered'],
        [1, 'misplaced'],
      ],
    ],
  ])('%s', (_title, entries, found) => expect(problems(entries)).toEqual(found));

  test('[A10.2] entries cut off at the end are found by the head', () => {
    expect(problems(life.slice(0, 3), headsOf(life))).toEqual([[5, 'truncated']]);
  });

  test('[A10.2] a chain that vanished altogether is found by its head', () => {
    expect(problems([], headsOf(life))).toEqual([[5, 'truncated']]);
  });

  test('[A10.2] a head that vanished is found by its entries', () => {
    expect(problems(life, [])).toEqual([[5, 'truncated']]);
  });

  test('[A10.2] a head that names another hash is found', () => {
    expect(problems(life, [{ chain: CHAIN, seq: 5, hash: 'f'.repeat(64) }])).toEqual([[5, 'truncated']]);
  });

  test('[A10.2] a head that lags behind is found', () => {
    expect(problems(life, headsOf(life.slice(0, 4)))).toEqual([[4, 'truncated']]);
  });

  test('[A10.2] every problem says which chain it is in', () => {
    expect(verify(replaced(3, { body: '{}' })).problems.every(({ chain }) => chain === CHAIN)).toBe(true);
  });
});

describe('a ledger that links up and still does not hold', () => {
  test('[A10.2] an entry about another document is misplaced', () => {
    expect(problems(chained([body(LIFE[0] as ReviewEvent, { documentId: 'doc2' })]))).toEqual([[1, 'misplaced']]);
  });

  const stamp = { at: NOW, by: publisher };
  const out = (contentHash: string): ReviewEvent => ({ ...stamp, type: 'published', round: 1, contentHash, contentChanged: true });
  const [submitted, first, second, third] = LIFE as [ReviewEvent, ReviewEvent, ReviewEvent, ReviewEvent];
  const back = play(
    [
      [publish, { actor: publisher }],
      [takeDown, { actor: publisher }],
    ],
    approved
  ).events;
  const edited = play(
    [
      [publish, { actor: publisher }],
      [observe, { contentHash: OTHER, changed: ['title'] }],
    ],
    approved
  ).events;

  test.each<[string, readonly ReviewEvent[], number[]]>([
    ['[A10.2] published without any review', [out(TEXT)], [1]],
    ['[A10.2] published after two reviews', [submitted, first, second, out(TEXT)], [4]],
    ['[A10.2] published with another content than the signed one', [submitted, first, second, third, out(OTHER)], [5]],
    [
      '[A10.2] published on three signatures of two people',
      [submitted, first, second, { ...stamp, type: 'signed', round: 1, signOff: signOffBy('final_sign_off', head) }, out(TEXT)],
      [5],
    ],
    [
      '[A10.2] published on three signatures of one stage',
      [
        submitted,
        first,
        ...[head, publisher].map((signer): ReviewEvent => ({
          ...stamp,
          type: 'signed',
          round: 1,
          signOff: signOffBy('first_review', signer),
        })),
        out(TEXT),
      ],
      [5],
    ],
    ['[A10.2] published again after it was taken down', [submitted, first, second, third, ...back, out(TEXT)], [7]],
    ['[A10.2] an edit published on the sign-offs of what it replaced', [submitted, first, second, third, ...edited, out(OTHER)], [7]],
    [
      '[A10.2] a return that voids a sign-off really voids it',
      [
        submitted,
        first,
        second,
        third,
        {
          ...stamp,
          type: 'returned',
          round: 1,
          to: 'second_review',
          reason: '改',
          voided: [signOffBy('second_review', head), signOffBy('final_sign_off', head)],
        },
        out(TEXT),
      ],
      [6],
    ],
    [
      '[A10.2] another content adopted in the place of what is live',
      [...LIFE, { ...stamp, type: 'adopted', round: 1, contentHash: OTHER, modified: false }],
      [6],
    ],
    ['[A10.2] an edit of what was adopted', [{ ...stamp, type: 'adopted', round: 0, contentHash: TEXT, modified: false }, out(OTHER)], [2]],
  ])('%s is unsigned', (_title, events, seqs) => {
    expect(problems(chained(events.map((event) => body(event))))).toEqual(seqs.map((seq) => [seq, 'unsigned']));
  });

  test('[A10.2] what is live may be published again as it stands', () => {
    expect(problems(chained([...LIFE, out(TEXT)].map((event) => body(event))))).toEqual([]);
  });

  test('[A10.2] what was live before the gate came may be published again as it stands', () => {
    expect(problems(chained([body({ ...stamp, type: 'adopted', round: 0, contentHash: TEXT, modified: false }), body(out(TEXT))]))).toEqual(
      []
    );
  });

  test('[A10.2] sign-offs in one language publish no other', () => {
    const mixed = chained([...LIFE.slice(0, 4).map((event) => body(event)), body(out(TEXT), { locale: 'en' })]);
    expect(problems(mixed)).toEqual([[5, 'unsigned']]);
  });

  const without = (event: ReviewEvent, key: string) => Object.fromEntries(Object.entries(event).filter(([name]) => name !== key));
  const unsignedBy = (over: Record<string, unknown>) =>
    body({ ...stamp, type: 'signed', round: 1, signOff: { ...signOffBy('first_review', head), ...over } });
  test.each<[string, unknown]>([
    ['no event at all', { ...body(submitted), event: null }],
    ['an event of an unknown type', body({ ...submitted, type: 'blessed' } as unknown as ReviewEvent)],
    ['an event that is named like a thing every object has', body({ ...submitted, type: 'constructor' } as unknown as ReviewEvent)],
    ['an event without its time', body(without(submitted, 'at') as unknown as ReviewEvent)],
    ['an event without its actor', body(without(submitted, 'by') as unknown as ReviewEvent)],
    ['a submission of no content', body(without(submitted, 'contentHash') as unknown as ReviewEvent)],
    ['a signature without its sign-off', body(without(first, 'signOff') as unknown as ReviewEvent)],
    ['a signature by nobody', unsignedBy({ signer: null })],
    ['a signature at an unknown stage', unsignedBy({ stage: 'approved' })],
    ['a signature without its answers', unsignedBy({ criteria: undefined })],
    ['a signature with an unknown verdict', unsignedBy({ criteria: [{ id: 'a', verdict: 'maybe' }] })],
    [
      'a return that does not say whose sign-offs fell',
      body(without({ ...stamp, type: 'returned', round: 1, to: 'draft', reason: '改', voided: [] }, 'voided') as unknown as ReviewEvent),
    ],
    ['a body without a locale', { uid: UID, documentId: 'doc1', event: submitted }],
    ['a text', 'submitted'],
    ['nothing', null],
  ])('[A10.2] %s is unreadable, and reported instead of thrown', (_what, held) => {
    expect(problems(chained([JSON.parse(JSON.stringify(held)) as unknown]))).toEqual([[1, 'unreadable']]);
  });

  test('[A10.2] what is no JSON is unreadable', () => {
    const { hash: _hash, ...bare } = { ...at(1), body: '{"event":' };
    const broken = { ...bare, hash: sha256([bare.chain, bare.seq, bare.prevHash, bare.body].join('\n')) };
    expect(problems([broken])).toEqual([[1, 'unreadable']]);
  });

  test('[A10.2] an unreadable entry changes no state', () => {
    const { states } = verify(chained([null]));
    expect(states.get(CHAIN)?.get('zh-Hans') ?? INITIAL).toEqual(INITIAL);
  });
});

describe('what is live, spoken of anew', () => {
  const stamp = { at: NOW, by: null };
  const out = (contentHash: string): ReviewEvent => ({ ...stamp, type: 'published', round: 0, contentHash, contentChanged: false });
  const head = { format: 'three-review-content/1', uid: UID, documentId: 'doc1', locale: 'zh-Hans' };
  const told = (fields: Fields) => writeText({ head, fields });
  const fact = (over: object = {}) => ({ label: '套数', value: '120', ...over });
  const signed = { title: '公告', old: '旧', facts: [fact()], related: ['a/zh-Hans', 'b/zh-Hans'] };
  const adopted: ReviewEvent = { ...stamp, type: 'adopted', round: 0, contentHash: sha256(told(signed)), modified: false };
  const named = { added: ['summary:text', 'facts.unit:string'], removed: ['old:string'] };
  const changed = (to: Fields, over: object = {}): ReviewEvent => ({
    ...stamp,
    type: 'schema_changed',
    round: 0,
    ...named,
    liveHash: sha256(told(to)),
    modified: false,
    differs: [],
    retelling: retell(signed, told(to)),
    voided: [],
    ...over,
  });
  const restored = (to: Fields, lost: readonly string[], over: object = {}): ReviewEvent => ({
    ...stamp,
    type: 'content_restored',
    round: 0,
    contentHash: sha256(told(to)),
    lost,
    retelling: retell(signed, told(to)),
    ...over,
  });
  const after = (event: ReviewEvent) => problems(chained([body(adopted), body(event)])).map(([, problem]) => problem);
  const { old: _old, ...common } = signed;
  const next = { ...common, facts: [fact({ unit: '套' })], summary: null };

  test('[A10.2] the signed content under other fields follows from it, and goes on from there', () => {
    expect(after(changed(next))).toEqual([]);
    expect(problems(chained([adopted, changed(next), out(sha256(told(next)))].map((event) => body(event))))).toEqual([]);
  });

  test.each<[string, ReviewEvent]>([
    ['another title', changed({ ...next, title: '伪题' })],
    ['another figure in a part', changed({ ...next, facts: [fact({ value: '999', unit: '套' })] })],
    ['a link less', changed({ ...next, related: ['a/zh-Hans'] })],
    ['a field that nobody named', changed({ ...next, source: '伪' })],
    ['a field less that nobody named', changed({ facts: next.facts, related: signed.related, summary: null })],
    ['a field that is named as new and was signed', changed({ ...next, title: '伪题' }, { added: [...named.added, 'title:string'] })],
    ['a field that is named as gone and new', changed({ ...next, title: '伪题' }, { added: ['title:text'], removed: ['title:string'] })],
    ['no proof', changed(next, { retelling: null })],
    ['the proof of another content', changed(next, { liveHash: OTHER })],
    ['a proof from another content', changed(next, { retelling: retell({ ...signed, title: '另' }, told(next)) })],
    ['nothing at all', changed(next, { liveHash: null })],
    ['a restored draft without a proof', restored({ ...signed, related: ['a/zh-Hans'] }, ['related=b/zh-Hans'], { retelling: null })],
    ['a restored draft that lost more than is said', restored({ ...signed, related: [] }, ['related=b/zh-Hans'])],
    ['a restored draft with other words', restored({ ...signed, title: '伪题' }, [])],
    ['a restored draft of nothing live', { ...restored(signed, []), contentHash: OTHER, retelling: null } as ReviewEvent],
  ])('[A10.2] %s does not', (_title, event) => {
    expect(after(event)).toContain('unfollowed');
  });

  test('[A10.2] a draft that lost a link follows where the link is named', () => {
    expect(after(restored({ ...signed, related: ['a/zh-Hans'] }, ['related=b/zh-Hans']))).toEqual([]);
  });

  test('[A10.2] a live row that was not what was signed stays found', () => {
    expect(after(changed(next, { differs: ['title'] }))).toEqual(['live_altered']);
  });

  test('[A10.2] nothing goes live by a change of fields', () => {
    expect(problems(chained([body({ ...changed(next), round: 1 })]))).toContainEqual([1, 'unsigned']);
  });
});
