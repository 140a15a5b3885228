import { PRESENCE_CHAIN, presenceIn, type Presence, type PresenceEvent } from '../../../core/ledger';
import type { Meanwhile } from '../../../core/site';
import { appendTo, readChain } from '../ledger/entries';
import { inTransaction } from '../platform/database';
import type { Strapi, Trx } from '../platform/strapi';

/** Whether the gate is there, as its chain tells it; the chain's lock is held. */
export const readPresence = async (strapi: Strapi, trx: Trx): Promise<Presence> => presenceIn(await readChain(strapi, trx, PRESENCE_CHAIN));

const write = async (strapi: Strapi, trx: Trx, event: PresenceEvent): Promise<void> => {
  await appendTo(strapi, trx, PRESENCE_CHAIN, { event });
};

/** On record: somebody at the machine takes the gate away. False: it is gone already. */
export const recordLeft = (strapi: Strapi, account: string, reason: string): Promise<boolean> =>
  inTransaction(strapi, async (trx) => {
    if ((await readPresence(strapi, trx)).leftAt !== null) return false;
    await write(strapi, trx, { type: 'left', at: Date.now(), by: null, account, reason });
    return true;
  });

/** On record: the gate is there again, and what it found; or it never went. Nothing is written where nobody had left. */
export const recordReturned = (strapi: Strapi, meanwhile: Meanwhile | null, reason: string): Promise<void> =>
  inTransaction(strapi, async (trx) => {
    if ((await readPresence(strapi, trx)).leftAt === null) return;
    await write(strapi, trx, { type: 'returned', at: Date.now(), by: null, meanwhile, reason });
  });
