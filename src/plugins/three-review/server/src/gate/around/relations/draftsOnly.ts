import { currentCaller } from '../../../platform/caller';
import { allRows, table } from '../../../platform/database';
import { findModel, hasDraftAndPublish, isRow, tableOf, type Row, type Strapi, type Trx } from '../../../platform/strapi';
import { holderColumns, holdersOf, toHolder, type Holder } from '../holders';
import { refuseLive } from '../refusal';
import type { Tie } from '../schema';
import { isLive, type Link } from './links';
import { assocOf, named, type Assoc } from './values';

const TO_ONE = new Set(['oneToOne', 'manyToOne']);

/**
 * The data of a document action, so that what it writes into covered content from the far end of a relation reaches drafts only (A10.2).
 * From a type without draft and publish Strapi writes draft and live row alike: here every document named means its draft, and a `set`
 * leaves the links of live rows as they are. Whoever names a live row, or asks for `status: published`, is refused.
 */
export const draftsOnly = async (
  strapi: Strapi,
  trx: Trx,
  uid: string,
  data: Row,
  ties: readonly Tie[],
  links: readonly Link[]
): Promise<Row> => {
  const written: Record<string, unknown> = { ...data };
  for (const tie of ties) {
    const name = tie.inverse ?? '';
    const assoc = assocOf(data[name]);
    if (!assoc) continue;
    const mine = links.filter((link) => link.tie === tie && isLive(link));
    await refuseLiveRows(strapi, trx, tie, assoc, mine);
    // With draft and publish of its own, Strapi links draft to draft; `status` says nothing there.
    if (hasDraftAndPublish(findModel(strapi, uid))) continue;
    const toOne = TO_ONE.has(findModel(strapi, uid)?.attributes[name]?.relation ?? '');
    written[name] = {
      ...assoc.rest,
      ...(assoc.set ? { set: toOne ? assoc.set.map(asDraft) : withLive(assoc.set.map(asDraft), mine) } : {}),
      ...(assoc.connect.length > 0 ? { connect: assoc.connect.map(asDraft) } : {}),
      ...(assoc.disconnect.length > 0 ? { disconnect: assoc.disconnect.map(asDraft) } : {}),
    };
  }
  return written;
};

const asDraft = (entry: unknown): unknown => {
  const { documentId } = named(entry);
  return documentId === null ? entry : { ...(isRow(entry) ? entry : {}), documentId, status: 'draft' };
};

/** The links of live rows, each behind the draft of its document where that is named, so that neither moves in the far end's order. */
const withLive = (set: readonly unknown[], live: readonly Link[]): unknown[] => {
  const rest = new Set(live);
  const behind = (entry: unknown): unknown[] => {
    const { documentId, locale, id } = named(entry);
    const same = [...rest].filter(
      (link) =>
        link.ownerId === id ||
        link.holders.some((holder) => holder.documentId === documentId && (locale === null || holder.locale === locale))
    );
    same.forEach((link) => rest.delete(link));
    return same.filter((link) => link.ownerId !== id).map((link) => ({ id: link.ownerId }));
  };
  return [...set.flatMap((entry) => [entry, ...behind(entry)]), ...[...rest].map((link) => ({ id: link.ownerId }))];
};

const refuseLiveRows = async (strapi: Strapi, trx: Trx, tie: Tie, assoc: Assoc, linked: readonly Link[]): Promise<void> => {
  const entries = [...(assoc.set ?? []), ...assoc.connect, ...assoc.disconnect].map(named);
  const byHand = entries.filter((entry) => entry.published).flatMap((entry) => entry.documentId ?? []);
  const ids = entries.flatMap((entry) => entry.id ?? []);
  const kept = new Set(assoc.set ? linked.map((link) => link.ownerId) : []);
  const rows = (await holdersOf(strapi, trx, tie.owner, ids)).filter((holder) => holder.live && !kept.has(holder.id));
  const live = [...rows, ...(byHand.length > 0 ? await liveOf(strapi, trx, tie.owner, byHand) : [])];
  if (live.length > 0 || byHand.length > 0) refuseLive(currentCaller(strapi), 'relation', live, { field: tie.inverse });
};

const liveOf = async (strapi: Strapi, trx: Trx, uid: string, documentIds: readonly string[]): Promise<Holder[]> => {
  const rows = table(strapi, trx, tableOf(strapi, uid)).whereIn('document_id', documentIds).whereNotNull('published_at');
  return (await allRows(rows.select(holderColumns(strapi, uid)))).map((row) => toHolder(strapi, uid, row));
};

/** The drafts that the data names. */
export const draftsNamed = async (strapi: Strapi, trx: Trx, data: Row, ties: readonly Tie[]): Promise<readonly Holder[]> => {
  const found: Holder[] = [];
  for (const tie of ties) {
    const assoc = assocOf(data[tie.inverse ?? '']);
    const entries = assoc ? [...(assoc.set ?? []), ...assoc.connect, ...assoc.disconnect].map(named) : [];
    const documentIds = entries.flatMap((entry) => entry.documentId ?? []);
    found.push(
      ...(await holdersOf(
        strapi,
        trx,
        tie.owner,
        entries.flatMap((entry) => entry.id ?? [])
      ))
    );
    if (documentIds.length === 0) continue;
    const rows = table(strapi, trx, tableOf(strapi, tie.owner)).whereIn('document_id', documentIds).whereNull('published_at');
    found.push(...(await allRows(rows.select(holderColumns(strapi, tie.owner)))).map((row) => toHolder(strapi, tie.owner, row)));
  }
  return found;
};
