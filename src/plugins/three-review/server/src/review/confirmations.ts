import { refusal } from '../../../core/kernel/result';
import { confirmBody } from '../../../shared/contracts';
import { confirm, passwordRefusals, type Confirmed } from '../dossier/confirmation';
import { currentCaller } from '../platform/caller';
import { inTransaction } from '../platform/database';
import { bodyOf, failRefused, handler, notFound, parse, send } from '../platform/http';
import type { Strapi } from '../platform/strapi';
import { keyInScope } from './scope';

export const confirmationsController = ({ strapi }: { strapi: Strapi }) => ({
  /** A10.2, in person: the password, once, for acts on exactly these contents, in this session, for a short while. */
  create: handler(async (ctx) => {
    const { act, password, documents } = parse(confirmBody, bodyOf(ctx));
    const caller = currentCaller(strapi);
    const { actor, session, kind } = caller;
    if (kind !== 'admin' || actor === null || session === null) return failRefused(ctx, [refusal('not_interactive', 'A10.2')]);
    const seen: Confirmed[] = [];
    for (const { locale, contentHash, ...named } of documents) {
      const key = await keyInScope(strapi, ctx, named, locale);
      if (!key) return notFound(ctx);
      seen.push({ ...key, contentHash });
    }
    const refusals = await passwordRefusals(strapi, actor.id, password);
    if (refusals.length > 0) return failRefused(ctx, refusals);
    const until = await inTransaction(strapi, (trx) => confirm(strapi, trx, Number(actor.id), session, act, seen));
    return send(ctx, { until, documents: seen.length });
  }),
});
