import { refusal } from '../../../core/kernel/result';
import { inTrial } from '../ledger/site';
import { readStates } from '../ledger/states';
import { currentCaller } from '../platform/caller';
import { isCovered } from '../platform/covered';
import { inTransaction } from '../platform/database';
import { failRefused, type Ctx } from '../platform/http';
import { isRow, textOf, type Strapi } from '../platform/strapi';
import { movedSince } from '../dossier/dossier';

const NOS = new Set([403, 404]);

/** Strapi's own plain 404, without a code: its controllers look for the document, and miss it, before the gate is asked. */
const isStrapis = (body: unknown): boolean =>
  isRow(body) && isRow(body.error) && !(isRow(body.error.details) && body.error.details.code !== undefined);

/** The document that a write of the Content Manager names. */
const named = (ctx: Ctx): { uid: string; documentId: string } | null => {
  const params: unknown = ctx.params;
  const { model, id } = isRow(params) ? params : {};
  const [uid, documentId] = [textOf(model), textOf(id)];
  return ctx.method !== 'GET' && uid !== null && documentId !== null ? { uid, documentId } : null;
};

/** Answers 409 to the loser of a race also where Strapi noticed it first. */
export const answerLosers = (strapi: Strapi): void => {
  strapi.server.use(async (ctx, next) => {
    await next();
    if (inTrial(strapi) || !NOS.has(ctx.status) || !isStrapis(ctx.body)) return;
    const about = named(ctx);
    if (!about || !isCovered(strapi, about.uid)) return;
    const states = await inTransaction(strapi, (trx) => readStates(strapi, trx, about.uid, about.documentId));
    if (movedSince(currentCaller(strapi), states)) failRefused(ctx, [refusal('lost_race', 'A10.2')]);
  });
};
