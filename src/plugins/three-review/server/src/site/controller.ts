import { enforceBody, relaxBody, trialQuery, type SiteOut } from '../../../shared/contracts';
import { configOf } from '../platform/covered';
import { bodyOf, fail, handler, mayDo, parse, send, type Ctx } from '../platform/http';
import type { Strapi } from '../platform/strapi';

export const SITE_ENFORCE = 'plugin::three-review.site.enforce';

const lookUp = (strapi: Strapi, ctx: Ctx): SiteOut => ({
  mode: configOf(strapi).enforce ? 'enforced' : 'trial',
  since: null,
  by: null,
  basis: 'configuration',
  trial: { from: null, publications: 0, refused: 0, notJudged: 0, reasons: [] },
  adoption: { state: 'idle', done: 0, total: 0 },
  mayEnforce: mayDo(ctx, SITE_ENFORCE),
});

export const siteController = ({ strapi }: { strapi: Strapi }) => ({
  find: handler(async (ctx) => {
    send(ctx, lookUp(strapi, ctx));
    return Promise.resolve();
  }),
  trial: handler(async (ctx) => {
    const { page, pageSize } = parse(trialQuery, ctx.query);
    send(ctx, [], { pagination: { page, pageSize, total: 0 } });
    return Promise.resolve();
  }),
  enforce: handler(async (ctx) => {
    parse(enforceBody, bodyOf(ctx));
    fail(ctx, 409, 'not yet', { code: 'not_yet' });
    return Promise.resolve();
  }),
  relax: handler(async (ctx) => {
    parse(relaxBody, bodyOf(ctx));
    fail(ctx, 409, 'not yet', { code: 'not_yet' });
    return Promise.resolve();
  }),
});
