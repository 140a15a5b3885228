/**
 * Hashes that are looked for, and which of them were found. Held by their first 128 bits in a table of numbers: a million of them take
 * some 40 MB, and nobody makes a second text with the same beginning.
 */
export interface HashSet {
  readonly add: (hash: string) => void;
  /** Marks the hash as found, if it is one that is looked for. */
  readonly find: (hash: string) => void;
  readonly isFound: (hash: string) => boolean;
  /** How many have not been found. */
  readonly missing: () => number;
}

const WORDS = 4;
const DIGITS = 8;
const FIRST_SLOTS = 1024;
/** What a slot holds. */
const [NONE, WANTED, FOUND] = [0, 1, 2] as const;

const wordsOf = (hash: string): readonly number[] =>
  Array.from({ length: WORDS }, (_, i) => Number.parseInt(hash.slice(i * DIGITS, (i + 1) * DIGITS), 16) >>> 0);

export const hashSet = (): HashSet => {
  let words = new Uint32Array(FIRST_SLOTS * WORDS);
  let held = new Uint8Array(FIRST_SLOTS);
  let [size, missing] = [0, 0];

  /** The slot of these words: where they are, or the free one where they would be. */
  const slotOf = (wanted: readonly number[]): number => {
    let slot = (wanted[0] ?? 0) % held.length;
    while (held[slot] !== NONE && wanted.some((word, i) => words[slot * WORDS + i] !== word)) slot = (slot + 1) % held.length;
    return slot;
  };
  const put = (wanted: ArrayLike<number>, slot: number, state: number): void => {
    words.set(wanted, slot * WORDS);
    held[slot] = state;
  };
  const grow = (): void => {
    const [oldWords, oldHeld] = [words, held];
    words = new Uint32Array(oldWords.length * 2);
    held = new Uint8Array(oldHeld.length * 2);
    oldHeld.forEach((state, slot) => {
      if (state === NONE) return;
      const moved = [...oldWords.subarray(slot * WORDS, (slot + 1) * WORDS)];
      put(moved, slotOf(moved), state);
    });
  };

  return {
    add: (hash) => {
      if (size * 3 >= held.length * 2) grow();
      const wanted = wordsOf(hash);
      const slot = slotOf(wanted);
      if (held[slot] !== NONE) return;
      put(wanted, slot, WANTED);
      size += 1;
      missing += 1;
    },
    find: (hash) => {
      const slot = slotOf(wordsOf(hash));
      if (held[slot] !== WANTED) return;
      held[slot] = FOUND;
      missing -= 1;
    },
    isFound: (hash) => held[slotOf(wordsOf(hash))] === FOUND,
    missing: () => missing,
  };
};
