import chunk from 'lodash/chunk';
import type { Knex } from 'knex';
import { plain } from '../platform/json';
import { chainOf, nextEntry, type ChainHead, type Json, type LedgerBody, type LedgerEntry } from '../../../core/ledger';
import { sha256 } from '../platform/sha256';
import { allRows, countOf, engineOf, firstRow, NAMED_AT_ONCE, numberOf, table, type Db } from '../platform/database';
import type { Row, Strapi, Trx } from '../platform/strapi';
import { insertRows, upsert } from '../platform/upsert';
import { noteWritten } from './checkpoints';
import { TABLES } from './tables';

const toEntry = (row: Row): LedgerEntry => ({
  chain: String(row.chain),
  seq: numberOf(row.seq),
  body: String(row.body),
  prevHash: String(row.prev_hash),
  hash: String(row.hash),
});
const toHead = (row: Row): ChainHead => ({ chain: String(row.chain), seq: numberOf(row.seq), hash: String(row.hash) });

/** What an entry of any stream holds: an event that says when it happened (ms). */
interface Body {
  readonly event: { readonly at: number };
}

const headOf = async (strapi: Strapi, trx: Trx, chain: string): Promise<ChainHead | null> => {
  const query = table(strapi, trx, TABLES.heads).where({ chain });
  const held = await firstRow(engineOf(strapi) === 'sqlite' ? query.first() : query.forUpdate().first());
  return held ? toHead(held) : null;
};

/** All of one chain, under the lock of its head: nobody appends to it before `trx` ends. */
export const readChain = async (strapi: Strapi, trx: Trx, chain: string): Promise<LedgerEntry[]> => {
  await headOf(strapi, trx, chain);
  return readEntries(strapi, trx, chain);
};

/** Nobody adds to the chain before `trx` ends. */
export const lockChain = async (strapi: Strapi, trx: Trx, chain: string): Promise<void> => void (await headOf(strapi, trx, chain));

/** The entries of a chain without the lock. */
export const readEntries = async (strapi: Strapi, db: Db, chain: string): Promise<LedgerEntry[]> =>
  (await allRows(table(strapi, db, TABLES.ledger).where({ chain }).orderBy('seq'))).map(toEntry);

/** All of these chains, chain by chain. */
export const readEntriesOf = async (strapi: Strapi, trx: Trx, chains: readonly string[]): Promise<LedgerEntry[]> =>
  (await allRows(table(strapi, trx, TABLES.ledger).whereIn('chain', chains).orderBy(['chain', 'seq']))).map(toEntry);

/** The heads that each open transaction has read with a whole chain, under the lock of what the chain is about, or written itself. */
const known = new WeakMap<Trx, Map<string, ChainHead>>();
const headsIn = (trx: Trx): Map<string, ChainHead> => {
  const heads = known.get(trx) ?? new Map<string, ChainHead>();
  known.set(trx, heads);
  return heads;
};

/** After something was undone inside `trx`: its heads are read anew. */
export const forgetHeads = (trx: Trx): void => void known.delete(trx);

export interface WholeChain {
  readonly entries: readonly LedgerEntry[];
  /** Null: there is none, or there are no entries beside which it would have been found. */
  readonly head: ChainHead | null;
}

/**
 * A chain with its head, in one query. Whoever reads it holds the lock of what it is about, and appends in the same transaction behind this
 * head, without another look; of two who do so without that lock, the unique key lets one through.
 */
export const readWhole = async (strapi: Strapi, trx: Trx, chain: string): Promise<WholeChain> => {
  const query = table(strapi, trx, `${TABLES.ledger} as e`).leftJoin(`${TABLES.heads} as h`, 'h.chain', 'e.chain').where('e.chain', chain);
  const rows = await allRows(query.select('e.*', { head_seq: 'h.seq', head_hash: 'h.hash' }).orderBy('e.seq'));
  const last = rows.at(-1);
  const head = last && last.head_hash !== null ? toHead({ chain, seq: last.head_seq, hash: last.head_hash }) : null;
  if (head) headsIn(trx).set(chain, head);
  return { entries: rows.map(toEntry), head };
};

