import type { FieldChange } from '../../../core/content';
import { readPresence } from '../leaving/record';
import { fromJson } from '../platform/json';
import { inTrial, readSite } from '../ledger/site';
import { readStates } from '../ledger/states';
import { TABLES } from '../ledger/tables';
import { byCode } from '../platform/caller';
import { readContent, type ContentRow } from '../content';
import { configOf, coveredUids } from '../platform/covered';
import { inTransaction, table, firstRow, allRows } from '../platform/database';
import { tableOf, type Strapi, type Trx } from '../platform/strapi';
import { execute } from '../dossier/act';
import { wasAway } from '../survival/absence';
import { fingerprintOf } from './fingerprint';
import { retellLive, type LiveNow } from './retell';

export { adoptionProgress, adoptLive, awaitsAdoption, markAllForAdoption } from './live';

const BATCH = 200;

/**
 * At every boot, before anything is served: a type that has just come under the gate is marked, so that it is adopted (what is live stays live,
 * its next change needs three sign-offs), and a type whose fields have changed ends its running rounds. Each once, in one transaction with
 * its mark: a second process finds the mark and goes on.
 */
export const settleTypes = async (strapi: Strapi): Promise<void> => {
  for (const uid of coveredUids(strapi)) {
    const settled = await settle(strapi, uid).catch((error: unknown) => error);
    // Another process may have written the mark meanwhile: then the second look finds nothing to do.
    if (settled instanceof Error) await settle(strapi, uid);
  }
};

/** How a type was since its last boot under the gate. */
interface Since {
  /** Nothing guarded it, on record: the gate was taken away, or the type was left out. What was done to it is told when it is taken up. */
  readonly open: boolean;
  /** The plugin was not there: what stands in a field that it never saw was written by somebody. */
  readonly unseen: boolean;
}

const sinceThen = async (strapi: Strapi, trx: Trx, uid: string): Promise<Since> => {
  const { leftAt } = await readPresence(strapi, trx);
  const open = leftAt !== null || (await readSite(strapi, trx)).leftOut.includes(uid);
  return { open, unseen: open || wasAway(strapi) };
};

const settle = (strapi: Strapi, uid: string): Promise<void> =>
  inTransaction(strapi, async (trx) => {
    const fields = fingerprintOf(strapi, uid, configOf(strapi).contentTypes[uid]?.ignore);
    const held = await firstRow(table(strapi, trx, TABLES.types).where({ uid }).first('fields'));
    if (!held) {
      await table(strapi, trx, TABLES.types).insert({ uid, fields: JSON.stringify(fields), since_ms: Date.now(), adopting: 1 });
      return;
    }
    const before = fromJson<string[]>(held.fields);
    const added = fields.filter((field) => !before.includes(field));
    const removed = before.filter((field) => !fields.includes(field));
    if (added.length + removed.length === 0) return;
    await table(strapi, trx, TABLES.types)
      .where({ uid })
      .update({ fields: JSON.stringify(fields) });
    const since = await sinceThen(strapi, trx, uid);
    await eachDocument(strapi, trx, uid, (documentId) => changeSchema(strapi, trx, uid, documentId, { added, removed }, since));
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

/**
 * In a trial run the live row may be anything, and so it may where nothing guarded it: what was signed keeps its name until what is live is
 * taken for what it is. What the schema alone changed is told anew in any case.
 */
const tellAnew = async (
  [strapi, trx, uid, liveHash, live, change]: Parameters<typeof retellLive>,
  { open, unseen }: Since
): Promise<LiveNow> => {
  const asSigned = { liveHash, retelling: null, differs: [] };
  if (inTrial(strapi)) return asSigned;
  const now = await retellLive(strapi, trx, uid, liveHash, live, { ...change, unseen });
  return open && now.differs.length > 0 ? asSigned : now;
};

const changeSchema = async (
  strapi: Strapi,
  trx: Trx,
  uid: string,
  documentId: string,
  change: FieldChange,
  since: Since
): Promise<void> => {
  const states = await readStates(strapi, trx, uid, documentId);
  for (const pair of await pairs(strapi, uid, documentId)) {
    const held = states.get(pair.locale);
    if (!held) continue;
    const { liveHash } = held.state;
    const now = liveHash === null ? null : await tellAnew([strapi, trx, uid, liveHash, pair.live, change], since);
    const command = {
      type: 'change_schema',
      ...change,
      liveHash: now?.liveHash ?? null,
      modified: pair.draft?.full !== now?.liveHash,
      differs: now?.differs ?? [],
      retelling: now?.retelling ?? null,
    } as const;
    await execute(strapi, trx, { uid, documentId, locale: pair.locale }, command, byCode(), pair.draft);
  }
};
