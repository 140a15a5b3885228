import { currentCaller } from '../../../platform/caller';
import { isCovered } from '../../../platform/covered';
import { inTransaction } from '../../../platform/database';
import { findModel, hasDraftAndPublish, isRow, textOf, type Strapi, type Trx } from '../../../platform/strapi';
import { refuse } from '../../../platform/errors';
import { refusal } from '../../../../../core/kernel/result';
import type { DocumentAction } from '../../documents';
import { localesOf, speaksOf } from '../../locales';
import { refuseLive } from '../refusal';
import { inverseTies, tiesTo, type Tie } from '../schema';
import { lockAll, observeAll, watchedAmong } from '../watched';
import { draftsNamed, draftsOnly } from './draftsOnly';
import { holdersIn, isLive, linkName, linksTo, targetsOf, without, type Link, type Target } from './links';

/** What a document action does to covered content that is linked to the document: nothing, unless it is one of these. */
type Plan =
  /** Writes its own fields, far ends of such relations among them. */
  | { readonly kind: 'write'; readonly ties: readonly Tie[]; readonly publishes: boolean }
  /** Links live rows to a new one: `relink` keeps those of others as they were. */
  | { readonly kind: 'publish'; readonly ties: readonly Tie[] }
  /** Its drafts are made from the live rows again. */
  | { readonly kind: 'discard'; readonly ties: readonly Tie[] }
  | { readonly kind: 'end'; readonly ties: readonly Tie[] };

const planOf = (strapi: Strapi, { uid, action, params }: DocumentAction): Plan | null => {
  const covered = isCovered(strapi, uid);
  const inverse = inverseTies(strapi, uid);
  const data = isRow(params.data) ? params.data : {};
  const publishes = params.status === 'published' && hasDraftAndPublish(findModel(strapi, uid));
  switch (action) {
    case 'create':
    case 'update':
      if (publishes) return { kind: 'write', ties: covered ? inverse : tiesTo(strapi, uid), publishes };
      return { kind: 'write', ties: inverse.filter((tie) => data[tie.inverse ?? ''] !== undefined), publishes };
    case 'clone':
      return { kind: 'write', ties: inverse, publishes: false };
    case 'publish':
      return { kind: 'publish', ties: covered ? inverse : tiesTo(strapi, uid) };
    case 'discardDraft':
      return { kind: 'discard', ties: inverse };
    case 'delete':
      return { kind: 'end', ties: tiesTo(strapi, uid) };
    case 'unpublish':
      // Of a covered type it is a take-down, ordered by a publisher with a reason: what links to it shows one thing less.
      return covered ? null : { kind: 'end', ties: tiesTo(strapi, uid) };
    default:
      return null;
  }
};

/**
 * Around an action on any document, for the covered content that has relations with it. What is written from the far end reaches
 * drafts only; live links are kept as they were signed; drafts whose links changed are looked at, in the same transaction (A10.2).
 * What belongs to the other document itself, such as the name of a column, is not the article's content and free.
 */
export const aroundRelations = <T>(strapi: Strapi, call: DocumentAction, next: () => Promise<T>): Promise<T> => {
  const plan = planOf(strapi, call);
  if (!plan || plan.ties.length === 0) return next();
  return inTransaction(strapi, (trx) => carryOut(strapi, trx, call, plan, next));
};