/** Appends one entry to a chain, under the lock of the chain's head. Two writers on one chain: the second waits, or the unique key refuses it. */
export const appendTo = async (strapi: Strapi, trx: Trx, chain: string, body: Body): Promise<LedgerEntry> => {
  const held = headsIn(trx).get(chain) ?? (await headOf(strapi, trx, chain));
  const entry = nextEntry(chain, held, plain<Json>(body), sha256);
  await table(strapi, trx, TABLES.ledger).insert({
    chain,
    seq: entry.seq,
    body: entry.body,
    prev_hash: entry.prevHash,
    hash: entry.hash,
    at_ms: body.event.at,
  });
  const head = { seq: entry.seq, hash: entry.hash };
  const heads = table(strapi, trx, TABLES.heads);
  await (held ? heads.where({ chain }).update(head) : heads.insert({ chain, ...head }));
  headsIn(trx).set(chain, { chain, ...head });
  noteWritten(strapi);
  return entry;
};

/** Appends to the chain of the document that the body names. */
export const appendEntry = (strapi: Strapi, trx: Trx, body: LedgerBody): Promise<LedgerEntry> =>
  appendTo(strapi, trx, chainOf(body.uid, body.documentId), body);

/** Appends many entries, each to the chain of its document, under the locks of their heads, in a handful of statements. In their order within a chain. */
export const appendEntries = async (strapi: Strapi, trx: Trx, bodies: readonly LedgerBody[]): Promise<readonly LedgerEntry[]> => {
  const chains = [...new Set(bodies.map(({ uid, documentId }) => chainOf(uid, documentId)))].sort();
  const query = table(strapi, trx, TABLES.heads).whereIn('chain', chains).orderBy('chain');
  const held = await allRows(engineOf(strapi) === 'sqlite' ? query : query.forUpdate());
  const heads = new Map(held.map((row) => [String(row.chain), toHead(row)]));
  const entries = bodies.map((body) => {
    const chain = chainOf(body.uid, body.documentId);
    const entry = nextEntry(chain, heads.get(chain) ?? null, plain<Json>(body), sha256);
    heads.set(chain, { chain, seq: entry.seq, hash: entry.hash });
    return entry;
  });
  const rows = entries.map(({ chain, seq, body, prevHash, hash }, i) => {
    return { chain, seq, body, prev_hash: prevHash, hash, at_ms: bodies[i]?.event.at ?? 0 };
  });
  await insertRows(strapi, trx, { name: TABLES.ledger, rows });
  await upsert(strapi, trx, {
    name: TABLES.heads,
    key: ['chain'],
    rows: [...heads.values()].map(({ chain, seq, hash }) => ({ chain, seq, hash })),
  });
  forgetHeads(trx);
  if (rows.length > 0) noteWritten(strapi);
  return entries;
};

/** Keeps many texts, each under its digest, those that are not kept yet. */
export const keepSnapshots = async (strapi: Strapi, trx: Trx, texts: ReadonlyMap<string, string>): Promise<void> => {
  const held = await allRows(
    table(strapi, trx, TABLES.snapshots)
      .whereIn('hash', [...texts.keys()])
      .select('hash')
  );
  const kept = new Set(held.map((row) => String(row.hash)));
  const rows = [...texts].filter(([hash]) => !kept.has(hash)).map(([hash, content]) => ({ hash, content }));
  await insertRows(strapi, trx, { name: TABLES.snapshots, rows });
};

/** Keeps the bytes that were signed, under their own digest. Kept once: the same content is the same row. */
export const keepSnapshot = async (strapi: Strapi, trx: Trx, hash: string, content: string): Promise<void> => {
  const held = await firstRow(table(strapi, trx, TABLES.snapshots).where({ hash }).first('hash'));
  if (!held) await table(strapi, trx, TABLES.snapshots).insert({ hash, content }).onConflict('hash').ignore();
};

export const readSnapshot = async (strapi: Strapi, trx: Db, hash: string): Promise<string | null> => {
  const row = await firstRow(table(strapi, trx, TABLES.snapshots).where({ hash }).first('content'));
  return row ? String(row.content) : null;
};

