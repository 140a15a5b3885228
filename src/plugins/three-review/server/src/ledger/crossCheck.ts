import chunk from 'lodash/chunk';
import groupBy from 'lodash/groupBy';
import {
  causedBy,
  chainOf,
  contentsNamed,
  isBorneOut,
  readStored,
  type Caused,
  type DocumentStates,
  type LedgerEntry,
} from '../../../core/ledger';
import type { VerificationOut } from '../../../shared/contracts';
import type { StoredProblem } from '../../../shared/findings';
import { sha256 } from '../content';
import { allRows, countOf, flagOf, NAMED_AT_ONCE, numberOf, table } from '../platform/database';
import { textOf, type Row, type Strapi, type Trx } from '../platform/strapi';
import { chainsAmong } from './entries';
import { TABLES } from './tables';

type Problem = VerificationOut['problems'][number];
const found = (problem: StoredProblem, chain: string, seq = 0): Problem => ({ chain, seq, problem });

const chainOfRow = (row: Row): string => chainOf(String(row.uid), String(row.document_id));

/** Rows of a table that speak of the documents of these chains. */
const rowsAbout = async (
  strapi: Strapi,
  trx: Trx,
  name: string,
  columns: readonly string[],
  chains: readonly string[]
): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  // By type, as the keys of the tables begin: the engines find their places by them.
  for (const [uid, ofType] of Object.entries(groupBy(chains, (chain) => chain.slice(0, chain.indexOf('/'))))) {
    for (const some of chunk(ofType, NAMED_AT_ONCE)) {
      const documents = some.map((chain) => chain.slice(uid.length + 1));
      const query = table(strapi, trx, name).select(['uid', 'document_id', 'locale', ...columns]);
      rows.push(...(await allRows(query.where({ uid }).whereIn('document_id', documents))));
    }
  }
  return rows;
};

export interface Checked {
  readonly rows: number;
  readonly problems: readonly Problem[];
}

/** The stored states of these chains against what the entries lead to, both ways. */
export const checkStates = async (
  strapi: Strapi,
  trx: Trx,
  chains: readonly string[],
  states: ReadonlyMap<string, DocumentStates>
): Promise<Checked> => {
  const rows = await rowsAbout(strapi, trx, TABLES.states, ['stage', 'round', 'content_hash', 'live_hash', 'state'], chains);
  const kept = new Set(rows.map((row) => `${chainOfRow(row)}#${String(row.locale)}`));
  const lost = [...states].flatMap(([chain, of]) => [...of.keys()].filter((locale) => !kept.has(`${chain}#${locale}`)).map(() => chain));
  const wrong = rows.filter((row) => !isKept(row, states.get(chainOfRow(row)))).map(chainOfRow);
  return { rows: rows.length, problems: [...wrong, ...lost].map((chain) => found('projection', chain)) };
};

/** The state as it is stored whole, and its parts that are looked up by. */
const isKept = (row: Row, told: DocumentStates | undefined): boolean => {
  const state = readStored(String(row.state));
  return (
    state !== null &&
    isBorneOut(told?.get(String(row.locale)), state) &&
    state.stage === row.stage &&
    state.round === numberOf(row.round) &&
    state.contentHash === textOf(row.content_hash) &&
    state.liveHash === textOf(row.live_hash)
  );
};

const EVENT = ['kind', 'at_ms', 'content_changed', 'content_hash', 'actor', 'dedupe_key'];

/** The publication events of these chains against the entries that cause them, both ways. */
export const checkEvents = async (
  strapi: Strapi,
  trx: Trx,
  chains: readonly string[],
  entries: readonly LedgerEntry[]
): Promise<Checked> => {
  const caused = causedBy(entries);
  const rows = await rowsAbout(strapi, trx, TABLES.publications, EVENT, chains);
  const held = new Set(rows.map((row) => String(row.dedupe_key)));
  const lost = [...caused.values()].filter(({ key }) => !held.has(key)).map(({ chain, seq }) => found('event_missing', chain, seq));
  const wrong = rows.flatMap((row) => {
    const cause = caused.get(String(row.dedupe_key));
    if (!cause) return [found('event_stray', chainOfRow(row))];
    return says(row, cause) ? [] : [found('event_altered', cause.chain, cause.seq)];
  });
  return { rows: rows.length, problems: [...lost, ...wrong] };
};

const says = (row: Row, cause: Caused): boolean =>
  chainOfRow(row) === cause.chain &&
  row.locale === cause.locale &&
  row.kind === cause.kind &&
  (cause.at === null || numberOf(row.at_ms) === cause.at) &&
  flagOf(row.content_changed) === cause.contentChanged &&
  textOf(row.content_hash) === cause.contentHash &&
  textOf(row.actor) === cause.actor;

/** How many kept texts are read at once: they are as long as documents are. */
const TEXTS_AT_ONCE = 50;

/** The kept texts of all contents that these entries name. A text that no entry names proves nothing, and nothing rests on it. */
export const checkContents = async (strapi: Strapi, trx: Trx, entries: readonly LedgerEntry[]): Promise<readonly Problem[]> => {
  const named = new Map<string, LedgerEntry>();
  for (const entry of entries) for (const hash of contentsNamed(entry)) if (!named.has(hash)) named.set(hash, entry);
  const problems: Problem[] = [];
  for (const some of chunk([...named], TEXTS_AT_ONCE)) {
    const rows = await allRows(
      table(strapi, trx, TABLES.snapshots).whereIn(
        'hash',
        some.map(([hash]) => hash)
      )
    );
    const kept = new Map(rows.map((row) => [String(row.hash), sha256(String(row.content))]));
    for (const [hash, { chain, seq }] of some) {
      const is = kept.get(hash);
      if (is !== hash) problems.push(found(is === undefined ? 'content_missing' : 'content_altered', chain, seq));
    }
  }
  return problems;
};

const PAGE = 1000;

/** Rows that speak of documents of which the ledger has no entry at all. Asked only where there are more rows than were seen. */
const strays = async (strapi: Strapi, trx: Trx, name: string, seen: number, problem: StoredProblem): Promise<readonly Problem[]> => {
  if ((await countOf(table(strapi, trx, name).count({ n: '*' }))) <= seen) return [];
  const problems: Problem[] = [];
  let after = '';
  for (;;) {
    const query = table(strapi, trx, name).distinct('document_id').where('document_id', '>', after).orderBy('document_id').limit(PAGE);
    const documents = (await allRows(query)).map((row) => String(row.document_id));
    const rows = await allRows(table(strapi, trx, name).distinct('uid', 'document_id').whereIn('document_id', documents));
    const known = await chainsAmong(strapi, trx, rows.map(chainOfRow));
    problems.push(
      ...rows
        .map(chainOfRow)
        .filter((chain) => !known.has(chain))
        .map((chain) => found(problem, chain))
    );
    const last = documents.at(-1);
    if (last === undefined) return problems;
    after = last;
  }
};

export const strayStates = (strapi: Strapi, trx: Trx, seen: number): Promise<readonly Problem[]> =>
  strays(strapi, trx, TABLES.states, seen, 'projection');
export const strayEvents = (strapi: Strapi, trx: Trx, seen: number): Promise<readonly Problem[]> =>
  strays(strapi, trx, TABLES.publications, seen, 'event_stray');
