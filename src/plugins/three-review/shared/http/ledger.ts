import { z } from 'zod';
import { ledgerEntry, ledgerExport, ledgerQuery, pageMeta, verification } from '../contracts';
import { say, type RouteTable } from './kind';

export const ledgerRoutes = {
  'GET /ledger': {
    id: 'ledger',
    does: say('台账记录，新的在前', 'entries, newest first; `documentId` counts together with `uid`'),
    query: ledgerQuery,
    answer: { data: z.array(ledgerEntry), meta: pageMeta },
  },
  'GET /ledger/verify': {
    id: 'verifyLedger',
    does: say('核验整本台账', 're-derives the whole ledger and holds states, publication events and kept texts against it, both ways'),
    answer: { data: verification },
  },
  'GET /ledger/export': {
    id: 'exportLedger',
    does: say(
      '导出台账，可离线核验',
      'the file that `npx three-review verify` checks offline: `entries`, `heads`, `checkpoints`, one to a line'
    ),
    answer: { json: ledgerExport },
  },
} as const satisfies RouteTable;
