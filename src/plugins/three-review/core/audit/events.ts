import type { EpochDay } from '../kernel/dates';

/** One line of the publication events of a column. Days are civil days of the policy's time zone; `at` is in ms. */
export interface AuditEvent {
  readonly documentId: string;
  readonly locale: string;
  readonly kind: 'first' | 'update' | 'take_down' | 'import';
  readonly at: number;
  /** The day it counts on; of an import its original day. */
  readonly localDay: EpochDay;
  readonly eventDay: EpochDay | null;
  readonly contentChanged: boolean;
}

/** Why an event does not count (不计). */
export type NotCounted = 'take_down' | 'taken_down_early' | 'unchanged' | 'update_not_counted' | 'import_not_counted' | 'same_day';

export interface JudgedEvent {
  readonly event: AuditEvent;
  /** Null: it counts. */
  readonly notCounted: NotCounted | null;
}
