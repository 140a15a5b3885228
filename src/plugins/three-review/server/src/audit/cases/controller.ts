import type { CaseAct } from '../../../../core/audit';
import { caseBody, caseCorrectionBody, caseDecisionBody, casesQuery, documentsQuery, numberParams } from '../../../../shared/contracts';
import { currentCaller } from '../../platform/caller';
import { localDay } from '../../platform/covered';
import { answer } from '../../platform/failure';
import { abilityOf, bodyOf, handler, parse, type Ctx } from '../../platform/http';
import { readerOf } from '../../platform/reader';
import type { Strapi } from '../../platform/strapi';
import { documentsLike } from './documents';
import { actOnCase, caseDetail, listCases, recordCase, type Said } from './service';

/** Routes of the register of cases (问题登记, A9.2). */
export const casesController = ({ strapi }: { strapi: Strapi }) => {
  const today = (): number => localDay(strapi, Date.now());
  const readerIn = (ctx: Ctx) => readerOf(strapi, abilityOf(ctx));
  const idOf = (ctx: Ctx): number => Number(parse(numberParams, ctx.params).id);
  const act = async (ctx: Ctx, what: CaseAct, said: Said): Promise<void> =>
    answer(ctx, await actOnCase(strapi, idOf(ctx), what, said, currentCaller(strapi), Date.now(), readerIn(ctx)));
  return {
    find: handler(async (ctx) => {
      const { rows, ...meta } = await listCases(strapi, parse(casesQuery, ctx.query), today(), readerIn(ctx));
      answer(ctx, rows, meta);
    }),
    findOne: handler(async (ctx) => answer(ctx, await caseDetail(strapi, strapi.db.connection, idOf(ctx), today(), readerIn(ctx)))),
    record: handler(async (ctx) =>
      answer(ctx, await recordCase(strapi, parse(caseBody, bodyOf(ctx)), currentCaller(strapi), Date.now(), readerIn(ctx)))
    ),
    confirm: handler(async (ctx) => act(ctx, 'confirm', parse(caseDecisionBody, bodyOf(ctx)))),
    dismiss: handler(async (ctx) => act(ctx, 'dismiss', parse(caseDecisionBody, bodyOf(ctx)))),
    reopen: handler(async (ctx) => act(ctx, 'reopen', parse(caseDecisionBody, bodyOf(ctx)))),
    correct: handler(async (ctx) => act(ctx, 'correct', parse(caseCorrectionBody, bodyOf(ctx)))),
    documents: handler(async (ctx) => answer(ctx, await documentsLike(strapi, parse(documentsQuery, ctx.query)._q, readerIn(ctx)))),
  };
};
