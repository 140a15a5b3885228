import { idParams, postBody, unitBody, unitPatch } from '../../../shared/contracts';
import { answer } from '../platform/failure';
import { bodyOf, handler, parse, type Ctx } from '../platform/http';
import type { Strapi } from '../platform/strapi';
import { createPost, createUnit, deletePost, deleteUnit, listPosts, listUnits, updatePost, updateUnit } from './service';

export const organisationController = ({ strapi }: { strapi: Strapi }) => {
  const idOf = (ctx: Ctx) => parse(idParams, ctx.params).id;
  return {
    units: handler(async (ctx) => answer(ctx, await listUnits(strapi))),
    createUnit: handler(async (ctx) => answer(ctx, await createUnit(strapi, parse(unitBody, bodyOf(ctx))))),
    updateUnit: handler(async (ctx) => answer(ctx, await updateUnit(strapi, idOf(ctx), parse(unitPatch, bodyOf(ctx))))),
    deleteUnit: handler(async (ctx) => answer(ctx, await deleteUnit(strapi, idOf(ctx)))),
    posts: handler(async (ctx) => answer(ctx, await listPosts(strapi))),
    createPost: handler(async (ctx) => answer(ctx, await createPost(strapi, parse(postBody, bodyOf(ctx))))),
    updatePost: handler(async (ctx) => answer(ctx, await updatePost(strapi, idOf(ctx), parse(postBody, bodyOf(ctx))))),
    deletePost: handler(async (ctx) => answer(ctx, await deletePost(strapi, idOf(ctx)))),
  };
};
