import { createHash } from 'node:crypto';
import { organisationIn, siteIn, verifyParts, type LedgerProblem } from '../core/ledger';
import { openExport } from './exportFile';
import { verifyEvidence, type EvidenceProblem } from './verifyEvidence';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

export interface FileVerified {
  readonly ok: boolean;
  readonly chains: number;
  readonly entries: number;
  readonly problems: readonly (LedgerProblem | EvidenceProblem)[];
}

/**
 * Verifies an exported ledger with nothing but the file: no server, no database. Entries are held a part at a time, heads
 * and what the checkpoints name all at once. Throws
 * with a sentence where the file is no export. Source of the rules: core/ledger.
 */
export const verifyFile = (path: string): FileVerified => {
  const file = openExport(path);
  const organisation = organisationIn(file.entries());
  const site = siteIn(file.entries());
  const { chains, entries, problems } = verifyParts(
    { entries: file.entries(), heads: file.heads(), checkpoints: file.checkpoints(), organisation, site },
    sha256
  );
  const all = [...problems, ...verifyEvidence(file.evidence(), () => file.entries(), sha256)];
  return { ok: all.length === 0, chains, entries, problems: all };
};
