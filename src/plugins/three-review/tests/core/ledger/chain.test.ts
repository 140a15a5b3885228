import { canonical, chainOf, entryHash, GENESIS, nextEntry } from '../../../core/ledger';
import { sha256 } from '../support/world';

const CHAIN = chainOf('api::article.article', 'doc1');

test('[A10.2] every locale of a document is remembered in one chain', () => {
  expect(CHAIN).toBe('api::article.article/doc1');
});

test('[A10.2] the first entry rests on nothing', () => {
  const first = nextEntry(CHAIN, null, { b: 1, a: 2 }, sha256);
  expect(first).toMatchObject({ chain: CHAIN, seq: 1, prevHash: GENESIS, body: '{"a":2,"b":1}' });
  expect(GENESIS).toMatch(/^0{64}$/);
});

test('[A10.2] every other rests on the one before', () => {
  const first = nextEntry(CHAIN, null, 1, sha256);
  expect(nextEntry(CHAIN, first, 2, sha256)).toMatchObject({ chain: CHAIN, seq: 2, prevHash: first.hash, body: '2' });
});

test('[A10.2] the hash is one that anybody can compute from the entry: chain, number, link and body, a line each', () => {
  const { hash, ...bare } = nextEntry(CHAIN, null, { a: '中' }, sha256);
  expect(hash).toBe(sha256(`${CHAIN}\n1\n${GENESIS}\n${canonical({ a: '中' })}`));
  expect(entryHash(bare, sha256)).toBe(hash);
});

test.each([
  ['chain', { chain: 'api::article.article/doc2' }],
  ['number', { seq: 2 }],
  ['link', { prevHash: 'f'.repeat(64) }],
  ['body', { body: '2' }],
])('[A10.2] another %s is another hash', (_what, other) => {
  const { hash, ...bare } = nextEntry(CHAIN, null, 1, sha256);
  expect(entryHash({ ...bare, ...other }, sha256)).not.toBe(hash);
});
