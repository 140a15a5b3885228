import { constants, createWriteStream } from 'node:fs';
import { copyFile, link, open, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Knex } from 'knex';
import { exportLines, type EvidenceRow, type LedgerEntry } from '../../../core/ledger';
import { readCheckpoints } from '../ledger/checkpoints';
import { readAll, readHeads } from '../ledger/entries';
import { TABLES } from '../ledger/tables';
import { allRows, atOneInstant, beyond, table } from '../platform/database';
import type { Row, Strapi, Trx } from '../platform/strapi';
import { NOTES, STORE } from './noted';
import type { Parts } from './parts';

/** These have parts of their own in the file; and a permit lives no longer than the transaction that wrote it. */
const ELSEWHERE: readonly string[] = [TABLES.ledger, TABLES.heads, TABLES.checkpoints, TABLES.permits];
/** What tells a row of the host, beside the columns that were added to it. */
const IDENTITY = ['id', 'document_id', 'locale', 'published_at'];
const BATCH = 250;

/** The rows of a table in the order of its key, some at a time. */
const rowsOfTable = async function* (query: () => Knex.QueryBuilder, key: readonly string[]): AsyncGenerator<Row> {
  let after: readonly unknown[] | null = null;
  for (let passed = 0; ; passed += BATCH) {
    const page = query().limit(BATCH);
    for (const column of key) void page.orderBy(column);
    if (key.length === 0) void page.offset(passed);
    else if (after) beyond(page, key, after);
    const rows = await allRows(page);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    after = key.map((column) => last[column]);
  }
};

/** Every row beside the ledger, and at the end how many of each table there were. */
const evidence = async function* (strapi: Strapi, trx: Trx, parts: Parts): AsyncGenerator<EvidenceRow> {
  const counted: Record<string, number> = {};
  const read = async function* (name: string, key: readonly string[], narrow: (query: Knex.QueryBuilder) => Knex.QueryBuilder) {
    counted[name] = 0;
    for await (const row of rowsOfTable(() => narrow(table(strapi, trx, name)), key)) {
      counted[name] += 1;
      yield { table: name, row };
    }
  };
  for (const { name, key } of parts.tables) if (!ELSEWHERE.includes(name)) yield* read(name, key, (query) => query);
  for (const [name, columns] of Object.entries(parts.columns))
    yield* read(name, ['id'], (query) => query.select([...IDENTITY, ...columns]));
  yield* read(STORE, ['id'], (query) => query.where('key', 'like', `${NOTES}%`));
  yield { table: '', row: counted };
};

const bare = async function* (checkpoints: AsyncIterable<LedgerEntry>): AsyncGenerator<Omit<LedgerEntry, 'chain'>> {
  for await (const { seq, body, prevHash, hash } of checkpoints) yield { seq, body, prevHash, hash };
};

const settled = async (target: string): Promise<void> => {
  const handle = await open(target, 'r');
  await handle.sync().catch((error: unknown) => {
    // Some file systems know no such thing for a folder.
    if (!(error instanceof Error && 'code' in error && (error.code === 'EINVAL' || error.code === 'EPERM'))) throw error;
  });
  await handle.close();
};

/**
 * Writes the ledger and all that lies beside it, as it was at one instant, into a file that `three-review verify` reads: streamed, and on
 * the disk before it has its name. `judge` reads it again first; a file that is there already is never written over.
 */
export const exportEvidence = async (strapi: Strapi, parts: Parts, file: string, judge: (path: string) => void): Promise<void> => {
  const half = path.join(path.dirname(file), `.${path.basename(file)}.${String(process.pid)}.half`);
  try {
    await atOneInstant(strapi, (trx) => {
      const lines = exportLines({
        entries: readAll(strapi, trx),
        heads: readHeads(strapi, trx),
        checkpoints: bare(readCheckpoints(strapi, trx)),
        evidence: evidence(strapi, trx, parts),
      });
      return pipeline(Readable.from(lines), createWriteStream(half, { mode: 0o600, flags: 'wx' }));
    });
    await settled(half);
    judge(half);
    // Some file systems have no links.
    await link(half, file).catch(() => copyFile(half, file, constants.COPYFILE_EXCL));
    await settled(file);
    await settled(path.dirname(file));
  } finally {
    await rm(half, { force: true });
  }
};
