import {
  brokenBy,
  causedBy,
  chainOf,
  exportLines,
  headsAmong,
  nextCheckpoint,
  nextEntry,
  otherDates,
  showingIn,
  verifyParts,
  type Json,
  type LedgerEntry,
} from '../../../core/ledger';
import { EMPTY } from '../../../core/organisation';
import { sameState, type ReviewEvent } from '../../../core/review';
import { UNTOLD } from '../../../core/site';
import { approved, LIFE, NOW, play, publish, published, publisher, sha256, submit, TEXT, withdraw } from '../support/world';

const UID = 'api::article.article';

const chained = (events: readonly ReviewEvent[], documentId: string): LedgerEntry[] =>
  events.reduce<LedgerEntry[]>((entries, event) => {
    const body = JSON.parse(JSON.stringify({ uid: UID, documentId, locale: 'zh-Hans', event })) as Json;
    return [...entries, nextEntry(chainOf(UID, documentId), entries.at(-1) ?? null, body, sha256)];
  }, []);

const returned = play([
  [submit, {}],
  [withdraw, {}],
]).events;
const [first, second] = [chained(LIFE, 'doc1'), chained(returned, 'doc2')];
const all = [...first, ...second];

const named = (...parts: readonly (readonly LedgerEntry[])[]): LedgerEntry[] =>
  parts.reduce<LedgerEntry[]>(
    (taken, entries, i) => [...taken, nextCheckpoint(taken.at(-1) ?? null, { at: NOW + i, count: i, heads: headsAmong(entries) }, sha256)],
    []
  );

const found = (entries: readonly LedgerEntry[], checkpoints: readonly LedgerEntry[], heads = headsAmong(entries)) =>
  verifyParts({ entries, heads, checkpoints: () => checkpoints, organisation: EMPTY, site: UNTOLD }, sha256)
    .problems.filter(({ problem }) => problem !== 'not_in_post')
    .map(({ chain, seq, problem }) => [chain, seq, problem]);

describe('checkpoints name how far every chain had come', () => {
  test('[A10.2] a ledger that only grew agrees with all of its checkpoints', () => {
    expect(found(all, named(first.slice(0, 2), [...first, ...second]))).toEqual([]);
    expect(found(all, [])).toEqual([]);
  });

  test('[A10.2] a tail that was cut off with its head contradicts the checkpoint that named it, and nothing else', () => {
    expect(found([...first, ...second.slice(0, 1)], named(all))).toEqual([[chainOf(UID, 'doc2'), 2, 'contradicted']]);
    expect(found(first, named(all))).toEqual([[chainOf(UID, 'doc2'), 2, 'contradicted']]);
  });

  test('[A10.2] so does another entry in the place of the one that was cut off', () => {
    const other = chained([...returned.slice(0, 1), ...play([[submit, { now: NOW + 1 }]]).events], 'doc2');
    expect(found([...first, ...other], named(all))).toEqual([[chainOf(UID, 'doc2'), 2, 'contradicted']]);
  });

  test('[A10.2] a checkpoint cannot be changed, nor taken out from among the others', () => {
    const checkpoints = named(first.slice(0, 2), first, second);
    const [one, two, three] = checkpoints as [LedgerEntry, LedgerEntry, LedgerEntry];
    expect(found(all, [one, three])).toEqual([
      ['checkpoints/all', 3, 'gap'],
      ['checkpoints/all', 3, 'unlinked'],
    ]);
    expect(found(all, [one, { ...two, body: two.body.replace('"count":1', '"count":2') }, three])).toEqual([
      ['checkpoints/all', 2, 'altered'],
    ]);
    expect(found(all, [{ ...one, body: '{}' }])).toEqual([
      ['checkpoints/all', 1, 'altered'],
      ['checkpoints/all', 1, 'unreadable'],
    ]);
  });

  test('[A10.2] a head without entries, and a chain that comes twice, is found a part at a time as well', () => {
    expect(found(first, [], headsAmong(all))).toEqual([[chainOf(UID, 'doc2'), 2, 'truncated']]);
    expect(found(all, [], headsAmong(first)).map(([, , problem]) => problem)).toEqual(['truncated']);
    expect(found([...first, ...second, ...first], []).map(([, , problem]) => problem)).toEqual(['gap', 'unlinked']);
  });

  test('[A10.2] heads are held against their chains in whatever order they come; two of one chain are one too many', () => {
    const heads = headsAmong(all);
    const other = { ...heads[0], seq: 1 } as (typeof heads)[number];
    expect(found(all, [], heads.toReversed())).toEqual([]);
    for (const twice of [
      [...heads, other],
      [other, ...heads],
      [...heads.toReversed(), other],
    ])
      expect(found(all, [], twice)).toContainEqual([other.chain, 1, 'truncated']);
  });
});

