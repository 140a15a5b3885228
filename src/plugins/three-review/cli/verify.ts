import { createHash } from 'node:crypto';
import { organisationIn, verifyParts, type ChainsVerified } from '../core/ledger';
import { openExport } from './exportFile';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/**
 * Verifies an exported ledger with nothing but the file: no server, no database. It is held a part at a time, but for the hashes that the
 * checkpoints name. Throws with a sentence where the file is no export. Source of the rules: core/ledger.
 */
export const verifyFile = (path: string): ChainsVerified & { readonly ok: boolean } => {
  const file = openExport(path);
  const organisation = organisationIn(file.entries());
  const { chains, entries, problems } = verifyParts(
    { entries: file.entries(), heads: file.heads(), checkpoints: file.checkpoints, organisation },
    sha256
  );
  return { ok: problems.length === 0, chains, entries, problems };
};
