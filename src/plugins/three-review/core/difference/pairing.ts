import { runsOf } from './sequence';

/** Two items that are one, before and after; `moved`: the order among those that stayed is another. */
export interface Pair {
  readonly from: number;
  readonly to: number;
  readonly moved: boolean;
}

export interface Likening<T> {
  /** Equal keys: equal items. */
  readonly key: (item: T) => string;
  /** 0 … 1 */
  readonly like: (before: T, after: T) => number;
  /** As much likeness makes two items one that stand in the same gap between equal ones; across gaps, for one that moved and changed. */
  readonly near: number;
  readonly far: number;
  /** Too short to have moved: blank lines. */
  readonly small: (item: T) => boolean;
}

/** Beyond so many comparisons only neighbours are compared. */
const MANY = 4_000;
const NEIGHBOURS = 6;

interface Candidate {
  readonly from: number;
  readonly to: number;
  readonly score: number;
}

/**
 * Which items of two lists are one and the same: equal ones in their order, then equal ones that moved, then those that are most alike. What
 * is left over came or went. In the order of the new list.
 */
export const pairUp = <T>(before: readonly T[], after: readonly T[], likening: Likening<T>): readonly Pair[] => {
  const { key, small } = likening;
  const [a, b] = [before.map(key), after.map(key)];
  const toOf = new Map<number, number>();
  const taken = new Set<number>();
  const take = (from: number, to: number): void => {
    toOf.set(from, to);
    taken.add(to);
  };
  const gaps: { readonly a: number[]; readonly b: number[] }[] = [];
  for (const run of runsOf(a, b)) {
    if (run.same) for (let i = 0; i < run.a[1] - run.a[0]; i += 1) take(run.a[0] + i, run.b[0] + i);
    else gaps.push({ a: range(run.a), b: range(run.b) });
  }
  const waiting = new Map<string, number[]>();
  for (const to of gaps.flatMap((gap) => gap.b)) waiting.set(b[to] ?? '', [...(waiting.get(b[to] ?? '') ?? []), to]);
  for (const from of gaps.flatMap((gap) => gap.a)) {
    const item = before[from];
    const to = item === undefined || small(item) ? undefined : waiting.get(a[from] ?? '')?.shift();
    if (to !== undefined) take(from, to);
  }
  const left = gaps.map((gap) => ({ a: gap.a.filter((i) => !toOf.has(i)), b: gap.b.filter((j) => !taken.has(j)) }));
  const near = left.flatMap((gap) => candidates(before, after, gap.a, gap.b, likening, likening.near));
  for (const { from, to } of best(near)) if (!toOf.has(from) && !taken.has(to)) take(from, to);
  const [restA, restB] = [
    left.flatMap((gap) => gap.a).filter((i) => !toOf.has(i)),
    left.flatMap((gap) => gap.b).filter((j) => !taken.has(j)),
  ];
  if (restA.length * restB.length <= MANY)
    for (const { from, to } of best(candidates(before, after, restA, restB, likening, likening.far)))
      if (!toOf.has(from) && !taken.has(to)) take(from, to);
  // What is too small to have moved went here and came there.
  return ordered([...toOf].map(([from, to]) => ({ from, to }))).filter(({ from, moved }) => {
    const item = before[from];
    return !moved || item === undefined || !small(item);
  });
};

const range = ([from, to]: readonly [number, number]): number[] => Array.from({ length: to - from }, (_, i) => from + i);

const candidates = <T>(
  before: readonly T[],
  after: readonly T[],
  a: readonly number[],
  b: readonly number[],
  { like, small }: Likening<T>,
  least: number
): readonly Candidate[] => {
  const all = a.length * b.length <= MANY;
  return a.flatMap((from, i) => {
    const item = before[from];
    if (item === undefined || small(item)) return [];
    const middle = a.length === 0 ? 0 : Math.round((i * b.length) / a.length);
    const beside = all ? b : b.slice(Math.max(0, middle - NEIGHBOURS), middle + NEIGHBOURS);
    return beside.flatMap((to): readonly Candidate[] => {
      const other = after[to];
      if (other === undefined || small(other)) return [];
      const score = like(item, other);
      return score >= least ? [{ from, to, score }] : [];
    });
  });
};

/** The most alike first; of equals, those nearest to their old place. */
const best = (found: readonly Candidate[]): readonly Candidate[] =>
  [...found].sort((a, b) => b.score - a.score || Math.abs(a.from - a.to) - Math.abs(b.from - b.to) || a.from - b.from);

/** The longest list of pairs whose order is the same in both; all others moved. */
const ordered = (pairs: readonly { readonly from: number; readonly to: number }[]): readonly Pair[] => {
  const byTo = [...pairs].sort((a, b) => a.to - b.to);
  const tails: number[] = [];
  const before: number[] = [];
  for (const [i, { from }] of byTo.entries()) {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((byTo[tails[middle] ?? 0]?.from ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    before[i] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = i;
  }
  const stayed = new Set<number>();
  for (let i = tails.at(-1) ?? -1; i >= 0; i = before[i] ?? -1) stayed.add(i);
  return byTo.map((pair, i) => ({ ...pair, moved: !stayed.has(i) }));
};

/** An item of both lists, or of one of them. */
export interface Merged {
  readonly from: number | null;
  readonly to: number | null;
  readonly moved: boolean;
}

/** Two lists as one, in the order of the new one; what went stands where it stood, before what came in its place. */
export const merged = (pairs: readonly Pair[], from: number, to: number): readonly Merged[] => {
  const ofNew = new Map(pairs.map((pair) => [pair.to, pair]));
  const kept = new Set(pairs.map((pair) => pair.from));
  const gone = range([0, from]).filter((i) => !kept.has(i));
  const anchors = pairs.filter(({ moved }) => !moved);
  const out: Merged[] = [];
  let [next, anchor] = [0, 0];
  for (let j = 0; j < to; j += 1) {
    while ((anchors[anchor]?.to ?? to) < j) anchor += 1;
    const until = anchors[anchor]?.from ?? from;
    for (; next < gone.length && (gone[next] ?? 0) < until; next += 1) out.push({ from: gone[next] ?? 0, to: null, moved: false });
    out.push(ofNew.get(j) ?? { from: null, to: j, moved: false });
  }
  return [...out, ...gone.slice(next).map((i) => ({ from: i, to: null, moved: false }))];
};
