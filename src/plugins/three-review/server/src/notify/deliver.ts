import { randomUUID } from 'node:crypto';
import type { DeliveryStatus } from '../../../shared/contracts';
import type { Work } from '../jobs/wake';
import { allRows, numberOf, table } from '../platform/database';
import { errorMessage } from '../platform/errors';
import type { Row, Strapi } from '../platform/strapi';
import { readAddress } from './address';
import { CHANNELS, Undeliverable, type Channels } from './channels';
import { messageToAll, messageToPerson } from './message';
import { NOTIFY_TABLES } from './tables';

const MINUTE = 60_000;
/** ms. A worker that has not recorded a result by then counts as dead, and the message is sent once more. */
const LEASE = 5 * MINUTE;
const LONGEST = 6 * 60 * MINUTE;
/** The last failure after which a message is given up: some three days after the first. */
export const MAX_ATTEMPTS = 18;
const AT_ONCE = 100;

/** ms until the next attempt: one minute, two, four … at most six hours. */
export const backOff = (attempts: number): number => Math.min(LONGEST, MINUTE * 2 ** Math.max(0, attempts - 1));

const outbox = (strapi: Strapi) => table(strapi, strapi.db.connection, NOTIFY_TABLES.deliveries);

const send = async (strapi: Strapi, row: Row, channels: Channels): Promise<void> => {
  const [name, address] = [String(row.channel), readAddress(String(row.address))];
  const channel = Object.hasOwn(channels, name) ? channels[name] : undefined;
  if (!channel) throw new Undeliverable(`there is no channel ${name}`);
  if (channel.to === 'person' && address && 'person' in address) {
    const { message, person } = await messageToPerson(strapi, row.event_id, address.person);
    await channel.send(strapi, message, person);
  } else if (channel.to === 'group' && address && 'group' in address) {
    await channel.send(strapi, await messageToAll(strapi, row.event_id), address.group);
  } else throw new Undeliverable(`${name} knows no ${String(row.address)}`);
};

/** Takes one message: of any number of workers one gets it. */
const take = async (strapi: Strapi, row: Row, now: number): Promise<string | null> => {
  const token = randomUUID();
  const taken = await outbox(strapi)
    .where({ id: row.id, status: 'waiting', attempts: row.attempts, next_at_ms: row.next_at_ms })
    .update({ token, attempts: numberOf(row.attempts) + 1, next_at_ms: now + LEASE });
  return numberOf(taken) === 1 ? token : null;
};

const attempt = async (strapi: Strapi, row: Row, now: number, channels: Channels): Promise<DeliveryStatus | 'taken'> => {
  const token = await take(strapi, row, now);
  if (token === null) return 'taken';
  const close = async (change: object): Promise<void> => {
    await outbox(strapi).where({ id: row.id, token, status: 'waiting' }).update(change);
  };
  try {
    await send(strapi, row, channels);
    await close({ status: 'delivered', ended_at_ms: now, error: null });
    return 'delivered';
  } catch (error) {
    const attempts = numberOf(row.attempts) + 1;
    const reason = errorMessage(error).slice(0, 1000);
    if (error instanceof Undeliverable || attempts >= MAX_ATTEMPTS) {
      await close({ status: 'given_up', ended_at_ms: now, error: reason });
      return 'given_up';
    }
    await close({ next_at_ms: now + backOff(attempts), error: reason });
    return 'waiting';
  }
};

/** How many messages ended how; `failed` are tried again. */
export type Delivered = Readonly<Record<'delivered' | 'failed' | 'givenUp', number>>;

/** Sends the messages that are due. Each is kept until it is delivered, or given up with its reason recorded. */
export const deliverDue = async (strapi: Strapi, now: number, channels: Channels = CHANNELS): Promise<Delivered> => {
  const due = await allRows(
    outbox(strapi).where({ status: 'waiting' }).where('next_at_ms', '<=', now).orderBy(['next_at_ms', 'id']).limit(AT_ONCE)
  );
  const ended: Awaited<ReturnType<typeof attempt>>[] = [];
  for (const row of due) ended.push(await attempt(strapi, row, now, channels));
  const count = (what: string): number => ended.filter((one) => one === what).length;
  return { delivered: count('delivered'), failed: count('waiting'), givenUp: count('given_up') };
};

export const outboxWork: Work = { name: 'the outbox', run: (strapi, now) => deliverDue(strapi, now) };
