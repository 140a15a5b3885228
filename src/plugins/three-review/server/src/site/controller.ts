import type { Refusal } from '../../../core/kernel/result';
import { enforceBody, relaxBody, trialQuery, type SiteOut, type TrialFigures, type TrialRecord } from '../../../shared/contracts';
import { adoptionProgress } from '../adoption';
import { titlesFor } from '../content';
import { asksForPassword, passwordRefusals } from '../dossier/confirmation';
import { figuresSince, refusedPage } from '../gate/trial';
import { currentCaller } from '../platform/caller';
import { abilityOf, bodyOf, failRefused, handler, mayDo, parse, send, type Ctx } from '../platform/http';
import { plain } from '../platform/json';
import { pagination } from '../platform/paging';
import { readerOf } from '../platform/reader';
import type { Strapi } from '../platform/strapi';
import { enforce, enforcementOf, relax } from './enforcement';
import { siteNow } from './mode';

const SITE_ENFORCE = 'plugin::three-review.site.enforce';

const stateOf = (strapi: Strapi, enforcing: boolean): SiteOut['adoption']['state'] => {
  if (!enforcing) return 'idle';
  return enforcementOf(strapi).failed ? 'failed' : 'running';
};

const lookUp = async (strapi: Strapi, ctx: Ctx): Promise<SiteOut> => {
  const { mode, since, by, basis, trialSince, trial } = await siteNow(strapi);
  const figures =
    mode === 'trial' || trial === null ? await figuresSince(strapi, strapi.db.connection, mode === 'trial' ? trialSince : null) : trial;
  return {
    mode: mode === 'enforced' || mode === null ? 'enforced' : 'trial',
    since,
    by: plain(by),
    basis,
    trial: plain<TrialFigures>(figures),
    adoption: { state: stateOf(strapi, mode === 'enforcing'), ...(await adoptionProgress(strapi)) },
    mayEnforce: mayDo(ctx, SITE_ENFORCE) && currentCaller(strapi).interactive,
  };
};

/** One act that would have been refused, as whoever asks may hear of it. */
const listed = async (strapi: Strapi, ctx: Ctx, page: number, pageSize: number) => {
  const { trialSince } = await siteNow(strapi);
  const { acts, total } = await refusedPage(strapi, strapi.db.connection, trialSince ?? Date.now(), { page, pageSize });
  const keys = acts.flatMap(({ uid, documentId, locale }) => (documentId === null ? [] : [{ uid, documentId, locale: locale ?? '' }]));
  const titles = await titlesFor(strapi, readerOf(strapi, abilityOf(ctx)), keys);
  const data = acts.map((act): TrialRecord => {
    const { uid, documentId, locale } = act;
    const title = documentId === null ? null : titles({ uid, documentId, locale: locale ?? '' }).title;
    return { ...act, codes: [...act.codes], actor: plain(act.actor), title };
  });
  return { data, pagination: pagination(page, pageSize, total) };
};

export const siteController = ({ strapi }: { strapi: Strapi }) => {
  /** A named person, signed in, and it is they: as with a signature (A10.2). */
  const byPerson = async (ctx: Ctx, password: string | undefined, work: () => Promise<readonly Refusal[]>, status: number) => {
    const caller = currentCaller(strapi);
    const unsure = asksForPassword(strapi, caller) ? await passwordRefusals(strapi, caller.actor?.id, password) : [];
    const refusals = unsure.length > 0 ? unsure : await work();
    if (refusals.length > 0) return failRefused(ctx, refusals);
    send(ctx, await lookUp(strapi, ctx));
    ctx.status = status;
  };
  return {
    find: handler(async (ctx) => send(ctx, await lookUp(strapi, ctx))),
    trial: handler(async (ctx) => {
      const { page, pageSize } = parse(trialQuery, ctx.query);
      const found = await listed(strapi, ctx, page, pageSize);
      send(ctx, found.data, { pagination: found.pagination });
    }),
    enforce: handler(async (ctx) => {
      const { reason, password } = parse(enforceBody, bodyOf(ctx));
      await byPerson(ctx, password, () => enforce(strapi, reason, currentCaller(strapi)), 202);
    }),
    relax: handler(async (ctx) => {
      const { reason, password } = parse(relaxBody, bodyOf(ctx));
      await byPerson(ctx, password, () => relax(strapi, reason, currentCaller(strapi)), 200);
    }),
  };
};
