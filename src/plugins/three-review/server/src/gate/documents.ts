import { meaningOf } from '../../../core/gate';
import { orLostRace } from '../../../core/review';
import { refusal } from '../../../core/kernel/result';
import { currentCaller, currentScope, withScope, type Caller } from '../platform/caller';
import { REVIEW_STAGE } from '../content';
import { inTransaction, lockDocument, table } from '../platform/database';
import { refuse } from '../platform/errors';
import { dbColumnOf, isRow, queryOf, tableOf, textOf, wordOf, type Row, type Strapi } from '../platform/strapi';
import { execute, observe } from '../dossier/act';
import { readStates } from '../ledger/states';
import { movedSince } from '../dossier/dossier';
import { demandAdopted } from './adopting';
import { asCopy } from './copies';
import { localesOf, speaksOf } from './locales';
import { demandOwnUnit } from './ownUnit';
import { publishThroughGate } from './publish';
import { underPermit } from './triggers';

/** One call of the document service, as its middlewares see it. */
export interface DocumentAction {
  readonly uid: string;
  readonly action: string;
  params: Record<string, unknown>;
}

type Next<T> = () => Promise<T>;

/** Guard, load, decide, `next()` once: what each action on a covered type means and where it goes. */
export const throughGate = <T>(strapi: Strapi, call: DocumentAction, next: Next<T>): Promise<T> => {
  const { uid, action, params } = call;
  switch (meaningOf(action, params.status)) {
    case 'create_published':
      return Promise.resolve(refuse(refusal('create_published', 'A10.2', { advice: 'status=draft' })));
    case 'publish':
    case 'update_published':
      return publishThroughGate(strapi, { uid, documentId: oneDocument(params.documentId), locale: params.locale }, next);
    case 'draft_write':
      return writeDraft(strapi, call, next);
    case 'take_down':
      return takeDown(strapi, call, next);
    case 'delete':
      return remove(strapi, call, next);
    default:
      return next();
  }
};

/** One document, named: a list or an operator in its place would publish many past the gate. */
const oneDocument = (documentId: unknown): string => {
  if (typeof documentId === 'string' && documentId !== '') return documentId;
  return refuse(refusal('document_id_required', 'A10.2', { got: Array.isArray(documentId) ? 'list' : typeof documentId }));
};

/** The stage is moved by acts, not by saving: the admin sends back what it was shown (dropped), anybody else is told. */
const withoutStage = (data: unknown, caller: Caller): Record<string, unknown> => {
  if (!isRow(data)) return {};
  const { [REVIEW_STAGE]: stage, ...rest } = data;
  if (stage !== undefined && caller.kind !== 'admin') refuse(refusal('direct_write', 'A10.2', { field: REVIEW_STAGE }));
  return rest;
};

const writeDraft = <T>(strapi: Strapi, call: DocumentAction, next: Next<T>): Promise<T> =>
  inTransaction(strapi, async (trx) => {
    const { uid, action, params } = call;
    const caller = currentCaller(strapi);
    const asked = params.documentId;
    if (asked !== undefined && action !== 'create') oneDocument(asked);
    const data = withoutStage(params.data, caller);
    if (action !== 'create' && data.documentId !== undefined && data.documentId !== asked) {
      refuse(refusal('document_id_required', 'A10.2', { why: 'data.documentId names another document', got: wordOf(data.documentId) }));
    }
    if (action !== 'update' && data.createdAt !== undefined) refuse(refusal('created_at_fixed', 'A9.2', { uid }));
    if (action === 'clone') params.data = await asCopy(strapi, uid, asked, data);
    else if (params.data !== undefined) params.data = data;
    if (typeof asked === 'string') await lockDocument(strapi, trx, uid, asked);

    const result = await withScope({ action: true }, next);

    const written = isRow(result) ? (textOf(result.documentId) ?? asked) : asked;
    if (typeof written !== 'string') return result;
    if (action === 'create' || action === 'clone') {
      await table(strapi, trx, tableOf(strapi, uid))
        .where({ document_id: written })
        .whereNull('published_at')
        .update({ [dbColumnOf(strapi, uid, REVIEW_STAGE)]: 'draft' });
    } else await observe(strapi, trx, uid, written, caller);
    return result;
  });

/** The live rows of a document among `locales`. */
const liveRows = async (strapi: Strapi, uid: string, documentId: unknown, asked: unknown): Promise<readonly Row[]> => {
  const locales = await localesOf(strapi, uid, asked);
  const rows = await withScope({ action: true }, () =>
    queryOf(strapi, uid).findMany({ where: { documentId, publishedAt: { $notNull: true } } })
  );
  return rows.filter((row) => speaksOf(locales, textOf(row.locale) ?? ''));
};

const refuseWhileLive = async (strapi: Strapi, caller: Caller, uid: string, documentId: string): Promise<never> => {
  const states = await inTransaction(strapi, (trx) => readStates(strapi, trx, uid, documentId));
  return refuse(...orLostRace([refusal('take_down_required', 'A10.2', { documentId })], movedSince(caller, states)));
};

/** A10.2: what is live goes down by a publisher's act, with a reason; Strapi's own unpublish has room for neither. */
const takeDown = async <T>(strapi: Strapi, call: DocumentAction, next: Next<T>): Promise<T> => {
  await demandAdopted(strapi);
  const caller = currentCaller(strapi);
  const documentId = oneDocument(call.params.documentId);
  const work = (): Promise<T> => withScope({ action: true, live: { uid: call.uid, documentId } }, next);
  if (currentScope().takeDown) return inTransaction(strapi, (trx) => underPermit(strapi, trx, { uid: call.uid, documentId }, work));
  const live = await liveRows(strapi, call.uid, documentId, call.params.locale);
  if (live.length > 0) await refuseWhileLive(strapi, caller, call.uid, documentId);
  return work();
};

const remove = <T>(strapi: Strapi, call: DocumentAction, next: Next<T>): Promise<T> => {
  const caller = currentCaller(strapi);
  return inTransaction(strapi, async (trx) => {
    const { uid, params } = call;
    const documentId = oneDocument(params.documentId);
    await lockDocument(strapi, trx, uid, documentId);
    const live = await liveRows(strapi, uid, documentId, params.locale);
    if (live.length > 0) await demandAdopted(strapi);
    if (live.length > 0) await refuseWhileLive(strapi, caller, uid, documentId);
    const locales = await localesOf(strapi, uid, params.locale);
    await demandOwnUnit(strapi, trx, { uid, documentId }, (locale) => speaksOf(locales, locale), caller);
    const states = await readStates(strapi, trx, uid, documentId);
    const result = await withScope({ action: true, live: { uid, documentId } }, next);
    for (const [locale, { state }] of states) {
      if (!speaksOf(locales, locale) || state.round === 0) continue;
      await execute(strapi, trx, { uid, documentId, locale }, { type: 'delete' }, caller, null);
    }
    return result;
  });
};
