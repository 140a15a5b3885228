import mapValues from 'lodash/mapValues';
import { currentScope, withScope } from '../../platform/caller';
import { inTransaction, isInTransaction } from '../../platform/database';
import type { Subscriber } from '../../platform/databaseHooks';
import { errorMessage } from '../../platform/errors';
import { isRow, textOf, type Row, type Strapi } from '../../platform/strapi';
import { inTrial } from '../../ledger/site';
import type { Act } from './store';
import { placeIn } from './undo';
import { ask } from './ask';

interface Event {
  readonly action: string;
  readonly model: { readonly uid: string };
  readonly params: { readonly data?: unknown; readonly where?: unknown };
}
type Moment = (event: Event) => unknown;
const isMoment = (held: unknown): held is Moment => typeof held === 'function';

const named = (event: Event): Row => {
  const rows = [event.params.data, event.params.where].flat().filter(isRow);
  const documentId = rows.map((row) => textOf(row.documentId)).find((id) => id !== null);
  const locale = rows.map((row) => textOf(row.locale)).find((code) => code !== null);
  return { documentId: documentId ?? null, locale: locale ?? null };
};

const aboutOf = (event: Event): Omit<Act, 'actor'> => {
  const { documentId, locale } = named(event);
  return { uid: event.model.uid, documentId: textOf(documentId), locale: textOf(locale), action: 'write' };
};

/** After a write: what the gate records of it goes as far as it goes. */
const after = async (strapi: Strapi, moment: Moment, event: Event): Promise<void> => {
  const work = () => withScope({ judging: true }, async () => void (await moment(event)));
  const undone = (error: unknown) =>
    void strapi.log.warn(
      `three-review: what followed from a write of ${event.model.uid} in the trial run was not recorded: ${errorMessage(error)}`
    );
  if (!isInTransaction(strapi)) return work().catch(undone);
  return inTransaction(strapi, async (trx) => {
    const point = await placeIn(trx);
    await work().then(
      () => point.release(),
      async (error: unknown) => {
        await point.undo();
        undone(error);
      }
    );
  });
};

/** A guard of the database layer that in a trial run judges and stops nothing. What an act does that is judged as a whole, it lets pass. */
export const trying = (strapi: Strapi, { models, ...moments }: Subscriber): Subscriber => ({
  ...(models ? { models } : {}),
  ...mapValues(moments, (moment) => {
    if (!isMoment(moment)) return moment;
    return (event: Event): unknown => {
      if (!inTrial(strapi)) return moment(event);
      if (currentScope().judged === true) return undefined;
      if (!event.action.startsWith('before')) return after(strapi, moment, event);
      return ask(strapi, aboutOf(event), async () => void (await moment(event)));
    };
  }),
});
