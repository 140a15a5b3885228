/** The pairs of neighbouring characters in a text, as numbers in their order. Two pairs may share a number, seldom. */
export type Profile = Int32Array;

/** A long text is known by its beginning (code units). */
const ENOUGH = 2_000;

export const profileOf = (text: string): Profile => {
  const end = Math.min(text.length, ENOUGH);
  if (end === 1) return Int32Array.of(text.charCodeAt(0));
  const pairs = new Int32Array(Math.max(0, end - 1));
  for (let i = 0; i + 1 < end; i += 1) pairs[i] = (text.charCodeAt(i) << 15) ^ text.charCodeAt(i + 1);
  return pairs.sort();
};

/** How alike two texts are: 0 nothing in common, 1 the same pairs of characters (Dice). */
export const likeness = (a: Profile, b: Profile): number => {
  const total = a.length + b.length;
  if (total === 0) return 0;
  let [i, j, common] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i] ?? 0, b[j] ?? 0];
    if (x === y) common += 1;
    if (x <= y) i += 1;
    if (y <= x) j += 1;
  }
  return (2 * common) / total;
};
