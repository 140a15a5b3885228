import chunk from 'lodash/chunk';
import { differing, readText } from '../../../core/content';
import { chainOf, otherDates, showingIn, verifyLedger, type DocumentStates, type LedgerEntry, type Showing } from '../../../core/ledger';
import type { LiveProblem } from '../../../shared/findings';
import { chainsAmong, readChains, readSnapshot } from '../ledger/entries';
import { draftless } from './draftless';
import { lostTargets } from './links';
import { otherBytes } from './media';
import { datesOf, prunableFields, readContent, sha256, type ContentRow } from '../content';
import { coveredType, coveredUids } from '../platform/covered';
import { allRows, inTransaction, NAMED_AT_ONCE, table } from '../platform/database';
import { keysOf } from '../platform/json';
import { tableOf, type Strapi, type Trx } from '../platform/strapi';

export interface ReconcileProblem {
  readonly uid: string;
  readonly documentId: string;
  readonly locale: string;
  readonly problem: LiveProblem;
  /** Names of fields; of `link_lost` with the document each led to, of `media` the addresses. */
  readonly fields: readonly string[];
}

export interface Reconciliation {
  readonly ok: boolean;
  readonly live: number;
  readonly problems: readonly ReconcileProblem[];
}

/** What the ledger's entries tell of one document. */
interface Told {
  readonly uid: string;
  readonly documentId: string;
  readonly states: DocumentStates;
  readonly showing: ReadonlyMap<string, Showing>;
  /** Has it a live row? */
  readonly live: boolean;
}

/**
 * Every live row against its sign-offs, as the ledger's entries alone tell them (A10.2): what somebody did to the database past all of the
 * software shows here. Reads only, a part of the ledger at a time.
 */
export const reconcile = (strapi: Strapi): Promise<Reconciliation> =>
  inTransaction(strapi, async (trx) => {
    const problems: ReconcileProblem[] = [];
    let live = 0;
    const look = async (documents: AsyncIterable<Told>): Promise<void> => {
      for await (const told of documents) {
        const found = await judgeDocument(strapi, trx, told);
        live += found.live;
        problems.push(...found.problems);
      }
    };
    for await (const batch of readChains(strapi, trx)) await look(toldOf(strapi, trx, batch));
    for (const uid of coveredUids(strapi)) {
      await look(untold(strapi, trx, uid));
      problems.push(...(await draftless(strapi, trx, uid)).map((row) => ({ uid, ...row, problem: 'draftless' as const, fields: [] })));
    }
    return { ok: problems.length === 0, live, problems };
  });

/** The documents of these chains that are live, by the database or by the ledger. */
const toldOf = async function* (strapi: Strapi, trx: Trx, entries: readonly LedgerEntry[]): AsyncGenerator<Told> {
  const { states } = verifyLedger(entries, [], sha256);
  const showing = showingIn(entries);
  for (const uid of coveredUids(strapi)) {
    const mine = [...states].filter(([chain]) => chain.startsWith(`${uid}/`));
    const documents = mine.map(([chain, of]) => ({
      uid,
      documentId: chain.slice(uid.length + 1),
      states: of,
      showing: showing.get(chain),
    }));
    const shown = await liveAmong(
      strapi,
      trx,
      uid,
      documents.map(({ documentId }) => documentId)
    );
    for (const one of documents) {
      const isDue = [...one.states.values()].some(({ liveHash }) => liveHash !== null);
      const live = shown.has(one.documentId);
      if (isDue || live) yield { ...one, showing: one.showing ?? new Map<string, Showing>(), live };
    }
  }
};

/** Live documents of which the ledger knows nothing. */
const untold = async function* (strapi: Strapi, trx: Trx, uid: string): AsyncGenerator<Told> {
  for await (const page of livePages(strapi, trx, uid)) {
    const known = await chainsAmong(
      strapi,
      trx,
      page.map((documentId) => chainOf(uid, documentId))
    );
    for (const documentId of page)
      if (!known.has(chainOf(uid, documentId))) yield { uid, documentId, states: new Map(), showing: new Map(), live: true };
  }
};

const judgeDocument = async (
  strapi: Strapi,
  trx: Trx,
  told: Told
): Promise<{ readonly live: number; readonly problems: readonly ReconcileProblem[] }> => {
  const { uid, documentId, states } = told;
  const { ignore } = coveredType(strapi, uid).mapping;
  const rows = told.live ? await readContent(strapi, { uid, documentId, live: true }, ignore) : [];
  const problems: ReconcileProblem[] = [];
  for (const row of rows) problems.push(...(await judge(strapi, trx, told, row, rows)));
  for (const [locale, { liveHash }] of states) {
    if (liveHash !== null && !rows.some((row) => row.locale === locale))
      problems.push({ uid, documentId, locale, problem: 'gone', fields: [] });
  }
  return { live: rows.length, problems };
};

const judge = async (
  strapi: Strapi,
  trx: Trx,
  { uid, documentId, states, showing }: Told,
  row: ContentRow,
  rows: readonly ContentRow[]
): Promise<ReconcileProblem[]> => {
  const about = { uid, documentId, locale: row.locale, fields: [] };
  if (rows.find((other) => other.locale === row.locale) !== row) return [{ ...about, problem: 'double' }];
  const signed = states.get(row.locale)?.liveHash ?? null;
  const snapshot = signed === null ? null : await readSnapshot(strapi, trx, signed);
  const [approved, shown] = [snapshot === null ? null : readText(snapshot), readText(row.text)];
  if (snapshot === null || approved === null || shown === null || sha256(snapshot) !== signed) return [{ ...about, problem: 'unreviewed' }];
  const prunable = prunableFields(strapi, uid);
  const since = showing.get(row.locale);
  const found: Readonly<Record<'altered' | 'dated' | 'link_lost' | 'media', readonly string[]>> = {
    altered: differing(approved.fields, shown.fields, prunable),
    dated: since ? otherDates(since, datesOf(row.row)) : [],
    link_lost: since ? await lostTargets(strapi, trx, { signed: approved.fields, shown: row.targets, since, prunable }) : [],
    media: await otherBytes(strapi, trx, about, row),
  };
  return keysOf(found).flatMap((problem) => (found[problem].length === 0 ? [] : [{ ...about, problem, fields: found[problem] }]));
};

const BATCH = 500;

/** The documents of a type that have a live row, some at a time. */
const livePages = async function* (strapi: Strapi, trx: Trx, uid: string): AsyncGenerator<readonly string[]> {
  let after = '';
  for (;;) {
    const query = table(strapi, trx, tableOf(strapi, uid)).distinct('document_id').whereNotNull('published_at');
    const rows = await allRows(query.where('document_id', '>', after).orderBy('document_id').limit(BATCH));
    const page = rows.map((row) => String(row.document_id));
    yield page;
    const last = page.at(-1);
    if (last === undefined) return;
    after = last;
  }
};

export const liveDocuments = async function* (strapi: Strapi, trx: Trx, uid: string): AsyncGenerator<string> {
  for await (const page of livePages(strapi, trx, uid)) yield* page;
};

const liveAmong = async (strapi: Strapi, trx: Trx, uid: string, documentIds: readonly string[]): Promise<ReadonlySet<string>> => {
  const found = new Set<string>();
  for (const some of chunk(documentIds, NAMED_AT_ONCE)) {
    const query = table(strapi, trx, tableOf(strapi, uid))
      .distinct('document_id')
      .whereNotNull('published_at')
      .whereIn('document_id', some);
    for (const row of await allRows(query)) found.add(String(row.document_id));
  }
  return found;
};
