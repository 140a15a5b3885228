import { plain } from '../../../../core/kernel/words';
import { columnBody, idParams, columnPatch, columnsQuery, termChangeBody, termParams } from '../../../../shared/contracts';
import { currentCaller } from '../../platform/caller';
import { answer, failed, type Failure } from '../../platform/failure';
import { bodyOf, handler, parse, type Ctx } from '../../platform/http';
import { pageOf } from '../../platform/paging';
import type { Strapi } from '../../platform/strapi';
import { localDay } from '../../platform/covered';
import { remove, removalOf } from './removal';
import { addTerm, changeColumn, changeTerm, createColumn } from './service';
import { readColumns, termOn, type Column } from './store';
import type { By } from '../../platform/caller';
import { columnInFull, columnView, inTreeOrder, namesFor } from './view';

export const byNow = (strapi: Strapi): By => ({ name: currentCaller(strapi).actor?.name ?? null, at: Date.now() });

/** Routes of the columns (A9.1). */
export const columnsController = ({ strapi }: { strapi: Strapi }) => {
  const send = async (ctx: Ctx, result: Column | Failure): Promise<void> =>
    answer(ctx, failed(result) ? result : columnView(await namesFor(strapi, [result]), result));
  const idOf = (ctx: Ctx): string => parse(idParams, ctx.params).id;
  const termIn = (ctx: Ctx): readonly [string, number] => {
    const { id, term } = parse(termParams, ctx.params);
    return [id, Number(term)];
  };
  return {
    find: handler(async (ctx) => {
      const { _q, unit, category, page, pageSize } = parse(columnsQuery, ctx.query);
      const today = localDay(strapi, Date.now());
      const found = inTreeOrder(await readColumns(strapi, strapi.db.connection)).filter(
        (column) =>
          (_q === undefined || plain(column.name).includes(plain(_q))) &&
          (category === undefined || column.category === category) &&
          (unit === undefined || termOn(column.terms, today)?.unitId === unit)
      );
      const { rows, pagination } = pageOf(found, page, pageSize);
      const names = await namesFor(strapi, rows);
      answer(
        ctx,
        rows.map((column) => columnView(names, column)),
        { pagination }
      );
    }),
    findOne: handler(async (ctx) => answer(ctx, await columnInFull(strapi, idOf(ctx)))),
    create: handler(async (ctx) => send(ctx, await createColumn(strapi, parse(columnBody, bodyOf(ctx)), byNow(strapi)))),
    update: handler(async (ctx) => {
      const today = localDay(strapi, Date.now());
      await send(ctx, await changeColumn(strapi, idOf(ctx), parse(columnPatch, bodyOf(ctx)), today));
    }),
    remove: handler(async (ctx) => send(ctx, await remove(strapi, idOf(ctx), null))),
    removal: handler(async (ctx) => answer(ctx, await removalOf(strapi, idOf(ctx), null))),
    addTerm: handler(async (ctx) => send(ctx, await addTerm(strapi, idOf(ctx), parse(termChangeBody, bodyOf(ctx)), byNow(strapi)))),
    updateTerm: handler(async (ctx) => {
      await send(ctx, await changeTerm(strapi, ...termIn(ctx), parse(termChangeBody, bodyOf(ctx)), byNow(strapi)));
    }),
    removeTerm: handler(async (ctx) => send(ctx, await remove(strapi, ...termIn(ctx)))),
    termRemoval: handler(async (ctx) => answer(ctx, await removalOf(strapi, ...termIn(ctx)))),
  };
};
