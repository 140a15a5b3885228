import { fromJson } from '../platform/json';
import { keepSnapshot } from '../ledger/entries';
import { recordPublication } from '../ledger/publications';
import { readStates } from '../ledger/states';
import { TABLES } from '../ledger/tables';
import { byCode } from '../platform/caller';
import { readContent, type ContentRow } from '../content';
import { configOf, coveredUids, localDay } from '../platform/covered';
import { inTransaction, table, firstRow, allRows } from '../platform/database';
import { tableOf, textOf, type Strapi, type Trx } from '../platform/strapi';
import { execute } from '../dossier/act';
import { showStage, toldBy } from '../dossier/record';
import { fieldsOf } from './fingerprint';

const BATCH = 200;

/**
 * At every boot, before anything is served: a type that has just come under the gate is adopted (what is live stays live, its next change
 * needs three sign-offs), and a type whose fields have changed ends its running rounds. Each once, in one transaction with its mark: a
 * second process finds the mark and goes on.
 */
export const settleTypes = async (strapi: Strapi): Promise<void> => {
  for (const uid of coveredUids(strapi)) {
    const settled = await settle(strapi, uid).catch((error: unknown) => error);
    // Another process may have written the mark meanwhile: then the second look finds nothing to do.
    if (settled instanceof Error) await settle(strapi, uid);
  }
};

const settle = (strapi: Strapi, uid: string): Promise<void> =>
  inTransaction(strapi, async (trx) => {
    const fields = fieldsOf(strapi, uid, configOf(strapi).contentTypes[uid]?.ignore);
    const held = await firstRow(table(strapi, trx, TABLES.types).where({ uid }).first('fields'));
    if (!held) {
      await table(strapi, trx, TABLES.types).insert({ uid, fields: JSON.stringify(fields), since_ms: Date.now() });
      await eachDocument(strapi, trx, uid, (documentId) => adopt(strapi, trx, uid, documentId));
      return;
    }
    const before = fromJson<string[]>(held.fields);
    const added = fields.filter((field) => !before.includes(field));
    const removed = before.filter((field) => !fields.includes(field));
    if (added.length + removed.length === 0) return;
    await table(strapi, trx, TABLES.types)
      .where({ uid })
      .update({ fields: JSON.stringify(fields) });
    await eachDocument(strapi, trx, uid, (documentId) => changeSchema(strapi, trx, uid, documentId, added, removed));
  });

const eachDocument = async (strapi: Strapi, trx: Trx, uid: string, work: (documentId: string) => Promise<void>): Promise<void> => {
  let after = '';
  for (;;) {
    const query = table(strapi, trx, tableOf(strapi, uid)).distinct('document_id').where('document_id', '>', after);
    const rows = await allRows(query.orderBy('document_id').limit(BATCH));
    for (const row of rows) await work(String(row.document_id));
    const last = rows.at(-1);
    if (!last) return;
    after = String(last.document_id);
  }
};

interface Pair {
  readonly locale: string;
  readonly draft: ContentRow | null;
  readonly live: ContentRow | null;
}

const pairs = async (strapi: Strapi, uid: string, documentId: string): Promise<Pair[]> => {
  const ignore = configOf(strapi).contentTypes[uid]?.ignore ?? [];
  const drafts = await readContent(strapi, { uid, documentId, live: false }, ignore);
  const lives = await readContent(strapi, { uid, documentId, live: true }, ignore);
  return [...new Set([...drafts, ...lives].map((row) => row.locale))].map((locale) => ({
    locale,
    draft: drafts.find((row) => row.locale === locale) ?? null,
    live: lives.find((row) => row.locale === locale) ?? null,
  }));
};

/** The live content by the name the gate knows it under: that of the draft it was published from, where that still says the same. */
const liveAs = ({ draft, live }: Pair): { readonly hash: string; readonly text: string; readonly modified: boolean } | null => {
  if (!live) return null;
  const same = draft !== null && draft.core === live.core && live.targets.every((target) => draft.targets.includes(target));
  return same ? { hash: draft.full, text: draft.text, modified: false } : { hash: live.full, text: live.text, modified: true };
};

const adopt = async (strapi: Strapi, trx: Trx, uid: string, documentId: string): Promise<void> => {
  for (const pair of await pairs(strapi, uid, documentId)) {
    const name = liveAs(pair);
    if (!name || !pair.live) continue;
    const key = { uid, documentId, locale: pair.locale };
    await keepSnapshot(strapi, trx, name.hash, name.text);
    const command = { type: 'adopt', liveHash: name.hash, modified: name.modified } as const;
    const { decision, dossier } = await execute(strapi, trx, key, command, byCode(), pair.draft);
    if (!decision.allowed) continue;
    await showStage(strapi, trx, uid, pair.live.id, 'published');
    const at = new Date(textOf(pair.live.row.publishedAt) ?? Date.now()).getTime();
    await recordPublication(strapi, trx, {
      ...key,
      kind: 'import',
      at,
      localDay: localDay(strapi, at),
      ...toldBy(strapi, uid, pair.live.row),
      unitId: dossier.facts.unit?.id ?? null,
      contentChanged: true,
      contentHash: name.hash,
      source: 'adoption',
      actor: null,
      dedupeKey: `import:${uid}/${documentId}/${pair.locale}`,
    });
  }
};

const changeSchema = async (
  strapi: Strapi,
  trx: Trx,
  uid: string,
  documentId: string,
  added: readonly string[],
  removed: readonly string[]
): Promise<void> => {
  const states = await readStates(strapi, trx, uid, documentId);
  for (const pair of await pairs(strapi, uid, documentId)) {
    const held = states.get(pair.locale);
    if (!held) continue;
    const { state } = held;
    const name = state.liveHash === null ? null : liveAs(pair);
    if (name) await keepSnapshot(strapi, trx, name.hash, name.text);
    const command = { type: 'change_schema', added, removed, liveHash: name?.hash ?? null, modified: name?.modified ?? true } as const;
    await execute(strapi, trx, { uid, documentId, locale: pair.locale }, command, byCode(), pair.draft);
  }
};
