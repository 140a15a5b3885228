import { actorOf } from '../platform/caller';
import { numberOf } from '../platform/database';
import { readerFor, READS_NOTHING, type Reader } from '../platform/reader';
import { queryOf, textOf, type Strapi } from '../platform/strapi';
import { Undeliverable, type Message, type Recipient } from './channels';
import { eventsOf } from './events';
import { toldTo } from './told';

/** The message of an event, as far as this reader may hear it now, and what may leave the house. */
const messageFor = async (strapi: Strapi, eventId: unknown, reader: Reader): Promise<Message> => {
  const event = (await eventsOf(strapi, [{ event_id: eventId }])).get(numberOf(eventId));
  if (!event) throw new Undeliverable('the notice is gone');
  const { kind, data, link } = event;
  const [told = { data, link }] = await toldTo(strapi, reader, [{ data, link }], { leaves: true });
  return { kind, ...told };
};

/** What everybody may hear: who reads along in a group is not known. */
export const messageToAll = (strapi: Strapi, eventId: unknown): Promise<Message> => messageFor(strapi, eventId, READS_NOTHING);

export const messageToPerson = async (
  strapi: Strapi,
  eventId: unknown,
  id: number
): Promise<{ readonly message: Message; readonly person: Recipient }> => {
  const user = await queryOf(strapi, 'admin::user').findOne({ where: { id, isActive: true } });
  if (!user || user.blocked === true) throw new Undeliverable('the person has no active account');
  const language = user.preferedLanguage === 'en' ? 'en' : 'zh-Hans';
  return {
    message: await messageFor(strapi, eventId, await readerFor(strapi, id)),
    person: { id, name: actorOf(user).name, email: textOf(user.email), language },
  };
};
