import type { Knex } from 'knex';
import { deliveryStatus, type Delivery, type Notification } from '../../../shared/contracts';
import { allRows, countOf, numberOf, numberOrNull, table } from '../platform/database';
import { isOneOf } from '../platform/json';
import { personIn, personNames } from '../platform/names';
import { pagination, type Pagination } from '../platform/paging';
import type { Reader } from '../platform/reader';
import { textOf, type Row, type Strapi } from '../platform/strapi';
import { readAddress } from './address';
import { eventsOf, type StoredEvent } from './events';
import { NOTIFY_TABLES } from './tables';
import { toldTo } from './told';

const mine = (strapi: Strapi, person: number): Knex.QueryBuilder =>
  table(strapi, strapi.db.connection, NOTIFY_TABLES.notices).where({ person_id: person });

const toNotification = (row: Row, { kind, data, link }: StoredEvent): Notification => ({
  id: String(row.id),
  kind,
  data,
  link,
  at: numberOf(row.at_ms),
  readAt: numberOrNull(row.read_at_ms),
});

/** A person's own notices, the newest first, and how many are unread. */
export const listNotices = async (
  strapi: Strapi,
  person: number,
  reader: Reader,
  { unread, page, pageSize }: { readonly unread: boolean; readonly page: number; readonly pageSize: number }
): Promise<{ rows: Notification[]; unread: number; pagination: Pagination }> => {
  const open = () => mine(strapi, person).whereNull('read_at_ms');
  const asked = () => (unread ? open() : mine(strapi, person));
  const count = await countOf(open().count({ n: '*' }));
  const total = unread ? count : await countOf(asked().count({ n: '*' }));
  const rows = await allRows(
    asked()
      .orderBy('id', 'desc')
      .limit(pageSize)
      .offset((page - 1) * pageSize)
  );
  const events = await eventsOf(strapi, rows);
  const notices = rows.flatMap((row) => {
    const event = events.get(numberOf(row.event_id));
    return event ? [toNotification(row, event)] : [];
  });
  const told = await toldTo(
    strapi,
    reader,
    notices.map(({ data, link }) => ({ data, link }))
  );
  return { rows: notices.map((notice, i) => ({ ...notice, ...told[i] })), unread: count, pagination: pagination(page, pageSize, total) };
};

/** Marks a person's own notices as read; those of others are not touched, whatever ids are named. How many are unread now. */
export const readNotices = async (strapi: Strapi, person: number, ids: 'all' | readonly string[], now: number): Promise<number> => {
  const asked = mine(strapi, person).whereNull('read_at_ms');
  await (ids === 'all' ? asked : asked.whereIn('id', ids.filter(isSafe).map(Number))).update({ read_at_ms: now });
  return countOf(mine(strapi, person).whereNull('read_at_ms').count({ n: '*' }));
};
/** Larger than any id: PostgreSQL would refuse the number itself. */
const isSafe = (id: string): boolean => Number(id) <= 2_147_483_647;

/** What left the house, and what did not and why, the newest first. */
export const listDeliveries = async (
  strapi: Strapi,
  status: string | undefined,
  page: number,
  pageSize: number
): Promise<{ rows: Delivery[]; pagination: Pagination }> => {
  const asked = () => {
    const query = table(strapi, strapi.db.connection, NOTIFY_TABLES.deliveries);
    return status === undefined ? query : query.where({ status });
  };
  const total = await countOf(asked().count({ n: '*' }));
  const rows = await allRows(
    asked()
      .orderBy('id', 'desc')
      .limit(pageSize)
      .offset((page - 1) * pageSize)
  );
  const events = await eventsOf(strapi, rows);
  const addresses = rows.map((row) => readAddress(String(row.address)));
  const names = await personNames(
    strapi,
    addresses.flatMap((address) => (address && 'person' in address ? [address.person] : []))
  );
  return {
    rows: rows.flatMap((row, i): Delivery[] => {
      const [event, address] = [events.get(numberOf(row.event_id)), addresses[i]];
      if (!event || !address) return [];
      const waiting = row.status === 'waiting';
      return [
        {
          id: String(row.id),
          channel: String(row.channel),
          kind: event.kind,
          person: 'person' in address ? personIn(names, String(address.person)) : null,
          group: 'group' in address ? address.group : null,
          status: isOneOf(deliveryStatus.options, row.status) ? row.status : 'waiting',
          attempts: numberOf(row.attempts),
          nextAt: waiting ? numberOf(row.next_at_ms) : null,
          error: textOf(row.error),
          at: event.at,
        },
      ];
    }),
    pagination: pagination(page, pageSize, total),
  };
};
