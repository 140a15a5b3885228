import type { Knex } from 'knex';
import { deliveryStatus, type Delivery, type Notification } from '../../../shared/contracts';
import { noticeKind } from '../../../shared/notices';
import { allRows, countOf, numberOf, numberOrNull, table } from '../platform/database';
import { fromJson, isOneOf } from '../platform/json';
import { personNames } from '../platform/names';
import { pagination, type Pagination } from '../platform/paging';
import type { Reader } from '../platform/reader';
import { textOf, type Row, type Strapi } from '../platform/strapi';
import { NOTIFY_TABLES } from './tables';
import { toldTo } from './told';

const mine = (strapi: Strapi, person: number): Knex.QueryBuilder =>
  table(strapi, strapi.db.connection, NOTIFY_TABLES.notifications).where({ person_id: person });

const toNotification = (row: Row): Notification => ({
  id: String(row.id),
  kind: noticeKind.parse(row.kind),
  data: fromJson<Record<string, unknown>>(row.data),
  link: textOf(row.link),
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
  const notices = rows.map(toNotification);
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
  const db = strapi.db.connection;
  const asked = () => {
    const query = table(strapi, db, NOTIFY_TABLES.outbox);
    return status === undefined ? query : query.where({ status });
  };
  const total = await countOf(asked().count({ n: '*' }));
  const rows = await allRows(
    asked()
      .orderBy('id', 'desc')
      .limit(pageSize)
      .offset((page - 1) * pageSize)
  );
  const notices = await allRows(
    table(strapi, db, NOTIFY_TABLES.notifications).whereIn(
      'id',
      rows.map((row) => numberOf(row.notification_id))
    )
  );
  const noticeOf = new Map(notices.map((row) => [numberOf(row.id), row]));
  const names = await personNames(
    strapi,
    notices.map((row) => numberOf(row.person_id))
  );
  return {
    rows: rows.flatMap((row): Delivery[] => {
      const notice = noticeOf.get(numberOf(row.notification_id));
      if (!notice) return [];
      const person = numberOf(notice.person_id);
      return [
        {
          id: String(row.id),
          channel: String(row.channel),
          kind: noticeKind.parse(notice.kind),
          person: { id: person, name: names.get(String(person)) ?? `#${String(person)}` },
          status: isOneOf(deliveryStatus.options, row.status) ? row.status : 'waiting',
          attempts: numberOf(row.attempts),
          nextAt: row.status === 'waiting' ? numberOf(row.next_at_ms) : null,
          error: textOf(row.error),
          at: numberOf(notice.at_ms),
        },
      ];
    }),
    pagination: pagination(page, pageSize, total),
  };
};