const carryOut = async <T>(strapi: Strapi, trx: Trx, call: DocumentAction, plan: Plan, next: () => Promise<T>): Promise<T> => {
  const { uid, action, params } = call;
  const asked = textOf(params.documentId);
  // An operator in the place of the id would act on many documents past this layer.
  if (asked === null && action !== 'create')
    refuse(refusal('document_id_required', 'A10.2', { got: Array.isArray(params.documentId) ? 'list' : typeof params.documentId }));
  const rows = asked === null ? [] : await targetsOf(strapi, trx, uid, asked);
  const found = await others(strapi, trx, uid, plan.ties, rows);
  const concerned = [
    ...holdersIn(found),
    ...(plan.kind === 'write' && isRow(params.data) ? await draftsNamed(strapi, trx, params.data, plan.ties) : []),
  ];
  const locked = await lockAll(strapi, trx, await watchedAmong(strapi, trx, concerned));
  // A publication that held one of those locks may have changed the links meanwhile: that is not this action's change.
  const before = locked ? await others(strapi, trx, uid, plan.ties, rows) : found;
  if (plan.kind === 'end' && !isCovered(strapi, uid)) await refuseToEnd(strapi, call, before);
  if (plan.kind === 'write') await aimAtDrafts(strapi, trx, call, plan, before);

  const result = await next();

  const written = isRow(result) ? textOf(result.documentId) : null;
  const targets = await rowsNow(strapi, trx, uid, [asked, written]);
  const after = await others(strapi, trx, uid, plan.ties, targets);
  const publishes = plan.kind === 'publish' || (plan.kind === 'write' && plan.publishes);
  if (!publishes && plan.kind !== 'end') refuseLiveChange(strapi, before, after);
  const changed = [...without(before, after), ...without(after, before)].filter((link) => !isLive(link));
  await observeAll(strapi, trx, await watchedAmong(strapi, trx, holdersIn(changed)), currentCaller(strapi));
  return result;
};

const rowsNow = async (strapi: Strapi, trx: Trx, uid: string, documentIds: readonly (string | null)[]): Promise<readonly Target[]> => {
  const targets: Target[] = [];
  for (const documentId of new Set(documentIds)) if (documentId !== null) targets.push(...(await targetsOf(strapi, trx, uid, documentId)));
  return targets;
};

/** Links of other documents, without a document's links to itself. */
const others = async (
  strapi: Strapi,
  trx: Trx,
  uid: string,
  ties: readonly Tie[],
  targets: readonly Target[]
): Promise<readonly Link[]> => {
  const own = new Set(targets.map((target) => target.documentId));
  const links = await linksTo(strapi, trx, ties, targets);
  return links.filter((link) => link.holders.some((holder) => holder.uid !== uid || !own.has(holder.documentId)));
};

const aimAtDrafts = async (strapi: Strapi, trx: Trx, call: DocumentAction, plan: Plan, before: readonly Link[]): Promise<void> => {
  const { uid, action, params } = call;
  const data = isRow(params.data) ? params.data : {};
  const written = await draftsOnly(strapi, trx, uid, data, plan.ties, before);
  // Strapi's clone takes over the far ends as well, live rows among them: a copy begins without.
  const untaken =
    action === 'clone' && !hasDraftAndPublish(findModel(strapi, uid))
      ? plan.ties.filter((tie) => data[tie.inverse ?? ''] === undefined)
      : [];
  params.data = { ...written, ...Object.fromEntries(untaken.map((tie) => [tie.inverse ?? '', null])) };
};

/** Stands behind `draftsOnly`, for shapes of data that it does not know: rolls back unless the links of live content are unchanged. */
const refuseLiveChange = (strapi: Strapi, before: readonly Link[], after: readonly Link[]): void => {
  const changed = [...without(before, after), ...without(after, before)].filter(isLive);
  if (changed.length > 0) refuseLive(currentCaller(strapi), 'relation', holdersIn(changed), { links: changed.map(linkName) });
};

/**
 * Refuses to remove a record that live content links to: the page would then show something that nobody signed. The rule is the same for
 * types with and without draft and publish. To remove the record, edit those documents first (three sign-offs), or have them taken down (by a
 * publisher, with a reason): both leave a trace. A relation that the host does not count as content (`ignore`) is not looked at.
 */
const refuseToEnd = async (strapi: Strapi, { uid, params }: DocumentAction, links: readonly Link[]): Promise<void> => {
  const locales = await localesOf(strapi, uid, params.locale);
  const bound = links.filter((link) => isLive(link) && link.target.shown && speaksOf(locales, link.target.locale));
  if (bound.length > 0)
    refuseLive(
      currentCaller(strapi),
      'relation',
      holdersIn(bound).filter((holder) => holder.live),
      { target: { uid, documentId: params.documentId } }
    );
};
