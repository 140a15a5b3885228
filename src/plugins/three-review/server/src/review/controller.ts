import type { Command } from '../../../core/review';
import {
  differenceQuery,
  reviewParams,
  reviewQuery,
  returnBody,
  signBody,
  submitBody,
  takeDownBody,
  withdrawBody,
} from '../../../shared/contracts';
import type { ReviewKey } from '../ledger/states';
import { currentCaller, type Caller } from '../platform/caller';
import { configOf, coveredUids } from '../platform/covered';
import { inTransaction } from '../platform/database';
import { abilityOf, bodyOf, failRefused, handler, notFound, parse, send, type Ctx } from '../platform/http';
import { readerOf } from '../platform/reader';
import { isSingle, type Strapi } from '../platform/strapi';
import type { Outcome } from '../dossier/act';
import { asksForPassword, passwordRefusals, unconfirmed, type Confirmed } from '../dossier/confirmation';
import type { Refusal } from '../../../core/kernel/result';
import { contentOf } from './reading/content';
import { differenceOf } from './reading/difference';
import { keyInScope } from './scope';
import { command, lookUp, signing, takeDown } from './service';

/** Finds the document, lets `work` act on it, answers with the review as it stands afterwards. */
const onDocument = async (
  strapi: Strapi,
  ctx: Ctx,
  locale: string | undefined,
  work: (key: ReviewKey, caller: Caller) => Promise<Outcome | null>
): Promise<void> => {
  const key = await keyInScope(strapi, ctx, parse(reviewParams, ctx.params), locale);
  if (!key) return notFound(ctx);
  const caller = currentCaller(strapi);
  const outcome = await work(key, caller);
  if (!outcome) return notFound(ctx);
  if (!outcome.decision.allowed) return failRefused(ctx, outcome.decision.refusals);
  return send(ctx, await lookUp(strapi, key, caller));
};

const commandOn = (strapi: Strapi, ctx: Ctx, locale: string | undefined, what: Command): Promise<void> =>
  onDocument(strapi, ctx, locale, (key, caller) => command(strapi, key, what, caller));

/** Who signs says that it is they: by their password, or by a confirmation of this content that it was given for. */
const identityRefusals = async (strapi: Strapi, document: Confirmed, password: string | undefined): Promise<readonly Refusal[]> => {
  const caller = currentCaller(strapi);
  if (!asksForPassword(strapi, caller)) return [];
  if (password !== undefined) return passwordRefusals(strapi, caller.actor?.id, password);
  return inTransaction(strapi, (trx) => unconfirmed(strapi, trx, caller, 'sign', [document]));
};

export const reviewController = ({ strapi }: { strapi: Strapi }) => ({
  settings: handler(async (ctx) => {
    const contentTypes = coveredUids(strapi);
    const singleTypes = contentTypes.filter((uid) => isSingle(strapi, uid));
    send(ctx, { contentTypes: [...contentTypes], singleTypes, timeZone: configOf(strapi).timeZone });
    return Promise.resolve();
  }),

  find: handler(async (ctx) => {
    const { locale } = parse(reviewQuery, ctx.query);
    const key = await keyInScope(strapi, ctx, parse(reviewParams, ctx.params), locale);
    const review = key ? await lookUp(strapi, key, currentCaller(strapi)) : null;
    if (review) send(ctx, review);
    else notFound(ctx);
  }),

  content: handler(async (ctx) => {
    const { locale } = parse(reviewQuery, ctx.query);
    const key = await keyInScope(strapi, ctx, parse(reviewParams, ctx.params), locale);
    const content = key ? await contentOf(strapi, key, readerOf(strapi, abilityOf(ctx))) : null;
    if (content) send(ctx, content);
    else notFound(ctx);
  }),

  diff: handler(async (ctx) => {
    const { locale, against } = parse(differenceQuery, ctx.query);
    const key = await keyInScope(strapi, ctx, parse(reviewParams, ctx.params), locale);
    const reader = readerOf(strapi, abilityOf(ctx));
    const found = key ? await differenceOf(strapi, key, currentCaller(strapi), reader, against) : null;
    if (!found) notFound(ctx);
    else if (found.allowed) send(ctx, found.value);
    else failRefused(ctx, found.refusals);
  }),

  submit: handler(async (ctx) => {
    const { locale, note } = parse(submitBody, bodyOf(ctx));
    await commandOn(strapi, ctx, locale, { type: 'submit', note });
  }),

  sign: handler(async (ctx) => {
    const { locale, password, ...answers } = parse(signBody, bodyOf(ctx));
    const { contentHash } = answers;
    const key = await keyInScope(strapi, ctx, parse(reviewParams, ctx.params), locale);
    if (!key) return notFound(ctx);
    const refusals = await identityRefusals(strapi, { ...key, contentHash }, password);
    if (refusals.length > 0) failRefused(ctx, refusals);
    else await commandOn(strapi, ctx, locale, signing(answers));
  }),

  return: handler(async (ctx) => {
    const { locale, reason, to } = parse(returnBody, bodyOf(ctx));
    await commandOn(strapi, ctx, locale, { type: 'return', reason, to });
  }),

  withdraw: handler(async (ctx) => {
    const { locale, reason } = parse(withdrawBody, bodyOf(ctx));
    await commandOn(strapi, ctx, locale, { type: 'withdraw', reason });
  }),

  takeDown: handler(async (ctx) => {
    const { locale, reason } = parse(takeDownBody, bodyOf(ctx));
    await onDocument(strapi, ctx, locale, (key, caller) => takeDown(strapi, key, reason, caller));
  }),
});
