import { differing, readText } from '../../../core/content';
import { chainOf, verifyLedger } from '../../../core/ledger';
import type { ReviewState } from '../../../core/review';
import { readAll, readHeads, readSnapshot } from '../ledger/entries';
import { draftless } from './draftless';
import { otherBytes } from './media';
import { prunableFields, readContent, sha256, type ContentRow } from '../content';
import { configOf, coveredUids } from '../platform/covered';
import { inTransaction, table, allRows } from '../platform/database';
import { tableOf, textOf, type Strapi, type Trx } from '../platform/strapi';

export interface ReconcileProblem {
  readonly uid: string;
  readonly documentId: string;
  readonly locale: string;
  readonly problem:
    | 'unreviewed' // live, and the ledger knows of no publication
    | 'altered' // live, and not what was signed
    | 'double' // two live rows of one locale
    | 'draftless' // live, and its draft was removed past the software
    | 'media' // live, and a file or a rendition of it is not what was published: `fields` are the addresses
    | 'gone'; // published by the ledger, and no row is live
  readonly fields: readonly string[];
}

export interface Reconciliation {
  readonly ok: boolean;
  readonly live: number;
  readonly problems: readonly ReconcileProblem[];
}

/**
 * Every live row against its sign-offs, as the ledger's entries alone tell them (A10.2): what somebody did to the database past all of the
 * software shows here. Reads only.
 */
export const reconcile = (strapi: Strapi): Promise<Reconciliation> =>
  inTransaction(strapi, async (trx) => {
    const entries = [];
    for await (const entry of readAll(strapi, trx)) entries.push(entry);
    const { states } = verifyLedger(entries, await readHeads(strapi, trx), sha256);
    const problems: ReconcileProblem[] = [];
    let live = 0;
    for (const uid of coveredUids(strapi)) {
      for await (const documentId of liveDocuments(strapi, trx, uid)) {
        const rows = await readContent(strapi, { uid, documentId, live: true }, configOf(strapi).contentTypes[uid]?.ignore ?? []);
        live += rows.length;
        for (const row of rows)
          problems.push(...(await judge(strapi, trx, uid, documentId, row, rows, states.get(chainOf(uid, documentId)))));
      }
      problems.push(...(await vanished(strapi, trx, uid, states)));
      problems.push(...(await draftless(strapi, trx, uid)).map((row) => ({ uid, ...row, problem: 'draftless' as const, fields: [] })));
    }
    return { ok: problems.length === 0, live, problems };
  });

const BATCH = 500;

export const liveDocuments = async function* (strapi: Strapi, trx: Trx, uid: string): AsyncGenerator<string> {
  let after = '';
  for (;;) {
    const query = table(strapi, trx, tableOf(strapi, uid)).distinct('document_id').whereNotNull('published_at');
    const rows = await allRows(query.where('document_id', '>', after).orderBy('document_id').limit(BATCH));
    for (const row of rows) yield String(row.document_id);
    const last = rows.at(-1);
    if (!last) return;
    after = String(last.document_id);
  }
};

const judge = async (
  strapi: Strapi,
  trx: Trx,
  uid: string,
  documentId: string,
  row: ContentRow,
  rows: readonly ContentRow[],
  states: ReadonlyMap<string, ReviewState> | undefined
): Promise<ReconcileProblem[]> => {
  const about = { uid, documentId, locale: row.locale, fields: [] };
  if (rows.find((other) => other.locale === row.locale) !== row) return [{ ...about, problem: 'double' }];
  const signed = states?.get(row.locale)?.liveHash ?? null;
  const snapshot = signed === null ? null : await readSnapshot(strapi, trx, signed);
  const [approved, shown] = [snapshot === null ? null : readText(snapshot), readText(row.text)];
  if (snapshot === null || approved === null || shown === null || sha256(snapshot) !== signed) return [{ ...about, problem: 'unreviewed' }];
  const fields = differing(approved.fields, shown.fields, prunableFields(strapi, uid));
  const addresses = await otherBytes(strapi, trx, about, row);
  return [
    ...(fields.length === 0 ? [] : [{ ...about, problem: 'altered' as const, fields }]),
    ...(addresses.length === 0 ? [] : [{ ...about, problem: 'media' as const, fields: addresses }]),
  ];
};

const vanished = async (
  strapi: Strapi,
  trx: Trx,
  uid: string,
  states: ReadonlyMap<string, ReadonlyMap<string, ReviewState>>
): Promise<ReconcileProblem[]> => {
  const problems: ReconcileProblem[] = [];
  for (const [chain, locales] of states) {
    if (!chain.startsWith(`${uid}/`)) continue;
    const documentId = chain.slice(uid.length + 1);
    const due = [...locales].filter(([, state]) => state.liveHash !== null).map(([locale]) => locale);
    if (due.length === 0) continue;
    const rows = await allRows(
      table(strapi, trx, tableOf(strapi, uid)).where({ document_id: documentId }).whereNotNull('published_at').select('locale')
    );
    const shown = new Set(rows.map((row) => textOf(row.locale) ?? ''));
    problems.push(
      ...due.filter((locale) => !shown.has(locale)).map((locale) => ({ uid, documentId, locale, problem: 'gone' as const, fields: [] }))
    );
  }
  return problems;
};
