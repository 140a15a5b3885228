import { createHash } from 'node:crypto';
import { organisationIn, siteIn, verifyParts, type ChainsVerified } from '../core/ledger';
import { openExport } from './exportFile';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/**
 * Verifies an exported ledger with nothing but the file: no server, no database. Entries are held a part at a time, heads
 * and what the checkpoints name all at once. Throws
 * with a sentence where the file is no export. Source of the rules: core/ledger.
 */
export const verifyFile = (path: string): ChainsVerified & { readonly ok: boolean } => {
  const file = openExport(path);
  const organisation = organisationIn(file.entries());
  const site = siteIn(file.entries());
  const { chains, entries, problems } = verifyParts(
    { entries: file.entries(), heads: file.heads(), checkpoints: file.checkpoints(), organisation, site },
    sha256
  );
  return { ok: problems.length === 0, chains, entries, problems };
};
