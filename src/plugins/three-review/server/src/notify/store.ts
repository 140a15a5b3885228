import { NOTICES, type NoticeOf } from '../../../shared/notices';
import { allRows, firstRow, numberOf, table } from '../platform/database';
import { configOf } from '../platform/covered';
import type { Strapi, Trx } from '../platform/strapi';
import { NOTIFY_TABLES } from './tables';

/** What one person is told. `cause`: what it is about; nobody is told the same cause twice. */
export type Notice = NoticeOf & { readonly cause: string; readonly person: number };

const keyOf = ({ cause, person }: Notice): string => `${cause}>${String(person)}`.slice(0, 190);

/**
 * Writes a notice and its messages for the outbox in the transaction of its cause: all of them are kept, or none. A person is told of one
 * cause once; a repeated call writes nothing. Returns whether the notice is new.
 */
export const writeNotice = async (strapi: Strapi, trx: Trx, notice: Notice, at: number): Promise<boolean> => {
  const key = keyOf(notice);
  const notices = () => table(strapi, trx, NOTIFY_TABLES.notifications);
  if (await firstRow(notices().where({ dedupe_key: key }).first('id'))) return false;
  await notices()
    .insert({
      dedupe_key: key,
      person_id: notice.person,
      kind: notice.kind,
      data: JSON.stringify(notice.data),
      link: NOTICES[notice.kind].linkOf(notice.data),
      at_ms: at,
    })
    .onConflict('dedupe_key')
    .ignore();
  const row = await firstRow(notices().where({ dedupe_key: key }).first('id'));
  for (const channel of configOf(strapi).notify.channels) {
    await table(strapi, trx, NOTIFY_TABLES.outbox)
      .insert({ notification_id: numberOf(row?.id), channel, status: 'waiting', attempts: 0, next_at_ms: at })
      .onConflict(['notification_id', 'channel'])
      .ignore();
  }
  return true;
};

/** Was anybody told of this cause? */
export const wasTold = async (strapi: Strapi, trx: Trx, cause: string): Promise<boolean> => {
  const pattern = cause.replaceAll(/[!%_]/g, (sign) => `!${sign}`);
  const query = table(strapi, trx, NOTIFY_TABLES.notifications).whereRaw("dedupe_key LIKE ? ESCAPE '!'", [`${pattern}>%`]);
  return (await allRows(query.limit(1).select('id'))).length > 0;
};
