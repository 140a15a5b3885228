import { fromJson } from '../platform/json';
import { changedFields, chainOf, verifyLedger, type Json } from '../../../core/ledger';
import type { ReviewState } from '../../../core/review';
import { readAll, readHeads, readSnapshot } from '../ledger/entries';
import { readContent, sha256, type ContentRow } from '../content';
import { configOf, coveredUids } from '../platform/covered';
import { inTransaction, table, allRows } from '../platform/database';
import { hasDraftAndPublish, findModel, isRow, modelOf, tableOf, textOf, type Strapi, type Trx } from '../platform/strapi';

export interface ReconcileProblem {
  readonly uid: string;
  readonly documentId: string;
  readonly locale: string;
  readonly problem:
    | 'unreviewed' // live, and the ledger knows of no publication
    | 'altered' // live, and not what was signed
    | 'double' // two live rows of one locale
    | 'gone'; // published by the ledger, and no row is live
  readonly fields: readonly string[];
}

export interface Reconciliation {
  readonly ok: boolean;
  readonly live: number;
  readonly problems: readonly ReconcileProblem[];
}

type Fields = { readonly [name: string]: Json };

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
    }
    return { ok: problems.length === 0, live, problems };
  });

const BATCH = 500;

const liveDocuments = async function* (strapi: Strapi, trx: Trx, uid: string): AsyncGenerator<string> {
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
  if (signed === null || snapshot === null || sha256(snapshot) !== signed) return [{ ...about, problem: 'unreviewed' }];
  const fields = differs(strapi, uid, fromJson<{ fields: Fields }>(snapshot), fromJson<{ fields: Fields }>(row.text));
  return fields.length === 0 ? [] : [{ ...about, problem: 'altered', fields }];
};

/** Publishing drops relations to what is not published: of those the live row may show fewer than were signed, never others. */
const differs = (strapi: Strapi, uid: string, signed: { fields: Fields }, live: { fields: Fields }): readonly string[] => {
  const a = pruned(strapi, uid, signed.fields, live.fields);
  return changedFields(a, live.fields);
};

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);
const listOf = (value: Json | undefined): readonly Json[] => (isList(value) ? value : []);
const isFields = (value: Json | undefined): value is Fields => isRow(value);

/** `signed` without those relations to types with draft-and-publish that `live` does not show, in components too. */
const pruned = (strapi: Strapi, uid: string, signed: Fields, live: Fields): Fields => {
  const { attributes } = modelOf(strapi, uid);
  return Object.fromEntries(
    Object.entries(signed).map(([name, value]): [string, Json] => {
      const attribute = attributes[name];
      const shown = live[name];
      if (attribute?.type === 'relation' && attribute.target && hasDraftAndPublish(findModel(strapi, attribute.target))) {
        const held = listOf(shown);
        return [name, listOf(value).filter((target) => held.includes(target))];
      }
      if (attribute?.type === 'component' || attribute?.type === 'dynamiczone') {
        const beside = listOf(shown);
        const parts = listOf(value).map((part) => (isFields(part) ? part : {}));
        return [
          name,
          parts.map((part, i) =>
            pruned(strapi, textOf(part.__component) ?? attribute.component ?? '', part, isFields(beside[i]) ? beside[i] : {})
          ),
        ];
      }
      return [name, value];
    })
  );
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
