import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { verifyFile } from '../../cli/verify';
import {
  chainOf,
  contentsNamed,
  exportLines,
  headsAmong,
  nextCheckpoint,
  nextEntry,
  type EvidenceRow,
  type Json,
  type LedgerEntry,
} from '../../core/ledger';
import { LIFE, NOW, sha256 } from '../core/support/world';

const chained = (documentId: string): LedgerEntry[] =>
  LIFE.reduce<LedgerEntry[]>((entries, event) => {
    const body = JSON.parse(JSON.stringify({ uid: 'api::article.article', documentId, locale: 'zh-Hans', event })) as Json;
    return [...entries, nextEntry(chainOf('api::article.article', documentId), entries.at(-1) ?? null, body, sha256)];
  }, []);

const entries = [...chained('doc1'), ...chained('doc2')];
const heads = headsAmong(entries);
const checkpointsOf = (held: readonly LedgerEntry[]) =>
  [nextCheckpoint(null, { at: NOW, count: held.length, heads: headsAmong(held) }, sha256)].map(({ chain: _chain, ...rest }) => rest);
const checkpoints = checkpointsOf(entries);

const of = async function* <T>(items: readonly T[]): AsyncGenerator<T> {
  yield* await Promise.resolve(items);
};
const exported = async (held: readonly LedgerEntry[] = entries, named = checkpoints): Promise<string> => {
  let text = '';
  for await (const part of exportLines({ entries: of(held), heads: of(headsAmong(held)), checkpoints: of(named) })) text += part;
  return text;
};

let dir: string;
const written = (text: string, name = 'ledger.json'): string => {
  const file = path.join(dir, name);
  fs.writeFileSync(file, text);
  return file;
};
/** Who held which post is told by the organisation's own chain, which these exports do not have. */
const problemsIn = (text: string, earlier?: string): readonly unknown[] =>
  verifyFile(written(text), earlier)
    .problems.filter(({ problem }) => problem !== 'not_in_post')
    .map(({ chain, seq, problem }) => [chain.slice(-4), seq, problem]);

beforeAll(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'three-review-'));
});
afterAll(() => fs.rmSync(dir, { recursive: true }));

describe('an export is verified with nothing but the file', () => {
  test('[A10.2] line by line, and in any other layout of the same JSON', async () => {
    const text = await exported();
    expect(verifyFile(written(text))).toMatchObject({ chains: 2, entries: 10 });
    expect(problemsIn(text)).toEqual([]);
    expect(problemsIn(JSON.stringify(JSON.parse(text)))).toEqual([]);
    expect(problemsIn(JSON.stringify(JSON.parse(text), null, 2))).toEqual([]);
  });

  test('[A10.2] an export of an earlier version has no checkpoints, and its chains may stand in any order', () => {
    const [one, two] = [chained('doc1'), chained('doc2')];
    const mixed = one.flatMap((entry, i) => [entry, two[i] ?? entry]);
    expect(problemsIn(JSON.stringify({ format: 'three-review-ledger/1', entries: mixed, heads }))).toEqual([]);
  });

  test('[A10.2] a tail that was cut off with its head is found in both layouts', async () => {
    const text = await exported(entries.slice(0, -1));
    const found = [['doc2', 5, 'contradicted']];
    expect(problemsIn(text)).toEqual(found);
    expect(problemsIn(JSON.stringify(JSON.parse(text)))).toEqual(found);
  });

  test('[A10.2] a tail that was cut off with head, states and the last checkpoints contradicts an export that was kept elsewhere', async () => {
    const kept = written(await exported(), 'kept.json');
    const cut = entries.slice(0, -1);
    const text = await exported(cut, checkpointsOf(cut));
    expect(problemsIn(text)).toEqual([]);
    expect(problemsIn(text, kept)).toEqual([['doc2', 5, 'lost']]);
    const plain = written(JSON.stringify({ ...(JSON.parse(await exported()) as object), checkpoints: undefined }), 'plain.json');
    expect(problemsIn(text, plain)).toEqual([['doc2', 5, 'lost']]);
  });

  test('[A10.2] a ledger that only grew agrees with every export of it', async () => {
    const kept = written(await exported(entries.slice(0, 7), checkpointsOf(entries.slice(0, 7))), 'kept.json');
    expect(problemsIn(await exported(), kept)).toEqual([]);
  });

  test('[A10.2] a file whose end is missing, a line that is no entry, and what is no export are no ledger', async () => {
    const text = await exported();
    const lines = text.split('\n');
    expect(() => verifyFile(written(lines.slice(0, -3).join('\n')))).toThrow(/its end is missing/);
    expect(() => verifyFile(written([...lines.slice(0, 2), '{"chain":1}', ...lines.slice(3)].join('\n')))).toThrow(/line 3/);
    expect(() => verifyFile(written('{"format":"another"}'))).toThrow(/no ledger export/);
    expect(() => verifyFile(written('nothing'))).toThrow(/not JSON/);
  });

  describe('[A10.2] with the evidence of a site that the plugin left', () => {
    const texts = [...new Set(entries.flatMap((entry) => contentsNamed(entry)))];
    const withEvidence = async (rows: readonly EvidenceRow[]): Promise<string> => {
      let text = '';
      const parts = { entries: of(entries), heads: of(heads), checkpoints: of(checkpoints), evidence: of(rows) };
      for await (const part of exportLines(parts)) text += part;
      return text;
    };
    const post: EvidenceRow = { table: 'three_review_posts', row: { id: 1 } };
    const counted = (n: number): EvidenceRow => ({ table: '', row: { three_review_posts: n } });

    test('[A10.2] a row that is missing or too many is found by the count at the end, and so is the end itself', async () => {
      const truncated = (found: readonly unknown[]) => found.filter((one) => JSON.stringify(one).includes('truncated'));
      expect(truncated(problemsIn(await withEvidence([post, counted(1)])))).toEqual([]);
      expect(truncated(problemsIn(await withEvidence([counted(1)])))).toEqual([['osts', 0, 'truncated']]);
      expect(truncated(problemsIn(await withEvidence([post, post, counted(1)])))).toEqual([['osts', 2, 'truncated']]);
      expect(truncated(problemsIn(await withEvidence([post])))).toEqual([['ence', 0, 'truncated']]);
    });

    test('[A10.2] every text that an entry names is demanded, byte by byte', async () => {
      const found = problemsIn(await withEvidence([counted(0)])).filter((one) => JSON.stringify(one).includes('content_missing'));
      expect(found).toHaveLength(texts.length);
      const forged: EvidenceRow = { table: 'three_review_snapshots', row: { hash: texts[0], content: 'something else' } };
      const end: EvidenceRow = { table: '', row: { three_review_snapshots: 1 } };
      expect(JSON.stringify(problemsIn(await withEvidence([forged, end])))).toContain('content_altered');
    });
  });
});
