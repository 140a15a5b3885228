import type { Knex } from 'knex';
import type { AuditEvent } from '../../../../core/audit';
import { TABLES } from '../../ledger/tables';
import type { PublicationKind } from '../../ledger/publications';
import { allRows, flagOf, numberOf, numberOrNull, table } from '../../platform/database';
import { isOneOf } from '../../platform/json';
import type { Row, Strapi } from '../../platform/strapi';
import type { Db } from '../../platform/database';

const KINDS: readonly PublicationKind[] = ['first', 'update', 'take_down', 'import'];

const kindOf = (value: unknown): PublicationKind => {
  if (isOneOf(KINDS, value)) return value;
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

/** Rows a query answers at a time, so that a large answer is never held as such beside what is made of it. */
const grouped = (rows: readonly Row[]): Map<string, AuditEvent[]> => {
  const events = new Map<string, AuditEvent[]>();
  for (const row of rows) {
    const column = String(row.column_id);
    const held = events.get(column);
    if (held) held.push(toEvent(row));
    else events.set(column, [toEvent(row)]);
  }
  return events;
};

const events = (strapi: Strapi, db: Db): Knex.QueryBuilder => table(strapi, db, TABLES.publications);

/** How many columns one query names: every engine finds them by its index on (column, day). */
export const CHUNK = 400;

export const chunks = <T>(list: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));

/** What was published in these columns from one day to another, both inclusive. */
export const readEvents = async (strapi: Strapi, db: Db, columns: readonly string[], from: number, to: number): Promise<EventsByColumn> => {
  const all = new Map<string, readonly AuditEvent[]>();
  for (const some of chunks(columns, CHUNK)) {
    const query = events(strapi, db)
      .select(...EVENT_FIELDS)
      .whereIn('column_id', [...some])
      .whereBetween('local_day', [from, to]);
    for (const [column, list] of grouped(await allRows(query))) all.set(column, list);
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
  for (const some of chunks(columns, CHUNK)) {
    const last = events(strapi, db)
      .select('column_id')
      .max({ day: 'local_day' })
      .whereIn('column_id', [...some])
      .where('local_day', '<=', to)
      .whereNot('kind', 'take_down')
      .groupBy('column_id');
    const days0 = new Map((await allRows(last)).map((row) => [String(row.column_id), numberOf(row.day)]));
    for (const [day, named] of sameDay(days0)) {
      for (const [column, list] of await readEvents(strapi, db, named, day, day + days)) all.set(column, list);
    }
  }
  return all;
};

const sameDay = (days: ReadonlyMap<string, number>): ReadonlyMap<number, readonly string[]> => {
  const groups = new Map<number, string[]>();
  for (const [column, day] of days) groups.set(day, [...(groups.get(day) ?? []), column]);
  return groups;
};
