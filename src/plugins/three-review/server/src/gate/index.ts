import { holdMode, inTrial } from '../ledger/site';
import { withScope } from '../platform/caller';
import { coveredUids, isCovered } from '../platform/covered';
import { inTransaction } from '../platform/database';
import { guardDatabase } from '../platform/databaseHooks';
import { useInDocuments } from '../platform/host';
import type { Strapi } from '../platform/strapi';
import { aroundRelations, guardSurroundings } from './around';
import { backstop } from './backstop';
import { defaultLocaleGuard } from './defaultLocale';
import { throughGate, type DocumentAction } from './documents';
import { keepLocalesApart } from './localeSync';
import { answerLosers } from './lostToStrapi';
import { refuseActiveUploads } from './origin';
import { guardEvents } from './outgoing';
import { answerOutside } from './outsideWrite';
import { isRead, readDocuments } from './readDocuments';
import { readGuard } from './readGuard';
import { keepingLinks } from './relink';
import { refuseTransfers } from './transfers';
import { actInTrial, trying } from './trial';
import { followNames } from './unshown';

type Middleware = (call: DocumentAction, next: () => Promise<unknown>) => Promise<unknown>;

/** Puts the gate into Strapi. In `register()`, so that it stands outside i18n's own middleware and sees what that writes. */
export const installGate = (strapi: Strapi): void => {
  const play: Middleware = (call, next) =>
    answerOutside(strapi, call, () =>
      aroundRelations(strapi, call, () => {
        const write = () => keepingLinks(strapi, call, next);
        return isCovered(strapi, call.uid) ? throughGate(strapi, call, write) : withScope({ action: true, filesKept: true }, write);
      })
    );
  const through: Middleware = (call, next) => throughGate(strapi, call, next);
  const middleware: Middleware = (call, next) => {
    // Below, in the database layer, readers meet the read guard once more.
    if (isRead(call.action)) return readDocuments(strapi, call, next);
    if (!inTrial(strapi)) return play(call, next);
    return inTransaction(strapi, async (trx) =>
      (await holdMode(strapi, trx)) === 'trial' ? actInTrial(strapi, trx, call, { play, through, next }) : play(call, next)
    );
  };
  keepLocalesApart(strapi);
  useInDocuments(strapi, middleware);
  if (coveredUids(strapi).length > 0) guardDatabase(strapi, trying(strapi, backstop(strapi)));
  guardDatabase(strapi, trying(strapi, defaultLocaleGuard(strapi)));
  guardDatabase(strapi, readGuard(strapi));
  if (coveredUids(strapi).length > 0) guardDatabase(strapi, followNames(strapi));
  guardEvents(strapi);
  guardSurroundings(strapi);
  refuseActiveUploads(strapi);
  answerLosers(strapi);
  refuseTransfers(strapi);
};