export interface LedgerFilter {
  readonly chain?: string;
  readonly uid?: string;
}

const filtered = (query: Knex.QueryBuilder, filter: LedgerFilter): Knex.QueryBuilder => {
  if (filter.chain) return query.where({ chain: filter.chain });
  return filter.uid ? query.where('chain', 'like', `${filter.uid}/%`) : query;
};

export const countEntries = (strapi: Strapi, filter: LedgerFilter): Promise<number> =>
  countOf(filtered(table(strapi, strapi.db.connection, TABLES.ledger), filter).count({ n: '*' }));

export const readPage = async (strapi: Strapi, filter: LedgerFilter, page: number, pageSize: number): Promise<LedgerEntry[]> => {
  const query = filtered(table(strapi, strapi.db.connection, TABLES.ledger), filter).orderBy('id', 'desc');
  return (await allRows(query.limit(pageSize).offset((page - 1) * pageSize))).map(toEntry);
};

/** Small enough that a part is gone before the next is read: what lives longer is collected late, and a large ledger would take the room. */
const BATCH = 250;

/** Every entry, chain by chain, in batches: a large ledger is never held whole. */
export const readAll = async function* (strapi: Strapi, trx: Trx): AsyncGenerator<LedgerEntry> {
  let after: { chain: string; seq: number } | null = null;
  for (;;) {
    const query = table(strapi, trx, TABLES.ledger)
      .orderBy([{ column: 'chain' }, { column: 'seq' }])
      .limit(BATCH);
    const from: { chain: string; seq: number } | null = after;
    if (from) {
      // The first condition is the one that PostgreSQL finds its place in the index by.
      void query
        .where('chain', '>=', from.chain)
        .where((later) => void later.where('chain', '>', from.chain).orWhere('seq', '>', from.seq));
    }
    const rows = await allRows(query);
    for (const row of rows) yield toEntry(row);
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    after = { chain: String(last.chain), seq: numberOf(last.seq) };
  }
};

/** Whole chains, a batch of them at a time: of a large ledger never more is held than that. */
export const readChains = async function* (strapi: Strapi, trx: Trx): AsyncGenerator<LedgerEntry[]> {
  let held: LedgerEntry[] = [];
  for await (const entry of readAll(strapi, trx)) {
    if (held.length >= BATCH && held.at(-1)?.chain !== entry.chain) {
      yield held;
      held = [];
    }
    held.push(entry);
  }
  if (held.length > 0) yield held;
};

/** Which of these chains have an entry. */
export const chainsAmong = async (strapi: Strapi, trx: Trx, chains: readonly string[]): Promise<ReadonlySet<string>> => {
  const found = new Set<string>();
  for (const some of chunk(chains, NAMED_AT_ONCE)) {
    const rows = await allRows(table(strapi, trx, TABLES.ledger).distinct('chain').whereIn('chain', some));
    for (const row of rows) found.add(String(row.chain));
  }
  return found;
};

export const readHeadsOf = async (strapi: Strapi, db: Db, chains: readonly string[]): Promise<ChainHead[]> =>
  (await allRows(table(strapi, db, TABLES.heads).whereIn('chain', chains))).map(toHead);

/** Heads of chains of which no entry is left. */
export const readIdleHeads = async (strapi: Strapi, trx: Trx): Promise<ChainHead[]> => {
  // Not by NOT IN: PostgreSQL would go through all entries again for each head.
  const entries = table(strapi, trx, TABLES.ledger)
    .select(trx.raw('1'))
    .whereRaw('??.?? = ??.??', [TABLES.ledger, 'chain', TABLES.heads, 'chain']);
  return (await allRows(table(strapi, trx, TABLES.heads).whereNotExists(entries))).map(toHead);
};

/** Every head, some at a time. */
export const readHeads = async function* (strapi: Strapi, trx: Trx): AsyncGenerator<ChainHead> {
  let after = '';
  for (;;) {
    const rows = await allRows(table(strapi, trx, TABLES.heads).where('chain', '>', after).orderBy('chain').limit(BATCH));
    for (const row of rows) yield toHead(row);
    const last = rows.at(-1);
    if (!last) return;
    after = String(last.chain);
  }
};
