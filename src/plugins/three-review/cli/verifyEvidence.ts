import { contentsNamed, type EvidenceRow, type LedgerEntry } from '../core/ledger';
import type { Hash } from '../core/kernel/ports';
import type { StoredProblem } from '../shared/findings';

export interface EvidenceProblem {
  readonly chain: string;
  readonly seq: number;
  readonly problem: StoredProblem | 'truncated';
}

/** The table that holds the texts that were signed. */
const SNAPSHOTS = 'three_review_snapshots';

/**
 * What lies beside the ledger in the export of a site that the plugin left: is it all there, by its own last line, and is every text that
 * an entry names there, byte by byte? An export of the ledger alone has none of it, and nothing is demanded then.
 */
export const verifyEvidence = (evidence: Iterable<EvidenceRow>, entries: () => Iterable<LedgerEntry>, hash: Hash): EvidenceProblem[] => {
  const [counted, texts] = [new Map<string, number>(), new Map<string, boolean>()];
  let told: Readonly<Record<string, unknown>> | null = null;
  for (const { table, row } of evidence) {
    if (table === '') told = row;
    else counted.set(table, (counted.get(table) ?? 0) + 1);
    if (table === SNAPSHOTS) texts.set(String(row.hash), hash(String(row.content)) === row.hash);
  }
  if (told === null) return counted.size === 0 ? [] : [{ chain: 'evidence', seq: 0, problem: 'truncated' }];
  const due = told;
  const short = [...new Set([...Object.keys(due), ...counted.keys()])].filter((name) => due[name] !== (counted.get(name) ?? 0));
  return [
    ...short.map((name): EvidenceProblem => ({ chain: `evidence/${name}`, seq: counted.get(name) ?? 0, problem: 'truncated' })),
    ...missingTexts(entries(), texts),
  ];
};

const missingTexts = (entries: Iterable<LedgerEntry>, texts: ReadonlyMap<string, boolean>): EvidenceProblem[] => {
  const [problems, seen] = [[] as EvidenceProblem[], new Set<string>()];
  for (const entry of entries) {
    for (const named of contentsNamed(entry)) {
      const whole = texts.get(named);
      if (whole !== true && !seen.has(named))
        problems.push({ chain: entry.chain, seq: entry.seq, problem: whole === undefined ? 'content_missing' : 'content_altered' });
      seen.add(named);
    }
  }
  return problems;
};
