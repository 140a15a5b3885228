import { randomUUID } from 'node:crypto';
import type { DeliveryStatus } from '../../../shared/contracts';
import { noticeKind } from '../../../shared/notices';
import type { Work } from '../jobs/wake';
import { actorOf } from '../platform/caller';
import { allRows, numberOf, table } from '../platform/database';
import { errorMessage } from '../platform/errors';
import { fromJson, isOneOf } from '../platform/json';
import { readerFor } from '../platform/reader';
import { queryOf, textOf, type Row, type Strapi } from '../platform/strapi';
import { CHANNEL_NAMES } from '../platform/config/channels';
import { CHANNELS, Undeliverable, type Message } from './channels';
import { NOTIFY_TABLES } from './tables';
import { toldTo } from './told';

const MINUTE = 60_000;
/** ms. A worker that has not recorded a result by then counts as dead, and the message is sent once more. */
const LEASE = 5 * MINUTE;
const LONGEST = 6 * 60 * MINUTE;
/** The last failure after which a message is given up: some three days after the first. */
export const MAX_ATTEMPTS = 18;
const AT_ONCE = 100;

/** ms until the next attempt: one minute, two, four … at most six hours. */
export const backOff = (attempts: number): number => Math.min(LONGEST, MINUTE * 2 ** Math.max(0, attempts - 1));

const outbox = (strapi: Strapi) => table(strapi, strapi.db.connection, NOTIFY_TABLES.outbox);

const messageOf = async (strapi: Strapi, notificationId: unknown): Promise<Message> => {
  const [row] = await allRows(table(strapi, strapi.db.connection, NOTIFY_TABLES.notifications).where({ id: notificationId }));
  if (!row) throw new Undeliverable('the notice is gone');
  const id = numberOf(row.person_id);
  const user = await queryOf(strapi, 'admin::user').findOne({ where: { id, isActive: true } });
  if (!user || user.blocked === true) throw new Undeliverable('the person has no active account');
  const language = user.preferedLanguage === 'en' ? 'en' : 'zh-Hans';
  const notice = { data: fromJson<Record<string, unknown>>(row.data), link: textOf(row.link) };
  const [told = notice] = await toldTo(strapi, await readerFor(strapi, id), [notice], { leaves: true });
  return {
    kind: noticeKind.parse(row.kind),
    ...told,
    person: { id, name: actorOf(user).name, email: textOf(user.email), language },
  };
};

const send = async (strapi: Strapi, row: Row): Promise<void> => {
  if (!isOneOf(CHANNEL_NAMES, row.channel)) throw new Undeliverable(`there is no channel ${String(row.channel)}`);
  await CHANNELS[row.channel].send(strapi, await messageOf(strapi, row.notification_id));
};

/** Takes one message: of any number of workers one gets it. */
const take = async (strapi: Strapi, row: Row, now: number): Promise<string | null> => {
  const token = randomUUID();
  const taken = await outbox(strapi)
    .where({ id: row.id, status: 'waiting', attempts: row.attempts, next_at_ms: row.next_at_ms })
    .update({ token, attempts: numberOf(row.attempts) + 1, next_at_ms: now + LEASE });
  return numberOf(taken) === 1 ? token : null;
};

const attempt = async (strapi: Strapi, row: Row, now: number): Promise<DeliveryStatus | 'taken'> => {
  const token = await take(strapi, row, now);
  if (token === null) return 'taken';
  const close = async (change: object): Promise<void> => {
    await outbox(strapi).where({ id: row.id, token, status: 'waiting' }).update(change);
  };
  try {
    await send(strapi, row);
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
export const deliverDue = async (strapi: Strapi, now: number): Promise<Delivered> => {
  const due = await allRows(
    outbox(strapi).where({ status: 'waiting' }).where('next_at_ms', '<=', now).orderBy(['next_at_ms', 'id']).limit(AT_ONCE)
  );
  const ended: Awaited<ReturnType<typeof attempt>>[] = [];
  for (const row of due) ended.push(await attempt(strapi, row, now));
  const count = (what: string): number => ended.filter((one) => one === what).length;
  return { delivered: count('delivered'), failed: count('waiting'), givenUp: count('given_up') };
};

export const outboxWork: Work = { name: 'the outbox', run: deliverDue };
