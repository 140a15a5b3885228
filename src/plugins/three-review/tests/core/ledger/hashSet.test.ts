import { hashSet } from '../../../core/ledger/hashSet';
import { sha256 } from '../support/world';

const hashes = (from: number, to: number): readonly string[] => Array.from({ length: to - from }, (_, i) => sha256(String(from + i)));

describe('hashes that are looked for', () => {
  test('[A10.2] each is held once, and found or missing, however many they are', () => {
    const set = hashSet();
    for (const hash of [...hashes(0, 5000), ...hashes(0, 100)]) set.add(hash);
    expect(set.missing()).toBe(5000);
    for (const hash of [...hashes(1000, 9000), ...hashes(1000, 1100)]) set.find(hash);
    expect(set.missing()).toBe(1000);
    expect(hashes(0, 9000).map(set.isFound)).toEqual([...hashes(0, 9000)].map((_, i) => i >= 1000 && i < 5000));
  });

  test('[A10.2] hashes that begin alike are not taken for one another', () => {
    const [one, two] = [sha256('1'), `${sha256('1').slice(0, 31)}g`];
    const set = hashSet();
    set.add(one);
    set.find(two);
    expect(set.missing()).toBe(1);
  });
});
