/** A table; prettier lines it up. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
};

export const code = (text: string): string => `\`${text}\``;

const marks = (name: string) => [`<!-- made by npm run docs: ${name} -->`, `<!-- end: ${name} -->`] as const;

/** The text with what stands between the two marks of a part put in place. */
export const withPart = (text: string, name: string, part: string): string => {
  const [from, to] = marks(name);
  const [start, end] = [text.indexOf(from), text.indexOf(to)];
  if (start < 0 || end < start) throw new Error(`no part “${name}”: ${from} … ${to}`);
  return `${text.slice(0, start + from.length)}\n\n${part}\n\n${text.slice(end)}`;
};

export interface Sample {
  readonly language: string;
  /** What stands behind the language: ```ts file=config/plugins.ts */
  readonly info: string;
  readonly text: string;
  /** Of its first line, from 1. */
  readonly line: number;
}

/** Every fenced sample of a text, in its order. */
export const samplesIn = (markdown: string): readonly Sample[] => {
  const samples: Sample[] = [];
  let open: { language: string; info: string; line: number; lines: string[] } | null = null;
  for (const [index, line] of markdown.split('\n').entries()) {
    const fence = /^\s*```(\S*)\s*(.*)$/.exec(line);
    if (!fence) open?.lines.push(line);
    else if (open) {
      samples.push({ language: open.language, info: open.info, text: `${open.lines.join('\n')}\n`, line: open.line });
      open = null;
    } else open = { language: fence[1] ?? '', info: fence[2] ?? '', line: index + 2, lines: [] };
  }
  if (open) throw new Error(`the sample of line ${String(open.line)} has no end`);
  return samples;
};

/** The rows below the head of every table that begins with these cells, each as its cells. */
export const rowsUnder = (markdown: string, head: readonly string[]): readonly (readonly string[])[] => {
  const cells = (line: string) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim());
  const lines = markdown.split('\n');
  return lines.flatMap((line, index) => {
    const own = cells(line);
    if (!line.startsWith('|') || !head.every((cell, i) => own[i] === cell)) return [];
    const rest = lines.slice(index + 2);
    const end = rest.findIndex((one) => !one.startsWith('|'));
    return rest.slice(0, end < 0 ? undefined : end).map(cells);
  });
};
