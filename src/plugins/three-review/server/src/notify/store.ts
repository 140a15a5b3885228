import difference from 'lodash/difference';
import uniq from 'lodash/uniq';
import { NOTICES, type NoticeOf } from '../../../shared/notices';
import { configOf } from '../platform/covered';
import { allRows, firstRow, numberOf, table } from '../platform/database';
import type { Strapi, Trx } from '../platform/strapi';
import { writtenAddress, type Address } from './address';
import { CHANNELS, type Channel, type Channels } from './channels';
import { keyOf } from './keys';
import { NOTIFY_TABLES } from './tables';

/** Something that is told of. */
export type NoticeEvent = NoticeOf & {
  /** What it is about: nobody is told the same cause twice. */
  readonly cause: string;
  /** The day, where one cause is told of on several, to others and in other words. */
  readonly on?: string;
  readonly people: readonly number[];
};

/** The event of this key: there is one, whoever wrote it. */
const eventOf = async (strapi: Strapi, trx: Trx, { kind, data, cause, on }: NoticeEvent, at: number): Promise<number> => {
  const key = keyOf(on === undefined ? cause : `${cause}@${on}`);
  const events = () => table(strapi, trx, NOTIFY_TABLES.events);
  const link = NOTICES[kind].linkOf(data);
  const row = { event_key: key, cause: keyOf(cause), kind, data: JSON.stringify(data), link, at_ms: at };
  await events().insert(row).onConflict('event_key').ignore();
  return numberOf((await firstRow(events().where({ event_key: key }).first('id')))?.id);
};

const noticesOf = (strapi: Strapi, trx: Trx, cause: string) => table(strapi, trx, NOTIFY_TABLES.notices).where({ cause: keyOf(cause) });

const addressesOf = (strapi: Strapi, channel: Channel, people: readonly number[]): readonly Address[] =>
  channel.to === 'person' ? people.map((person) => ({ person })) : channel.groups(strapi).map((group) => ({ group }));

/**
 * Writes an event, a notice for each of its people who has not been told of its cause, and the messages for the outbox, in the transaction
 * of what happened: all of it is kept, or none. A message is a row a person and channel, or a row a group, which hears of the event once,
 * however many people it concerns. A repeated call writes nothing.
 */
export const tell = async (strapi: Strapi, trx: Trx, event: NoticeEvent, at: number, channels: Channels = CHANNELS): Promise<void> => {
  const told = await allRows(noticesOf(strapi, trx, event.cause).select('person_id'));
  const people = difference(
    uniq(event.people),
    told.map((row) => numberOf(row.person_id))
  );
  const open = configOf(strapi).notify.channels.map((name) => [name, channels[name]] as const);
  const hasGroup = open.some(([, channel]) => channel?.to === 'group' && channel.groups(strapi).length > 0);
  if (people.length === 0 && (!hasGroup || (await wasTold(strapi, trx, event.cause)))) return;
  const id = await eventOf(strapi, trx, event, at);
  const notices = people.map((person) => ({ event_id: id, cause: keyOf(event.cause), person_id: person, at_ms: at }));
  if (notices.length > 0) await table(strapi, trx, NOTIFY_TABLES.notices).insert(notices).onConflict(['cause', 'person_id']).ignore();
  // Whom another process told of the cause meanwhile, it has written to.
  const ours = await allRows(noticesOf(strapi, trx, event.cause).where({ event_id: id }).whereIn('person_id', people).select('person_id'));
  const reached = ours.map((row) => numberOf(row.person_id));
  const messages = open.flatMap(([channel, way]) =>
    (way ? addressesOf(strapi, way, reached) : []).map((address) => ({
      event_id: id,
      channel,
      address: writtenAddress(address),
      status: 'waiting',
      attempts: 0,
      next_at_ms: at,
    }))
  );
  if (messages.length === 0) return;
  await table(strapi, trx, NOTIFY_TABLES.deliveries).insert(messages).onConflict(['event_id', 'channel', 'address']).ignore();
};

/** Was anybody told of this cause? */
export const wasTold = async (strapi: Strapi, trx: Trx, cause: string): Promise<boolean> => {
  const events = table(strapi, trx, NOTIFY_TABLES.events).where({ cause: keyOf(cause) });
  return (await firstRow(events.first('id'))) !== undefined;
};
