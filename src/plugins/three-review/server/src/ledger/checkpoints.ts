import {
  CHECKPOINT_CHAIN,
  CHECKPOINT_EVERY,
  checkpointReplay,
  headsAmong,
  nextCheckpoint,
  readCheckpoint,
  type ChainHead,
  type LedgerEntry,
} from '../../../core/ledger';
import { sha256 } from '../platform/sha256';
import type { Work } from '../jobs/wake';
import { allRows, firstRow, numberOf, table } from '../platform/database';
import { errorMessage } from '../platform/errorMessage';
import type { Row, Strapi, Trx } from '../platform/strapi';
import { TABLES } from './tables';

const toCheckpoint = (row: Row): LedgerEntry => ({
  chain: CHECKPOINT_CHAIN,
  seq: numberOf(row.seq),
  body: String(row.body),
  prevHash: String(row.prev_hash),
  hash: String(row.hash),
});

/** Entries a checkpoint covers at most: the first on a large ledger is many. */
const MOST = 2000;
/** A transaction may end after others that gave their entries higher ids: so many entries back are looked at again. */
const LATE = 1000;

/** How far each chain has been named by the last checkpoints, back to this id. */
const namedSince = async (strapi: Strapi, trx: Trx, id: number): Promise<ReadonlyMap<string, number>> => {
  const rows = await allRows(table(strapi, trx, TABLES.checkpoints).where('through', '>', id).orderBy('seq').select('body'));
  const heads = rows.flatMap((row) => readCheckpoint(String(row.body))?.heads ?? []);
  return new Map(headsAmong(heads).map(({ chain, seq }) => [chain, seq]));
};

/** One checkpoint over what no checkpoint covers yet, if there is so much of it. Answers how many entries it covers. */
const takeOne = (strapi: Strapi, now: number): Promise<number> =>
  // Of its own, whatever transaction its caller was in.
  strapi.db.connection.transaction(async (trx) => {
    const last = await firstRow(table(strapi, trx, TABLES.checkpoints).orderBy('seq', 'desc').first());
    const through = numberOf(last?.through);
    const named = await namedSince(strapi, trx, through - LATE);
    const query = table(strapi, trx, TABLES.ledger).where('id', '>', through - LATE);
    const rows = await allRows(
      query
        .orderBy('id')
        .limit(MOST + LATE)
        .select('id', 'chain', 'seq', 'hash')
    );
    const entries = rows.map((row) => ({ chain: String(row.chain), seq: numberOf(row.seq), hash: String(row.hash) }));
    const fresh = entries.filter(({ chain, seq }) => seq > (named.get(chain) ?? 0));
    if (fresh.length === 0) return 0;
    const before = last ? toCheckpoint(last) : null;
    const count = (before ? (readCheckpoint(before.body)?.count ?? 0) : 0) + fresh.length;
    const entry = nextCheckpoint(before, { at: now, count, heads: headsAmong(fresh) }, sha256);
    const { seq, body, prevHash, hash } = entry;
    const row = { seq, body, prev_hash: prevHash, hash, at_ms: now, through: numberOf(rows.at(-1)?.id) };
    // Another process that takes the same one at this moment has named the same.
    await table(strapi, trx, TABLES.checkpoints).insert(row).onConflict('seq').ignore();
    return fresh.length;
  });

/** Names how far every chain has come, in as many checkpoints as that takes. */
export const takeCheckpoints = async (strapi: Strapi, now: number): Promise<number> => {
  let covered = 0;
  for (;;) {
    const more = await takeOne(strapi, now);
    if (more === 0) return covered;
    covered += more;
  }
};

/** Entries that this process has written since it last asked for a checkpoint, and the checkpoints that are being taken. */
const written = new WeakMap<Strapi, number>();
const taking = new WeakMap<Strapi, Promise<unknown>>();

const inTurn = (strapi: Strapi): void => {
  const before = taking.get(strapi) ?? Promise.resolve();
  const ours = before.then(() => takeCheckpoints(strapi, Date.now()));
  taking.set(
    strapi,
    ours.catch((error: unknown) => strapi.log.error(`three-review: no checkpoint was taken: ${errorMessage(error)}`))
  );
};

/** An entry was written: after so many of them a checkpoint is taken, beside the transaction that wrote the last. */
export const noteWritten = (strapi: Strapi): void => {
  const count = (written.get(strapi) ?? 0) + 1;
  written.set(strapi, count % CHECKPOINT_EVERY.entries);
  if (count >= CHECKPOINT_EVERY.entries) inTurn(strapi);
};

/** However few entries there are, they are named at the next wake-up. */
export const checkpointWork: Work = {
  name: 'the checkpoint',
  run: async (strapi, now) => ({ checkpointed: await takeCheckpoints(strapi, now) }),
};

/** Called before the host closes its database. */
export const stopCheckpoints = async (strapi: Strapi): Promise<void> => {
  await taking.get(strapi);
};

const PAGE = 20;

export const readCheckpoints = async function* (strapi: Strapi, trx: Trx): AsyncGenerator<LedgerEntry> {
  let after = 0;
  for (;;) {
    const rows = await allRows(table(strapi, trx, TABLES.checkpoints).where('seq', '>', after).orderBy('seq').limit(PAGE));
    for (const row of rows) yield toCheckpoint(row);
    const last = rows.at(-1);
    if (!last) return;
    after = numberOf(last.seq);
  }
};

interface Problem {
  chain: string;
  seq: number;
  problem: string;
}

/** The checkpoints themselves, and every head they name among the entries. */
export const checkCheckpoints = async (strapi: Strapi, trx: Trx): Promise<readonly Problem[]> => {
  const problems: Problem[] = [];
  const replay = checkpointReplay(sha256);
  for await (const checkpoint of readCheckpoints(strapi, trx)) {
    const { problems: found, heads } = replay(checkpoint);
    problems.push(...found.map((problem) => ({ ...problem })));
    for (let i = 0; i < heads.length; i += AT_ONCE) problems.push(...(await contradicted(strapi, trx, heads.slice(i, i + AT_ONCE))));
  }
  return problems;
};

const AT_ONCE = 200;

const contradicted = async (strapi: Strapi, trx: Trx, heads: readonly ChainHead[]): Promise<readonly Problem[]> => {
  const query = table(strapi, trx, TABLES.ledger).select('chain', 'seq', 'hash');
  const rows = await allRows(
    query.whereIn(
      ['chain', 'seq'],
      heads.map(({ chain, seq }) => [chain, seq])
    )
  );
  const there = new Map(rows.map((row) => [`${String(row.chain)}#${String(row.seq)}`, String(row.hash)]));
  return heads
    .filter(({ chain, seq, hash }) => there.get(`${chain}#${String(seq)}`) !== hash)
    .map(({ chain, seq }) => ({ chain, seq, problem: 'contradicted' }));
};
