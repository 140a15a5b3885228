/** A measured quantity of one or of both sites. Times in ms. */
export interface Row {
  readonly what: string;
  /** Without the plugin; empty: it has no such thing. */
  readonly off: readonly number[];
  readonly on: readonly number[];
  /** What `on / off` shall be at most. */
  readonly aim?: number;
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return sorted.length % 2 === 1 ? (sorted[Math.floor(half)] ?? NaN) : ((sorted[half - 1] ?? NaN) + (sorted[half] ?? NaN)) / 2;
};

/** Of the fastest tenth the slowest: what other programs on the machine add shows least there. */
export const tenth = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.max(0, Math.ceil(values.length / 10) - 1)] ?? NaN;

export const ratioOf = ({ off, on }: Pick<Row, 'off' | 'on'>): number => median(on) / median(off);
export const isMet = (row: Row): boolean => row.aim === undefined || row.off.length === 0 || Number(ratioOf(row).toFixed(2)) <= row.aim;

const number = (value: number, digits: number): string => (Number.isNaN(value) ? '' : value.toFixed(digits));

const headOf = (off: string, on: string) => ['', 'rounds', off, on, 'ratio', 'aim', '', 'fastest tenth'];

const cells = (row: Row): string[] => [
  row.what,
  String(row.on.length),
  number(median(row.off), 1),
  number(median(row.on), 1),
  row.off.length === 0 ? '' : number(ratioOf(row), 3),
  row.aim === undefined ? '' : `≤ ${row.aim.toFixed(2)}`,
  row.aim === undefined ? '' : isMet(row) ? 'met' : 'MISSED',
  row.off.length === 0 ? '' : number(tenth(row.on) / tenth(row.off), 3),
];

/** Medians side by side. */
export const table = (rows: readonly Row[], [off, on]: readonly [off: string, on: string] = ['off ms', 'on ms']): string => {
  const head = headOf(off, on);
  const lines = [head, ...rows.map(cells)];
  const widths = head.map((_title, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)));
  return lines
    .map((line) => line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '))
    .map((line) => line.trimEnd())
    .join('\n');
};
