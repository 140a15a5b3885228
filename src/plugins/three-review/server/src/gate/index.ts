import { useInDocuments, subscribeToDatabase } from '../platform/host';
import { withScope } from '../platform/caller';
import { coveredUids, isCovered } from '../platform/covered';
import type { Strapi } from '../platform/strapi';
import { aroundRelations, guardSurroundings } from './around';
import { backstop } from './backstop';
import { throughGate, type DocumentAction } from './documents';
import { keepLocalesApart } from './localeSync';
import { answerLosers } from './lostToStrapi';
import { answerOutside } from './outsideWrite';
import { readGuard } from './readGuard';
import { keepingLinks } from './relink';

type Middleware = (call: DocumentAction, next: () => Promise<unknown>) => Promise<unknown>;

const READS = new Set(['findOne', 'findFirst', 'findMany', 'count']);

/** Puts the gate into Strapi. In `register()`, so that it stands outside i18n's own middleware and sees what that writes. */
export const installGate = (strapi: Strapi): void => {
  const middleware: Middleware = (call, next) => {
    // Readers meet the read guard, below in the database layer.
    if (READS.has(call.action)) return next();
    return answerOutside(strapi, call, () =>
      aroundRelations(strapi, call, () => {
        const write = () => keepingLinks(strapi, call, next);
        return isCovered(strapi, call.uid) ? throughGate(strapi, call, write) : withScope({ action: true }, write);
      })
    );
  };
  keepLocalesApart(strapi);
  useInDocuments(strapi, middleware);
  if (coveredUids(strapi).length > 0) subscribeToDatabase(strapi, backstop(strapi));
  subscribeToDatabase(strapi, readGuard(strapi));
  guardSurroundings(strapi);
  answerLosers(strapi);
};
