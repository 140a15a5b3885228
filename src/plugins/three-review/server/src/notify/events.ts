import { noticeKind, type NoticeKind } from '../../../shared/notices';
import { allRows, numberOf, table } from '../platform/database';
import { fromJson } from '../platform/json';
import { textOf, type Row, type Strapi } from '../platform/strapi';
import { NOTIFY_TABLES } from './tables';

export interface StoredEvent {
  readonly kind: NoticeKind;
  readonly data: Record<string, unknown>;
  readonly link: string | null;
  /** ms */
  readonly at: number;
}

/** The events that these notices or messages hang on, by id. */
export const eventsOf = async (strapi: Strapi, rows: readonly Row[]): Promise<ReadonlyMap<number, StoredEvent>> => {
  const ids = [...new Set(rows.map((row) => numberOf(row.event_id)))];
  const found = await allRows(table(strapi, strapi.db.connection, NOTIFY_TABLES.events).whereIn('id', ids));
  return new Map(
    found.map((row) => [
      numberOf(row.id),
      {
        kind: noticeKind.parse(row.kind),
        data: fromJson<Record<string, unknown>>(row.data),
        link: textOf(row.link),
        at: numberOf(row.at_ms),
      },
    ])
  );
};
