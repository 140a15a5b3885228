import { currentCaller, currentScope } from '../../../platform/caller';
import { isCovered } from '../../../platform/covered';
import { inTransaction } from '../../../platform/database';
import { findModel, type Row, type Strapi, type Trx } from '../../../platform/strapi';
import { dataOf, met, observeDrafts, type Event } from '../events';
import { holdersOf, type Holder } from '../holders';
import { refuseLive } from '../refusal';
import { inverseTies, tiesTo, type Tie } from '../schema';
import { holdersIn, isLive, linksTo, toTarget, type Link, type Target } from './links';
import { assocOf, named } from './values';

const refuseIfLive = (strapi: Strapi, holders: readonly Holder[], more: Row): void => {
  const live = holders.filter((holder) => holder.live);
  if (live.length > 0) refuseLive(currentCaller(strapi), 'relation', live, more);
};

const TO_ONE = new Set(['oneToOne', 'manyToOne']);

/** The covered rows that writing `value` to the far end of `tie` links or unlinks; those that stay linked are not touched. */
const touched = async (
  strapi: Strapi,
  trx: Trx,
  event: Event,
  tie: Tie,
  value: unknown,
  links: readonly Link[]
): Promise<readonly Holder[]> => {
  const assoc = assocOf(value);
  if (!assoc) return [];
  const ids = (entries: readonly unknown[]): number[] => entries.flatMap((entry) => named(entry).id ?? []);
  const linked = links.filter((link) => link.tie === tie);
  const has = (id: number): boolean => linked.some((link) => link.ownerId === id);
  const toOne = TO_ONE.has(findModel(strapi, event.model.uid)?.attributes[tie.inverse ?? '']?.relation ?? '');
  const wanted = assoc.set ?? (toOne && assoc.connect.length > 0 ? assoc.connect : null);
  const coming = ids(wanted ?? assoc.connect).filter((id) => !has(id));
  const staying = new Set(ids(wanted ?? []));
  const going = wanted
    ? linked.filter((link) => !staying.has(link.ownerId))
    : linked.filter((link) => ids(assoc.disconnect).includes(link.ownerId));
  return [...(await holdersOf(strapi, trx, tie.owner, coming)), ...holdersIn(going)];
};

/** Rows written by `db.query`, which knows no drafts: a write that would reach live content is refused, the drafts it reaches are observed. */
const beforeWrite = async (strapi: Strapi, event: Event): Promise<void> => {
  const { uid } = event.model;
  const ties = inverseTies(strapi, uid).filter((tie) => dataOf(event).some((data) => data[tie.inverse ?? ''] !== undefined));
  if (currentScope().action || (ties.length === 0 && !movesIdentity(strapi, event))) return;
  const rows = event.action.startsWith('beforeUpdate') ? await met(strapi, event) : [];
  await inTransaction(strapi, async (trx) => {
    const links = await linksTo(
      strapi,
      trx,
      tiesTo(strapi, uid),
      rows.map((row) => toTarget(strapi, uid, row))
    );
    const holders: Holder[] = [];
    for (const tie of ties)
      for (const data of dataOf(event)) holders.push(...(await touched(strapi, trx, event, tie, data[tie.inverse ?? ''], links)));
    refuseIfLive(strapi, holders, {});
    refuseIfLive(
      strapi,
      holdersIn(links.filter((link) => rows.some((row) => Number(row.id) === link.target.id && losesIdentity(event, row)))),
      {}
    );
    event.state.drafts = holders;
  });
};

const IDENTITY = ['documentId', 'locale', 'publishedAt'];
const movesIdentity = (strapi: Strapi, event: Event): boolean =>
  tiesTo(strapi, event.model.uid).length > 0 && dataOf(event).some((data) => IDENTITY.some((name) => data[name] !== undefined));

/** Would this row be another document, or no longer live? */
const losesIdentity = (event: Event, row: Row): boolean =>
  dataOf(event).some(
    (data) =>
      (data.documentId !== undefined && data.documentId !== row.documentId) ||
      (data.locale !== undefined && data.locale !== row.locale) ||
      (data.publishedAt === null && row.publishedAt !== null)
  );

const beforeEnd = async (strapi: Strapi, event: Event): Promise<void> => {
  const { uid } = event.model;
  const ties = tiesTo(strapi, uid);
  if (currentScope().action || ties.length === 0) return;
  const targets = (await met(strapi, event)).map((row) => toTarget(strapi, uid, row));
  await inTransaction(strapi, async (trx) => {
    const links = await linksTo(strapi, trx, ties, targets);
    if (!isCovered(strapi, uid))
      refuseIfLive(strapi, holdersIn(links.filter((link) => link.target.shown && isLive(link))), { target: nameOf(uid, targets) });
    event.state.drafts = holdersIn(links);
  });
};

const nameOf = (uid: string, [target]: readonly Target[]): Row => ({ uid, documentId: target?.documentId ?? null });

export const relationLifecycles = (strapi: Strapi) => {
  const write = (event: Event) => beforeWrite(strapi, event);
  const end = (event: Event) => beforeEnd(strapi, event);
  const after = (event: Event) => observeDrafts(strapi, event);
  return {
    beforeCreate: write,
    beforeUpdate: write,
    beforeUpdateMany: write,
    beforeDelete: end,
    beforeDeleteMany: end,
    afterCreate: after,
    afterUpdate: after,
    afterUpdateMany: after,
    afterDelete: after,
    afterDeleteMany: after,
  };
};
