import { idParams, postBody, unitBody, unitPatch } from '../../../shared/contracts';
import { bodyOf, fail, handler, parse, send, type Ctx } from '../platform/http';
import type { Strapi } from '../platform/strapi';
import { createPost, createUnit, deletePost, deleteUnit, failed, listPosts, listUnits, updatePost, updateUnit } from './service';

const STATUS = { not_found: 404, bad_input: 400, in_use: 409 } as const;

const answer = (ctx: Ctx, result: unknown): void => {
  if (!failed(result)) return send(ctx, result);
  const issues = [{ path: result.path, message: result.message }];
  return fail(ctx, STATUS[result.failed], `${result.path}: ${result.message}`, { code: result.failed, issues });
};

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
