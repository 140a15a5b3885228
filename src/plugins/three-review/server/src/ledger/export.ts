import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, type ReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { exportLines, type LedgerEntry } from '../../../core/ledger';
import { atOneInstant } from '../platform/database';
import type { Strapi, Trx } from '../platform/strapi';
import { readCheckpoints } from './checkpoints';
import { readAll, readHeads } from './entries';

const bare = async function* (checkpoints: AsyncIterable<LedgerEntry>): AsyncGenerator<Omit<LedgerEntry, 'chain'>> {
  for await (const { seq, body, prevHash, hash } of checkpoints) yield { seq, body, prevHash, hash };
};

const linesOf = (strapi: Strapi, trx: Trx): AsyncGenerator<string> =>
  exportLines({ entries: readAll(strapi, trx), heads: readHeads(strapi, trx), checkpoints: bare(readCheckpoints(strapi, trx)) });

/**
 * The ledger, as it was at one instant, as a file that anyone verifies without this server (`three-review verify`). It lies on the disk
 * first: a slow reader would keep the transaction open, and on SQLite everybody else out.
 */
export const exportLedger = async (strapi: Strapi): Promise<ReadStream> => {
  const file = path.join(tmpdir(), `three-review-${randomUUID()}.json`);
  const remove = () => rm(file, { force: true });
  try {
    await atOneInstant(strapi, (trx) => pipeline(Readable.from(linesOf(strapi, trx)), createWriteStream(file, { mode: 0o600 })));
  } catch (error) {
    await remove();
    throw error;
  }
  const stream = createReadStream(file);
  stream.once('close', () => void remove());
  return stream;
};
