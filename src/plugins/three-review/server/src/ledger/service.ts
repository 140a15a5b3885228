import { verifyLedger, type LedgerEntry, type LedgerProblem, type Verification } from '../../../core/ledger';
import type { ReviewState } from '../../../core/workflow';
import type { LedgerExport, VerificationOut } from '../../../shared/contracts';
import { sha256 } from '../platform/content';
import { inTransaction, table, allRows } from '../platform/database';
import type { Row, Strapi, Trx } from '../platform/strapi';
import { readAll, readHeads } from './entries';
import { TABLES } from './tables';

const collect = async (strapi: Strapi, trx: Trx): Promise<LedgerEntry[]> => {
  const entries: LedgerEntry[] = [];
  for await (const entry of readAll(strapi, trx)) entries.push(entry);
  return entries;
};

/** Re-derives the whole ledger and holds the stored projection against what the entries lead to. */
export const verifyStored = (strapi: Strapi): Promise<VerificationOut> =>
  inTransaction(strapi, async (trx) => {
    const verification = verifyLedger(await collect(strapi, trx), await readHeads(strapi, trx), sha256);
    const problems = [
      ...verification.problems.map((problem) => ({ ...problem })),
      ...(await projectionProblems(strapi, trx, verification)),
    ];
    return { ok: problems.length === 0, chains: verification.chains, entries: verification.entries, problems };
  });

/** States that the entries do not bear out: the projection was written past the ledger. */
const projectionProblems = async (
  strapi: Strapi,
  trx: Trx,
  { states }: Verification
): Promise<(Omit<LedgerProblem, 'problem'> & { problem: string })[]> => {
  const rows = await allRows(
    table(strapi, trx, TABLES.states).select('uid', 'document_id', 'locale', 'stage', 'content_hash', 'live_hash')
  );
  const differs = (row: Row, state: ReviewState | undefined): boolean =>
    !state || row.stage !== state.stage || row.content_hash !== state.contentHash || row.live_hash !== state.liveHash;
  return rows
    .map((row) => ({ row, chain: `${String(row.uid)}/${String(row.document_id)}` }))
    .filter(({ row, chain }) => differs(row, states.get(chain)?.get(String(row.locale))))
    .map(({ chain }) => ({ chain, seq: 0, problem: 'projection' }));
};

/** The ledger as a file that anyone verifies without this server (`three-review verify`). */
export const exportLedger = (strapi: Strapi): Promise<LedgerExport> =>
  inTransaction(strapi, async (trx) => {
    const entries = (await collect(strapi, trx)).map((entry) => ({ ...entry }));
    const heads = (await readHeads(strapi, trx)).map((head) => ({ ...head }));
    return { format: 'three-review-ledger/1', entries, heads };
  });