describe('an export', () => {
  test('[A10.2] is one JSON document, and a line for each entry, head and checkpoint', async () => {
    const of = async function* <T>(items: readonly T[]): AsyncGenerator<T> {
      yield* await Promise.resolve(items);
    };
    const checkpoints = named(all).map(({ chain: _chain, ...rest }) => rest);
    let text = '';
    for await (const part of exportLines({ entries: of(all), heads: of(headsAmong(all)), checkpoints: of(checkpoints) })) text += part;
    expect(JSON.parse(text)).toEqual({ format: 'three-review-ledger/1', entries: all, heads: headsAmong(all), checkpoints });
    expect(text.trim().split('\n')).toHaveLength(4 + all.length + 2 + 1);
    let none = '';
    for await (const part of exportLines({ entries: of([]), heads: of([]), checkpoints: of([]) })) none += part;
    expect(JSON.parse(none)).toEqual({ format: 'three-review-ledger/1', entries: [], heads: [], checkpoints: [] });
  });
});

describe('what is stored is held against the entries', () => {
  const states = (state = published) => new Map([['zh-Hans', state]]);
  /** With the head that these entries have. */
  const broken = (entries: readonly LedgerEntry[], stored = states()) => brokenBy(entries, headsAmong(entries)[0] ?? null, stored, sha256);

  test('[A10.2] a state that the entries lead to rests on them, any other does not', () => {
    expect(broken(first)).toBeNull();
    expect(broken(first, states(approved))).toBe('state');
    expect(broken([])).toBe('state');
  });

  test('[A10.2] why the last round ended decides nothing, who signed does', () => {
    expect(sameState(approved, { ...approved, ended: null })).toBe(true);
    const [one, ...rest] = approved.signOffs;
    if (!one) throw new Error('no sign-off');
    expect(sameState(approved, { ...approved, signOffs: [{ ...one, signer: publisher }, ...rest] })).toBe(false);
    expect(sameState(approved, { ...approved, signOffs: rest })).toBe(false);
  });

  test('[A10.2] entries that were tampered with, or that make live what nobody signed, bear nothing', () => {
    const altered = first.map((entry) => (entry.seq === 2 ? { ...entry, body: entry.body.replace('陈信息', '某信息') } : entry));
    expect(broken(altered)).toBe('entries');
    expect(brokenBy(first.slice(0, -1), headsAmong(first)[0] ?? null, states(), sha256)).toBe('entries');
    const forged = chained(play([[publish, { actor: publisher }]], approved).events, 'doc1');
    expect(broken(forged)).toBe('entries');
  });

  test('[A9.2] each publication causes one event: the first, then updates, then the take-down', () => {
    const event = (type: 'published' | 'taken_down'): ReviewEvent =>
      type === 'published'
        ? { at: NOW, by: publisher, type, round: 1, contentHash: TEXT, contentChanged: false }
        : { at: NOW, by: publisher, type, round: 1, contentHash: TEXT, reason: '内容有误' };
    const caused = [
      ...causedBy(chained([event('published'), event('published'), event('taken_down'), event('published')], 'doc1')).values(),
    ];
    expect(caused.map(({ kind, key }) => [kind, key])).toEqual([
      ['first', `${chainOf(UID, 'doc1')}#1`],
      ['update', `${chainOf(UID, 'doc1')}#2`],
      ['take_down', `${chainOf(UID, 'doc1')}#3`],
      ['update', `${chainOf(UID, 'doc1')}#4`],
    ]);
  });

  test('[A9.2] the dates of what is live are those that its publication says; an older entry says only about when', () => {
    const shown = { publishedAt: NOW + 5, createdAt: NOW - 5, lost: [] };
    const { events } = play([[{ type: 'publish', shown }, { actor: publisher }]], approved);
    const since = showingIn(chained(events, 'doc1')).get(chainOf(UID, 'doc1'))?.get('zh-Hans');
    if (!since) throw new Error('nothing is live');
    expect(since).toEqual({ at: NOW, shown, adopted: false });
    expect(otherDates(since, shown)).toEqual([]);
    expect(otherDates(since, { publishedAt: NOW + 6, createdAt: null })).toEqual(['publishedAt', 'createdAt']);
    const older = { ...since, shown: null };
    expect(otherDates(older, { publishedAt: NOW + 60_000, createdAt: 0 })).toEqual([]);
    expect(otherDates(older, { publishedAt: NOW + 3_600_000, createdAt: 0 })).toEqual(['publishedAt']);
    const down = play([[{ type: 'take_down', reason: '内容有误' }, { actor: publisher }]], published).events;
    expect(showingIn(chained([...events, ...down], 'doc1')).get(chainOf(UID, 'doc1'))?.size).toBe(0);
  });
});
