import { createHash } from 'node:crypto';
import { headsNamed, organisationIn, siteIn, verifyParts, type ChainHead, type LedgerProblem } from '../core/ledger';
import { openExport, type ExportFile } from './exportFile';
import { verifyEvidence, type EvidenceProblem } from './verifyEvidence';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

export interface FileVerified {
  readonly ok: boolean;
  readonly chains: number;
  readonly entries: number;
  readonly problems: readonly (LedgerProblem | EvidenceProblem)[];
}

/** What an export says was there: every head, and every head that its checkpoints name. */
const headsIn = function* (file: ExportFile): Generator<ChainHead> {
  yield* file.heads();
  yield* headsNamed(file.checkpoints());
};

/**
 * Verifies an exported ledger with nothing but the file: no server, no database. It is held a part at a time, but for the hashes that the
 * checkpoints name. `earlier`: an export that was kept elsewhere; what it had must be there still (A10.2). Throws with a sentence where a
 * file is no export. Source of the rules: core/ledger.
 */
export const verifyFile = (path: string, earlier?: string): FileVerified => {
  const file = openExport(path);
  const kept = earlier === undefined ? null : openExport(earlier);
  const organisation = organisationIn(file.entries());
  const site = siteIn(file.entries());
  const { chains, entries, problems } = verifyParts(
    {
      entries: file.entries(),
      heads: file.heads(),
      checkpoints: file.checkpoints,
      organisation,
      site,
      ...(kept ? { kept: () => headsIn(kept) } : {}),
    },
    sha256
  );
  const all = [...problems, ...verifyEvidence(file.evidence(), () => file.entries(), sha256)];
  return { ok: all.length === 0, chains, entries, problems: all };
};
