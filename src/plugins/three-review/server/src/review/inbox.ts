import { refusal, type Refusal } from '../../../core/kernel/result';
import { inboxQuery, signBatchBody, type SignedDocument } from '../../../shared/contracts';
import { asksForPassword, passwordRefusals } from '../dossier/confirmation';
import { inboxChoices, listInbox, type ColumnNames } from '../dossier/inbox';
import { currentCaller, type Caller } from '../platform/caller';
import { bodyOf, failRefused, handler, parse, send, type Ctx } from '../platform/http';
import type { Strapi } from '../platform/strapi';
import { keyInScope } from './scope';
import { command, signing } from './service';

/** A person, signed in as themselves (A10.2); null: the refusal is answered. */
const inPerson = (strapi: Strapi, ctx: Ctx): Caller | null => {
  const caller = currentCaller(strapi);
  if (caller.kind === 'admin' && caller.interactive && caller.actor !== null) return caller;
  failRefused(ctx, [refusal('not_interactive', 'A10.2')]);
  return null;
};

/** `columns`: their names are the column audit's, a surface of its own. */
export const inboxControllerWith =
  (columns: ColumnNames) =>
  ({ strapi }: { strapi: Strapi }) => ({
    find: handler(async (ctx) => {
      const asked = parse(inboxQuery, ctx.query);
      const caller = inPerson(strapi, ctx);
      if (!caller) return;
      const { rows, meta } = await listInbox(strapi, caller, asked, columns);
      send(ctx, rows, meta);
    }),

    choices: handler(async (ctx) => {
      const caller = inPerson(strapi, ctx);
      if (caller) send(ctx, await inboxChoices(strapi, caller, columns));
    }),

    /** A10.2: each document by its own answer sheet and in its own transaction; one password for all. */
    sign: handler(async (ctx) => {
      const { documents, password } = parse(signBatchBody, bodyOf(ctx));
      const caller = inPerson(strapi, ctx);
      if (!caller) return;
      const refusals = asksForPassword(strapi, caller) ? await passwordRefusals(strapi, caller.actor?.id, password) : [];
      if (refusals.length > 0) return failRefused(ctx, refusals);
      const done: SignedDocument[] = [];
      for (const { uid, documentId, locale, ...answers } of documents) {
        const key = await keyInScope(strapi, ctx, { uid, documentId }, locale);
        const told = { uid, documentId, locale: key?.locale ?? locale ?? '', stage: answers.stage };
        const outcome = key && (await command(strapi, key, signing(answers), caller));
        if (!outcome) done.push({ ...told, outcome: 'not_found', refusals: [] });
        else if (outcome.decision.allowed) done.push({ ...told, outcome: 'signed', refusals: [] });
        else done.push({ ...told, outcome: 'refused', refusals: toWire(outcome.decision.refusals) });
      }
      return send(ctx, done);
    }),
  });

const toWire = (refusals: readonly Refusal[]): SignedDocument['refusals'] => refusals.map((one) => ({ ...one }));
