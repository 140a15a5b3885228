import uniqBy from 'lodash/uniqBy';
import { allRows, inTransaction, numberOf, table } from '../platform/database';
import type { Row, Strapi, Trx } from '../platform/strapi';
import { addMissing, hasTable } from '../platform/tables';
import { writtenAddress } from './address';

type Tables = Readonly<Record<'events' | 'notices' | 'deliveries', string>>;

/** Where notices and their messages stood when each hung on one person. Both stay as they are, but for what is marked as taken over. */
const EARLIER = { notices: 'three_review_notifications', outbox: 'three_review_outbox' } as const;
/** Rows of one transaction; SQLite unites no more than 500. */
const AT_ONCE = 200;

/** The key held cause and person. */
const causeOf = ({ dedupe_key: key, person_id: person }: Row): string => {
  const end = `>${String(person)}`;
  return String(key).endsWith(end) ? String(key).slice(0, -end.length) : String(key);
};

/** What was told of one cause in one go was one event. */
const eventKeyOf = (row: Row): string => {
  const end = `@${String(numberOf(row.at_ms))}`;
  return `${causeOf(row).slice(0, 190 - end.length)}${end}`;
};

const takeOver = async (strapi: Strapi, trx: Trx, tables: Tables, rows: readonly Row[]): Promise<void> => {
  const into = (name: string, made: readonly object[]) => table(strapi, trx, name).insert(made).onConflict().ignore();
  const events = rows.map((row) => ({
    event_key: eventKeyOf(row),
    cause: causeOf(row),
    kind: row.kind,
    data: row.data,
    link: row.link,
    at_ms: row.at_ms,
  }));
  await into(
    tables.events,
    uniqBy(events, ({ event_key: key }) => key)
  );
  const written = await allRows(
    table(strapi, trx, tables.events).whereIn(
      'event_key',
      events.map(({ event_key: key }) => key)
    )
  );
  const ids = new Map(written.map((row) => [String(row.event_key), numberOf(row.id)]));
  const eventOf = new Map(rows.map((row) => [numberOf(row.id), { event_id: ids.get(eventKeyOf(row)), row }]));
  await into(
    tables.notices,
    [...eventOf.values()].map(({ event_id, row }) => ({
      event_id,
      cause: causeOf(row),
      person_id: row.person_id,
      at_ms: row.at_ms,
      read_at_ms: row.read_at_ms,
    }))
  );
  const outbox = () => table(strapi, trx, EARLIER.outbox).whereIn('notification_id', [...eventOf.keys()]);
  const messages = (await allRows(outbox())).flatMap(({ id: _id, notification_id: notice, ...rest }) => {
    const held = eventOf.get(numberOf(notice));
    return held ? [{ ...rest, event_id: held.event_id, address: writtenAddress({ person: numberOf(held.row.person_id) }) }] : [];
  });
  if (messages.length > 0) await into(tables.deliveries, messages);
  // An instance of the earlier version that still runs sends none of them a second time.
  await outbox().where({ status: 'waiting' }).update({ status: 'moved' });
  for (const [id, { event_id }] of eventOf) await table(strapi, trx, EARLIER.notices).where({ id }).update({ event_id });
};

/** Takes over what an earlier version told and has yet to send: nothing is told twice, nothing that waits is lost. Every row once. */
export const takeOverEarlier = async (strapi: Strapi, tables: Tables): Promise<void> => {
  if (!(await hasTable(strapi, EARLIER.notices))) return;
  await addMissing(strapi, EARLIER.notices, 'event_id', (t) => void t.integer('event_id').nullable());
  let taken: number;
  do {
    taken = await inTransaction(strapi, async (trx) => {
      const rows = await allRows(table(strapi, trx, EARLIER.notices).whereNull('event_id').orderBy('id').limit(AT_ONCE));
      if (rows.length > 0) await takeOver(strapi, trx, tables, rows);
      return rows.length;
    });
  } while (taken > 0);
};
