/** A run of tokens that both lists have, or one of them alone: the half-open ranges `a` of the old and `b` of the new list. */
export interface Run {
  readonly same: boolean;
  readonly a: readonly [number, number];
  readonly b: readonly [number, number];
}

/** So many insertions and deletions are looked for; what differs in more is told as replaced: nobody reads a thousand edits one by one. */
const MOST = 1_200;

/** The shortest way from `a` to `b` in the order of both (Myers): runs of equal tokens with what differs between them. */
export const runsOf = (a: readonly string[], b: readonly string[]): readonly Run[] => {
  const [x, y] = numbered(a, b);
  let head = 0;
  while (head < x.length && head < y.length && x[head] === y[head]) head += 1;
  let tail = 0;
  while (tail < x.length - head && tail < y.length - head && x[x.length - 1 - tail] === y[y.length - 1 - tail]) tail += 1;
  const middle = matches(x.subarray(head, x.length - tail), y.subarray(head, y.length - tail));
  const pairs: (readonly [number, number, number])[] = [
    [0, 0, head],
    ...middle.map(([i, j, length]): readonly [number, number, number] => [i + head, j + head, length]),
    [x.length - tail, y.length - tail, tail],
  ];
  return between(pairs, x.length, y.length);
};

/** Equal tokens as equal numbers. */
const numbered = (a: readonly string[], b: readonly string[]): readonly [Int32Array, Int32Array] => {
  const known = new Map<string, number>();
  const number = (token: string): number => {
    const held = known.get(token);
    if (held !== undefined) return held;
    known.set(token, known.size);
    return known.size - 1;
  };
  return [Int32Array.from(a, number), Int32Array.from(b, number)];
};

type Match = readonly [at: number, beside: number, length: number];

/** The common runs of the greedy algorithm of Myers; none where the lists differ in more than `MOST` tokens. */
const matches = (a: Int32Array, b: Int32Array): readonly Match[] => {
  const [n, m] = [a.length, b.length];
  if (n === 0 || m === 0) return [];
  const most = Math.min(n + m, MOST);
  const reach = new Int32Array(2 * most + 3);
  const middle = most + 1;
  const trace: Int32Array[] = [];
  for (let d = 0; d <= most; d += 1) {
    trace.push(reach.slice(middle - d - 1, middle + d + 2));
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && at(reach, middle + k - 1) < at(reach, middle + k + 1));
      let x = down ? at(reach, middle + k + 1) : at(reach, middle + k - 1) + 1;
      let y = x - k;
      while (x < n && y < m && a[x] === b[y]) {
        x += 1;
        y += 1;
      }
      reach[middle + k] = x;
      if (x >= n && y >= m) return walkedBack(trace, n, m);
    }
  }
  return [];
};

const at = (list: Int32Array, i: number): number => list[i] ?? 0;

/** From the end to the beginning, by what was reached with one edit less. */
const walkedBack = (trace: readonly Int32Array[], n: number, m: number): readonly Match[] => {
  const found: Match[] = [];
  let [x, y] = [n, m];
  for (let d = trace.length - 1; d >= 0; d -= 1) {
    const reach = trace[d] ?? new Int32Array(0);
    const centre = d + 1;
    const k = x - y;
    const down = k === -d || (k !== d && at(reach, centre + k - 1) < at(reach, centre + k + 1));
    const before = down ? k + 1 : k - 1;
    const startX = d === 0 ? 0 : at(reach, centre + before);
    const startY = d === 0 ? 0 : startX - before;
    const fromX = d === 0 ? 0 : down ? startX : startX + 1;
    const length = x - fromX;
    if (length > 0) found.push([fromX, y - length, length]);
    [x, y] = [startX, startY];
  }
  return found.reverse();
};

const between = (pairs: readonly Match[], n: number, m: number): readonly Run[] => {
  const runs: Run[] = [];
  let [i, j] = [0, 0];
  const differing = (x: number, y: number): void => {
    if (x > i || y > j) runs.push({ same: false, a: [i, x], b: [j, y] });
  };
  for (const [x, y, length] of pairs) {
    if (length === 0) continue;
    differing(x, y);
    const last = runs.at(-1);
    if (last?.same === true && last.a[1] === x && last.b[1] === y) {
      runs[runs.length - 1] = { same: true, a: [last.a[0], x + length], b: [last.b[0], y + length] };
    } else runs.push({ same: true, a: [x, x + length], b: [y, y + length] });
    [i, j] = [x + length, y + length];
  }
  differing(n, m);
  return runs;
};
