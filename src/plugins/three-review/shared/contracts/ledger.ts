import { z } from 'zod';
import { documentId, page, pagination, uid } from './common';

export const ledgerQuery = page
  .extend({ uid: uid.optional(), documentId: documentId.optional() })
  .refine((query) => query.documentId === undefined || query.uid !== undefined, { path: ['uid'], message: 'is needed beside documentId' });
export const ledgerEntry = z.object({
  chain: z.string(),
  seq: z.number().int(),
  /** Canonical JSON text, exactly the bytes that were hashed. */
  body: z.string(),
  prevHash: z.string(),
  hash: z.string(),
});
export const chainHead = z.object({ chain: z.string(), seq: z.number().int(), hash: z.string() });
/** How far every chain had come, in a chain of its own. */
export const checkpoint = z.object({ seq: z.number().int(), body: z.string(), prevHash: z.string(), hash: z.string() });
export const ledgerPage = z.object({ data: z.array(ledgerEntry), meta: z.object({ pagination }) });

/** A row of a table beside the ledger, in the export of a site that the plugin leaves; the last, of no table, counts the rows of each. */
export const evidenceRow = z.object({ table: z.string(), row: z.record(z.string(), z.unknown()) });

/** The file that `GET /ledger/export` gives and `three-review verify` reads. Exports of earlier versions have no checkpoints. */
export const ledgerExport = z.object({
  format: z.literal('three-review-ledger/1'),
  entries: z.array(ledgerEntry),
  heads: z.array(chainHead),
  checkpoints: z.array(checkpoint).default([]),
  evidence: z.array(evidenceRow).optional(),
});
export type LedgerExport = z.infer<typeof ledgerExport>;

export const ledgerProblem = z.object({ chain: z.string(), seq: z.number(), problem: z.string() });
export const verification = z.object({
  ok: z.boolean(),
  chains: z.number(),
  entries: z.number(),
  problems: z.array(ledgerProblem),
});
export type VerificationOut = z.infer<typeof verification>;
