import chunk from 'lodash/chunk';
import groupBy from 'lodash/groupBy';
import type { Knex } from 'knex';
import { PUBLICATION_KINDS, type AuditEvent, type PublicationKind } from '../../../../core/audit';
import { TABLES } from '../../ledger/tables';
import { allRows, flagOf, numberOf, numberOrNull, table, NAMED_AT_ONCE } from '../../platform/database';
import { isOneOf } from '../../platform/json';
import type { Row, Strapi } from '../../platform/strapi';
import type { Db } from '../../platform/database';

const kindOf = (value: unknown): PublicationKind => {
  if (isOneOf(PUBLICATION_KINDS, value)) return value;
  throw new TypeError(`no kind of publication ${String(value)}`);
};

export const EVENT_FIELDS = ['column_id', 'document_id', 'locale', 'kind', 'at_ms', 'local_day', 'event_day', 'content_changed'] as const;

export const toEvent = (row: Row): AuditEvent => ({
  documentId: String(row.document_id),
  locale: String(row.locale),
  kind: kindOf(row.kind),
  at: numberOf(row.at_ms),
  localDay: numberOf(row.local_day),
  eventDay: numberOrNull(row.event_day),
  contentChanged: flagOf(row.content_changed),
});

export type EventsByColumn = ReadonlyMap<string, readonly AuditEvent[]>;

const byColumn = (rows: readonly Row[]): [column: string, events: AuditEvent[]][] =>
  Object.entries(groupBy(rows, 'column_id')).map(([column, some]) => [column, some.map(toEvent)]);

const events = (strapi: Strapi, db: Db): Knex.QueryBuilder => table(strapi, db, TABLES.publications);

/** What was published in these columns from one day to another, both inclusive. */
export const readEvents = async (strapi: Strapi, db: Db, columns: readonly string[], from: number, to: number): Promise<EventsByColumn> => {
  const all = new Map<string, readonly AuditEvent[]>();
  for (const some of chunk(columns, NAMED_AT_ONCE)) {
    const query = events(strapi, db)
      .select(...EVENT_FIELDS)
      .whereIn('column_id', [...some])
      .whereBetween('local_day', [from, to]);
    for (const [column, list] of byColumn(await allRows(query))) all.set(column, list);
  }
  return all;
};

/** The last day on which anything was published in each column, up to `to`, with everything from that day to `days` later. */
export const readLastEvents = async (
  strapi: Strapi,
  db: Db,
  columns: readonly string[],
  to: number,
  days: number
): Promise<EventsByColumn> => {
  const all = new Map<string, readonly AuditEvent[]>();
  for (const some of chunk(columns, NAMED_AT_ONCE)) {
    const last = events(strapi, db)
      .select('column_id')
      .max({ day: 'local_day' })
      .whereIn('column_id', [...some])
      .where('local_day', '<=', to)
      .whereNot('kind', 'take_down')
      .groupBy('column_id');
    for (const sameDay of Object.values(groupBy(await allRows(last), 'day'))) {
      const day = numberOf(sameDay[0]?.day);
      const named = sameDay.map((row) => String(row.column_id));
      for (const [column, list] of await readEvents(strapi, db, named, day, day + days)) all.set(column, list);
    }
  }
  return all;
};
