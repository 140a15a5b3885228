import { refusal } from '../../../core/kernel/result';
import { currentCaller, currentScope, withScope } from '../platform/caller';
import { coveredType, coveredUids, isCovered } from '../platform/covered';
import { inTransaction } from '../platform/database';
import { refuse } from '../platform/errors';
import { instantOf, isRow, queryOf, textOf, type Row, type Strapi } from '../platform/strapi';
import { execute, observe } from '../dossier/act';
import { readState, type ReviewKey } from '../ledger/states';
import { demandOwnUnit } from './ownUnit';

/** A database lifecycle event, as far as the gate looks at it. */
export interface DatabaseEvent {
  readonly model: { readonly uid: string };
  readonly params: { readonly data?: unknown; readonly where?: unknown };
  readonly result?: unknown;
  /** What one subscriber keeps between before and after. */
  readonly state: object;
}

const isLive = (row: Row): boolean => row.publishedAt !== null && row.publishedAt !== undefined;
const dataOf = (event: DatabaseEvent): readonly Row[] => {
  const { data } = event.params;
  return Array.isArray(data) ? data.filter(isRow) : isRow(data) ? [data] : [];
};

/** May live rows of this model be written here and now? Only inside the gate, which verifies before the commit. */
const permitted = (uid: string): boolean => currentScope().live?.uid === uid;

const refuseUnlessPermitted = (uid: string, documents: readonly Row[]): void => {
  const permit = currentScope().live;
  const strangers = documents.filter(
    (row) => permit?.uid !== uid || (row.documentId !== undefined && row.documentId !== permit.documentId)
  );
  if (strangers.length > 0) refuse(refusal('blocked_write', 'A10.2', { uid, documents: strangers.map((row) => row.documentId ?? null) }));
};

/** Refuses data that would make a row live or write its stage. */
const beforeInsert = (strapi: Strapi, event: DatabaseEvent): void => {
  refuseUnlessPermitted(event.model.uid, dataOf(event).filter(isLive));
  if (!isCovered(strapi, event.model.uid)) return;
  const { stage } = coveredType(strapi, event.model.uid);
  const claims = dataOf(event).some((data) => data[stage] !== undefined && data[stage] !== 'draft');
  if (claims && !currentScope().action) refuse(refusal('direct_write', 'A10.2', { field: stage }));
};

const matching = (strapi: Strapi, event: DatabaseEvent): Promise<Row[]> =>
  withScope({ action: true }, () =>
    queryOf(strapi, event.model.uid).findMany({
      where: event.params.where ?? {},
      select: ['id', 'documentId', 'locale', 'publishedAt', 'createdAt'],
    })
  );

/** Readers are shown when a document was created, and a publication copies it from the draft: it is recorded, and not written (A9.2). */
const writesDate = (event: DatabaseEvent): boolean => dataOf(event).some(({ createdAt }) => createdAt !== undefined);
const refuseOtherDates = (event: DatabaseEvent, rows: readonly Row[]): void => {
  const asked = dataOf(event).map(({ createdAt }) => createdAt);
  const moved = asked.some((date) => date !== undefined && rows.some((row) => instantOf(row.createdAt) !== instantOf(date)));
  if (moved) refuse(refusal('created_at_fixed', 'A9.2', { uid: event.model.uid }));
};

/** Does this write meet one row alone, which is known to be of the document that the gate has opened? */
const meetsOwnRow = ({ model, params }: DatabaseEvent): boolean => {
  const { live } = currentScope();
  const { where } = params;
  if (!isRow(where) || live?.uid !== model.uid || Object.keys(where).length !== 1) return false;
  return typeof where.id === 'number' && (live.own?.drafts.has(where.id) === true || live.own?.live.has(where.id) === true);
};

/** Neither may the rows it meets be live (looked up by `where`: the data says nothing of them), nor may they become so, nor move stage. */
const beforeChange = async (strapi: Strapi, event: DatabaseEvent): Promise<void> => {
  beforeInsert(strapi, event);
  if (meetsOwnRow(event) && !writesDate(event)) return;
  const rows = await matching(strapi, event);
  refuseUnlessPermitted(event.model.uid, rows.filter(isLive));
  refuseOtherDates(event, rows);
};

/**
 * Drafts deleted past the document service: by a script, with their locale, all at once. The draft of what is live stays (the acts on the
 * live document are found through it); of any other the round ends, as by a deletion (A10.2).
 */
const beforeDelete = async (strapi: Strapi, event: DatabaseEvent): Promise<void> => {
  await beforeChange(strapi, event);
  const { uid } = event.model;
  if (currentScope().action || permitted(uid)) return;
  const drafts = (await matching(strapi, event)).filter((row) => !isLive(row)).map((row) => keyOf(uid, row));
  const caller = currentCaller(strapi);
  for (const documentId of currentScope().wholeLocale ? [] : new Set(drafts.map((key) => key.documentId)))
    await inTransaction(strapi, (trx) => demandOwnUnit(strapi, trx, { uid, documentId }, () => true, caller));
  for (const key of drafts) {
    const where = { documentId: key.documentId, publishedAt: { $notNull: true }, ...(key.locale ? { locale: key.locale } : {}) };
    const live = await withScope({ action: true }, () => queryOf(strapi, uid).count({ where }));
    if (live > 0) refuse(refusal('take_down_required', 'A10.2', { uid, documentId: key.documentId }));
  }
  deleted.set(event.state, drafts);
};

/** The drafts that each deletion is about to take, by what Strapi keeps of one call between before and after. */
const deleted = new WeakMap<object, readonly ReviewKey[]>();
const keyOf = (uid: string, row: Row): ReviewKey => ({ uid, documentId: String(row.documentId), locale: textOf(row.locale) ?? '' });

const afterDelete = async (strapi: Strapi, event: DatabaseEvent): Promise<void> => {
  const drafts = deleted.get(event.state) ?? [];
  if (drafts.length === 0) return;
  await inTransaction(strapi, async (trx) => {
    for (const key of drafts) {
      const { state } = await readState(strapi, trx, key);
      if (state.round > 0) await execute(strapi, trx, key, { type: 'delete' }, currentCaller(strapi), null);
    }
  });
};

/** A draft that was written past the document service is observed like any other saved draft. */
const afterChange = async (strapi: Strapi, event: DatabaseEvent): Promise<void> => {
  const documentId = isRow(event.result) ? textOf(event.result.documentId) : null;
  if (currentScope().action || permitted(event.model.uid) || documentId === null) return;
  await inTransaction(strapi, (trx) => observe(strapi, trx, event.model.uid, documentId, currentCaller(strapi)));
};

/** Behind the middleware: `db.query`, entity service and whatever else reaches the tables through Strapi's database layer. */
export const backstop = (strapi: Strapi) => ({
  models: [...coveredUids(strapi)],
  beforeCreate: (event: DatabaseEvent) => beforeInsert(strapi, event),
  beforeCreateMany: (event: DatabaseEvent) => beforeInsert(strapi, event),
  beforeUpdate: (event: DatabaseEvent) => beforeChange(strapi, event),
  beforeUpdateMany: (event: DatabaseEvent) => beforeChange(strapi, event),
  beforeDelete: (event: DatabaseEvent) => beforeDelete(strapi, event),
  beforeDeleteMany: (event: DatabaseEvent) => beforeDelete(strapi, event),
  afterDelete: (event: DatabaseEvent) => afterDelete(strapi, event),
  afterDeleteMany: (event: DatabaseEvent) => afterDelete(strapi, event),
  afterUpdate: (event: DatabaseEvent) => afterChange(strapi, event),
});
