import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { organisationIn, verifyLedger, type ChainsVerified } from '../core/ledger';
import { ledgerExport } from '../shared/contracts';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/**
 * Verifies an exported ledger with nothing but the file: no server, no database. Throws with a sentence where the file is no export.
 * Source of the rules: core/ledger/verify.
 */
export const verifyFile = (path: string): ChainsVerified & { readonly ok: boolean } => {
  const parsed = ledgerExport.safeParse(readJson(path));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`${path} is no ledger export: ${issue?.path.map(String).join('.') ?? ''} ${issue?.message ?? ''}`);
  }
  const { data } = parsed;
  const { chains, entries, problems } = verifyLedger(data.entries, data.heads, sha256, organisationIn(data.entries));
  return { ok: problems.length === 0, chains, entries, problems };
};

const readJson = (path: string): unknown => {
  const text = readFileSync(path, 'utf8');
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new Error(`${path} is not JSON: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
};
