import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import groupBy from 'lodash/groupBy';
import { CHECKPOINT_CHAIN, EXPORT_LINES, type ChainHead, type EvidenceRow, type LedgerEntry } from '../core/ledger';
import { chainHead, checkpoint, evidenceRow, ledgerEntry, ledgerExport } from '../shared/contracts';

/** An export, each part of which can be gone through from its start as often as needed. */
export interface ExportFile {
  readonly entries: () => Iterable<LedgerEntry>;
  readonly heads: () => Iterable<ChainHead>;
  readonly checkpoints: () => Iterable<LedgerEntry>;
  /** None, but in the export of a site that the plugin left. */
  readonly evidence: () => Iterable<EvidenceRow>;
}

const CHUNK = 1 << 18;

/** The lines of a file, one at a time. */
const linesIn = function* (path: string): Generator<string> {
  const file = openSync(path, 'r');
  try {
    const decoder = new StringDecoder('utf8');
    const buffer = Buffer.allocUnsafe(CHUNK);
    let rest = '';
    for (;;) {
      const read = readSync(file, buffer, 0, CHUNK, null);
      if (read === 0) break;
      const lines = (rest + decoder.write(buffer.subarray(0, read))).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
    if (rest !== '') yield rest;
  } finally {
    closeSync(file);
  }
};

const PARTS = ['entries', 'heads', 'checkpoints', 'evidence'] as const;
type Part = (typeof PARTS)[number];
const STARTS: ReadonlyMap<string, Part> = new Map(PARTS.map((part) => [EXPORT_LINES[part], part]));

interface Parser<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false };
}

/** What stands in one part of the file, line by line. Throws with a sentence at a line that is none. */
const readPart = function* <T>(path: string, wanted: Part, parser: Parser<T>): Generator<T> {
  let part: Part | null = null;
  let [line, ended] = [0, false];
  for (const text of linesIn(path)) {
    line += 1;
    const start = STARTS.get(text);
    if (start) {
      if (part === wanted) return;
      part = start;
    } else if (text === EXPORT_LINES.end) ended = true;
    else if (part === wanted) {
      const read = parser.safeParse(asJson(text.endsWith(',') ? text.slice(0, -1) : text));
      if (!read.success) throw new Error(`${path} is no ledger export: line ${String(line)} is none of its ${wanted}`);
      yield read.data;
    }
  }
  if (!ended) throw new Error(`${path} is no ledger export: its end is missing`);
};

const asJson = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

const asChain = (rows: readonly Omit<LedgerEntry, 'chain'>[]): LedgerEntry[] => rows.map((row) => ({ chain: CHECKPOINT_CHAIN, ...row }));

/** A file in any other layout is held whole: exports of earlier versions, and what somebody formatted anew. */
const readWhole = (path: string): ExportFile => {
  const json = asJson(readFileSync(path, 'utf8'));
  if (json === undefined) throw new Error(`${path} is not JSON`);
  const parsed = ledgerExport.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`${path} is no ledger export: ${issue?.path.map(String).join('.') ?? ''} ${issue?.message ?? ''}`);
  }
  const { entries, heads, checkpoints, evidence } = parsed.data;
  const ordered = Object.values(groupBy(entries, ({ chain }) => chain)).flat();
  return { entries: () => ordered, heads: () => heads, checkpoints: () => asChain(checkpoints), evidence: () => evidence ?? [] };
};

export const openExport = (path: string): ExportFile => {
  const [first] = linesIn(path);
  if (first !== EXPORT_LINES.entries) return readWhole(path);
  return {
    entries: () => readPart(path, 'entries', ledgerEntry),
    heads: () => readPart(path, 'heads', chainHead),
    checkpoints: function* () {
      for (const row of readPart(path, 'checkpoints', checkpoint)) yield { chain: CHECKPOINT_CHAIN, ...row };
    },
    evidence: () => readPart(path, 'evidence', evidenceRow),
  };
};
