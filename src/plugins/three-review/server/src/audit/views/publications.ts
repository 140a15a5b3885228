import type { z } from 'zod';
import { countedEvents } from '../../../../core/audit';
import { parseDay } from '../../../../core/kernel/dates';
import { policyInForce } from '../../../../core/regulation';
import type { eventsQuery, PublicationEventOut } from '../../../../shared/contracts';
import { titlesFor } from '../../content';
import { TABLES } from '../../ledger/tables';
import { configOf } from '../../platform/covered';
import { allRows, countOf, numberOf, table } from '../../platform/database';
import { pagination, type Pagination } from '../../platform/paging';
import type { Reader } from '../../platform/reader';
import type { Row, Strapi } from '../../platform/strapi';
import { readEvents, toEvent } from '../facts/events';
import { graceDays } from '../judging/history';
import { shownOf } from './shown';
import { dayOut } from './wire';

type Query = z.output<typeof eventsQuery>;

/** Which events of these days count, and why the others do not; by instant, document and locale. */
const judged = async (strapi: Strapi, column: string, rows: readonly Row[]): Promise<(row: Row) => string | null> => {
  const policies = configOf(strapi).policy;
  const days = rows.map((row) => numberOf(row.local_day));
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const events = (await readEvents(strapi, strapi.db.connection, [column], first, last + graceDays(policies))).get(column) ?? [];
  const key = (event: { documentId: string; locale: string; at: number; kind: string }): string =>
    `${event.documentId} ${event.locale} ${String(event.at)} ${event.kind}`;
  const verdicts = new Map<string, string | null>();
  // By the policy that was in force on the event's own day (A11).
  for (const policy of new Set(days.map((day) => policyInForce(policies, day)))) {
    for (const { event, notCounted } of countedEvents(events, policy.audit.switches)) {
      if (policyInForce(policies, event.localDay) === policy) verdicts.set(key(event), notCounted);
    }
  }
  return (row) => verdicts.get(key(toEvent(row))) ?? null;
};

/** `GET /audit/columns/:id/events` */
export const listEvents = async (
  strapi: Strapi,
  column: string,
  { page, pageSize, from, to }: Query,
  reader: Reader
): Promise<{ rows: PublicationEventOut[]; pagination: Pagination }> => {
  const asked = () => {
    const query = table(strapi, strapi.db.connection, TABLES.publications).where({ column_id: column });
    if (from !== undefined) void query.where('local_day', '>=', parseDay(from));
    if (to !== undefined) void query.where('local_day', '<=', parseDay(to));
    return query;
  };
  const total = await countOf(asked().count({ n: '*' }));
  const rows = await allRows(
    asked()
      .orderBy([
        { column: 'at_ms', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(pageSize)
      .offset((page - 1) * pageSize)
  );
  const whyNot = rows.length > 0 ? await judged(strapi, column, rows) : () => null;
  const keyOf = (row: Row) => ({ uid: String(row.uid), documentId: String(row.document_id), locale: String(row.locale) });
  const told = await titlesFor(strapi, reader, rows.map(keyOf));
  return {
    rows: rows.map((row) => {
      const event = toEvent(row);
      const notCounted = whyNot(row);
      return {
        ...keyOf(row),
        ...shownOf(told, keyOf(row)),
        id: String(row.id),
        kind: event.kind,
        at: event.at,
        day: dayOut(event.localDay) ?? '',
        eventDay: dayOut(event.eventDay),
        daysToPublish: event.kind === 'first' && event.eventDay !== null ? event.localDay - event.eventDay : null,
        counts: notCounted === null,
        notCounted,
      };
    }),
    pagination: pagination(page, pageSize, total),
  };
};
