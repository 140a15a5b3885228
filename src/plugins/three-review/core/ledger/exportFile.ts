import type { ChainHead, LedgerEntry } from './chain';

/**
 * The layout of an export: one JSON document, and at the same time a line for each entry, head and checkpoint, so that a reader needs to hold
 * no more than a line.
 */
export const EXPORT_FORMAT = 'three-review-ledger/1';
export const EXPORT_LINES = {
  entries: `{"format":"${EXPORT_FORMAT}","entries":[`,
  heads: '],"heads":[',
  checkpoints: '],"checkpoints":[',
  evidence: '],"evidence":[',
  end: ']}',
} as const;

/** A row of a table beside the ledger, as the database gives it. The last line is of no table: `row` then says how many rows each has. */
export interface EvidenceRow {
  readonly table: string;
  readonly row: Readonly<Record<string, unknown>>;
}

export interface ExportParts {
  readonly entries: AsyncIterable<LedgerEntry>;
  readonly heads: AsyncIterable<ChainHead>;
  readonly checkpoints: AsyncIterable<Omit<LedgerEntry, 'chain'>>;
  /** All that is kept beside the ledger: in the export of a site that the plugin leaves. */
  readonly evidence?: AsyncIterable<EvidenceRow>;
}

const list = async function* (items: AsyncIterable<object>): AsyncGenerator<string> {
  let first = true;
  for await (const item of items) {
    yield `${first ? '' : ',\n'}${JSON.stringify(item)}`;
    first = false;
  }
  if (!first) yield '\n';
};

export const exportLines = async function* (parts: ExportParts): AsyncGenerator<string> {
  for (const part of ['entries', 'heads', 'checkpoints', 'evidence'] as const) {
    const items = parts[part];
    if (!items) continue;
    yield `${EXPORT_LINES[part]}\n`;
    yield* list(items);
  }
  yield `${EXPORT_LINES.end}\n`;
};
