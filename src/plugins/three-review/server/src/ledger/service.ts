import { chainOf, ORGANISATION_CHAIN, organisationIn, verifyLedger, type LedgerEntry, type Verification } from '../../../core/ledger';
import type { ReviewState } from '../../../core/review';
import type { LedgerExport, VerificationOut } from '../../../shared/contracts';
import { sha256 } from '../content';
import { allRows, atOneInstant, countOf, table } from '../platform/database';
import type { Row, Strapi, Trx } from '../platform/strapi';
import { organisationDrifts } from '../organisation/drift';
import { readAll, readChains, readEntries, readHeads, readHeadsOf, readIdleHeads } from './entries';
import { TABLES } from './tables';

const collect = async (strapi: Strapi, trx: Trx): Promise<LedgerEntry[]> => {
  const entries: LedgerEntry[] = [];
  for await (const entry of readAll(strapi, trx)) entries.push(entry);
  return entries;
};

type Problem = VerificationOut['problems'][number];

/** Re-derives the whole ledger and holds the stored projection against what the entries lead to: chain by chain, as it was at one instant. */
export const verifyStored = (strapi: Strapi): Promise<VerificationOut> =>
  atOneInstant(strapi, async (trx) => {
    const problems: Problem[] = [];
    const organisation = organisationIn(await readEntries(strapi, trx, ORGANISATION_CHAIN));
    let [chains, entries, states] = [0, 0, 0];
    for await (const batch of readChains(strapi, trx)) {
      const names = [...new Set(batch.map(({ chain }) => chain))];
      const verification = verifyLedger(batch, await readHeadsOf(strapi, trx, names), sha256, organisation);
      const projection = await projectionOf(strapi, trx, names);
      problems.push(...verification.problems.map((problem) => ({ ...problem })), ...projectionProblems(projection, verification));
      chains += verification.chains;
      entries += verification.entries;
      states += projection.length;
    }
    problems.push(...(await readIdleHeads(strapi, trx)).map(({ chain, seq }) => ({ chain, seq, problem: 'truncated' })));
    if ((await countStates(strapi, trx)) > states) problems.push(...(await strayStates(strapi, trx)));
    if (await organisationDrifts(strapi, trx, organisation)) problems.push({ chain: ORGANISATION_CHAIN, seq: 0, problem: 'projection' });
    return { ok: problems.length === 0, chains, entries, problems };
  });

/** The states of the documents that these chains are about. */
const projectionOf = async (strapi: Strapi, trx: Trx, chains: readonly string[]): Promise<readonly Row[]> => {
  const documents = chains.map((chain) => chain.slice(chain.indexOf('/') + 1));
  const columns = ['uid', 'document_id', 'locale', 'stage', 'content_hash', 'live_hash'];
  const rows = await allRows(table(strapi, trx, TABLES.states).select(columns).whereIn('document_id', documents));
  const wanted = new Set(chains);
  return rows.filter((row) => wanted.has(chainOfRow(row)));
};

const chainOfRow = (row: Row): string => chainOf(String(row.uid), String(row.document_id));

/** States that the entries do not bear out: the projection was written past the ledger. */
const projectionProblems = (rows: readonly Row[], { states }: Verification): Problem[] => {
  const differs = (row: Row, state: ReviewState | undefined): boolean =>
    !state || row.stage !== state.stage || row.content_hash !== state.contentHash || row.live_hash !== state.liveHash;
  return rows
    .map((row) => ({ row, chain: chainOfRow(row) }))
    .filter(({ row, chain }) => differs(row, states.get(chain)?.get(String(row.locale))))
    .map(({ chain }) => ({ chain, seq: 0, problem: 'projection' }));
};

const countStates = (strapi: Strapi, trx: Trx): Promise<number> => countOf(table(strapi, trx, TABLES.states).count({ n: '*' }));

/** States of which the ledger knows nothing at all. */
const strayStates = async (strapi: Strapi, trx: Trx): Promise<Problem[]> => {
  const known = new Set((await readHeads(strapi, trx)).map(({ chain }) => chain));
  const rows = await allRows(table(strapi, trx, TABLES.states).select('uid', 'document_id'));
  return [...new Set(rows.map(chainOfRow))].filter((chain) => !known.has(chain)).map((chain) => ({ chain, seq: 0, problem: 'projection' }));
};

/** The ledger as a file that anyone verifies without this server (`three-review verify`). */
export const exportLedger = (strapi: Strapi): Promise<LedgerExport> =>
  atOneInstant(strapi, async (trx) => {
    const entries = (await collect(strapi, trx)).map((entry) => ({ ...entry }));
    const heads = (await readHeads(strapi, trx)).map((head) => ({ ...head }));
    return { format: 'three-review-ledger/1', entries, heads };
  });
