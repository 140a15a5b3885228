import type { Command } from '../../../core/review';
import type { z } from 'zod';
import type { Review, signBody } from '../../../shared/contracts';
import type { ReviewKey } from '../ledger/states';
import { withScope, type Caller } from '../platform/caller';
import { inTransaction, lockDocument } from '../platform/database';
import { documentsOf, type Strapi } from '../platform/strapi';
import { act, execute, type Outcome } from '../dossier/act';
import { openDossier } from '../dossier/dossier';
import { viewOf } from '../dossier/view';

/** The review of a document as `caller` may use it; null where there is neither a draft nor anything live. */
export const lookUp = (strapi: Strapi, key: ReviewKey, caller: Caller): Promise<Review | null> =>
  inTransaction(strapi, async (trx) => {
    const dossier = await openDossier(strapi, trx, key, caller);
    return dossier.row ? viewOf(strapi, dossier) : null;
  });

/** Submit, sign, return, withdraw. */
export const command = (strapi: Strapi, key: ReviewKey, what: Command, caller: Caller): Promise<Outcome | null> =>
  act(strapi, key, what, caller);

/** A10.2: a publisher takes the live content down, with a reason; ledger, event and unpublication in one transaction. */
export const takeDown = (strapi: Strapi, key: ReviewKey, reason: string, caller: Caller): Promise<Outcome | null> =>
  inTransaction(strapi, async (trx) => {
    await lockDocument(strapi, trx, key.uid, key.documentId);
    const outcome = await execute(strapi, trx, key, { type: 'take_down', reason }, caller);
    if (!outcome.decision.allowed) return outcome;
    const locale = key.locale ? { locale: key.locale } : {};
    await withScope({ takeDown: true }, () => documentsOf(strapi, key.uid).unpublish({ documentId: key.documentId, ...locale }));
    return outcome;
  });

type Answers = Omit<z.output<typeof signBody>, 'locale' | 'password'>;

/** An answer sheet as it came in, as the command that it is. */
export const signing = (answers: Answers): Command => ({
  type: 'sign',
  ...answers,
  criteria: answers.criteria.map(({ reason, ...rest }) => ({ ...rest, ...(reason === undefined ? {} : { reason }) })),
});
