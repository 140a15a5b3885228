import { historyQuery, idParams, postBody, reasonQuery, unitBody, unitPatch } from '../../../shared/contracts';
import { currentCaller } from '../platform/caller';
import { answer } from '../platform/failure';
import { bodyOf, handler, parse, send, type Ctx } from '../platform/http';
import type { Strapi } from '../platform/strapi';
import { organisationHistory } from './history';
import {
  createPost,
  createUnit,
  deletePost,
  deleteUnit,
  listPosts,
  listUnits,
  unreadablePosts,
  unreadableUnits,
  updatePost,
  updateUnit,
} from './service';

export const organisationController = ({ strapi }: { strapi: Strapi }) => {
  const idOf = (ctx: Ctx) => parse(idParams, ctx.params).id;
  const by = () => currentCaller(strapi);
  const reasonOf = (ctx: Ctx) => parse(reasonQuery, ctx.query).reason;
  return {
    units: handler(async (ctx) => send(ctx, await listUnits(strapi), { unreadable: await unreadableUnits(strapi) })),
    createUnit: handler(async (ctx) => answer(ctx, await createUnit(strapi, parse(unitBody, bodyOf(ctx)), by()))),
    updateUnit: handler(async (ctx) => answer(ctx, await updateUnit(strapi, idOf(ctx), parse(unitPatch, bodyOf(ctx)), by()))),
    deleteUnit: handler(async (ctx) => answer(ctx, await deleteUnit(strapi, idOf(ctx), reasonOf(ctx), by()))),
    posts: handler(async (ctx) => send(ctx, await listPosts(strapi), { unreadable: await unreadablePosts(strapi, strapi.db.connection) })),
    createPost: handler(async (ctx) => answer(ctx, await createPost(strapi, parse(postBody, bodyOf(ctx)), by()))),
    updatePost: handler(async (ctx) => answer(ctx, await updatePost(strapi, idOf(ctx), parse(postBody, bodyOf(ctx)), by()))),
    deletePost: handler(async (ctx) => answer(ctx, await deletePost(strapi, idOf(ctx), reasonOf(ctx), by()))),
    history: handler(async (ctx) => {
      const { page, pageSize } = parse(historyQuery, ctx.query);
      const { data, pagination } = await organisationHistory(strapi, page, pageSize);
      send(ctx, data, { pagination });
    }),
  };
};
