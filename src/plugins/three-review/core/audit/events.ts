import type { EpochDay } from '../kernel/dates';
import type { AuditSwitches } from '../regulation';

/** What a publication event says of a document: it went live for the first time, was changed, taken down, or was live before the plugin came. */
export const PUBLICATION_KINDS = ['first', 'update', 'take_down', 'import'] as const;
export type PublicationKind = (typeof PUBLICATION_KINDS)[number];

/** One line of the publication events of a column. Days are civil days of the policy's time zone; `at` is in ms. */
export interface AuditEvent {
  readonly documentId: string;
  readonly locale: string;
  readonly kind: PublicationKind;
  readonly at: number;
  /** The day it counts on; of an import its original day. */
  readonly localDay: EpochDay;
  readonly eventDay: EpochDay | null;
  readonly contentChanged: boolean;
}

/** Why an event does not count (不计). Where several hold, the first of this list is told. */
export const NOT_COUNTED = [
  'take_down', // it took something down
  'update_not_counted', // the policy counts no updates
  'import_not_counted', // the policy counts no imports
  'unchanged', // published anew without change
  'taken_down_early', // taken down again within `takenDownWithinMs`
  'same_day', // the document has already counted on that day, in whatever locale
] as const;
export type NotCounted = (typeof NOT_COUNTED)[number];

export interface JudgedEvent {
  readonly event: AuditEvent;
  /** Null: it counts. */
  readonly notCounted: NotCounted | null;
}

/** When the content that an event published was next taken down in the same locale; undefined while it is still live. */
const takeDownsOf = (events: readonly AuditEvent[]): ((event: AuditEvent) => number | undefined) => {
  const key = ({ documentId, locale }: AuditEvent) => `${locale} ${documentId}`;
  const instants = new Map<string, number[]>();
  for (const event of events.filter(({ kind }) => kind === 'take_down'))
    instants.set(
      key(event),
      [...(instants.get(key(event)) ?? []), event.at].sort((a, b) => a - b)
    );
  return (event) => (instants.size === 0 ? undefined : instants.get(key(event))?.find((at) => at >= event.at));
};

/**
 * Which events of one column count as its updates (A9.2), in the order of their instants. One document counts once a day, by the first
 * of its publications of that day that counts. Hand in the take-downs up to `takenDownWithinMs` after the days in question, too.
 */
export const countedEvents = (events: readonly AuditEvent[], switches: AuditSwitches): readonly JudgedEvent[] => {
  const takenDownAt = takeDownsOf(events);
  const inItself = (event: AuditEvent): NotCounted | null => {
    if (event.kind === 'take_down') return 'take_down';
    if (event.kind === 'update' && !switches.countUpdates) return 'update_not_counted';
    if (event.kind === 'import' && !switches.countImported) return 'import_not_counted';
    if (event.kind === 'update' && !event.contentChanged) return 'unchanged';
    const takenDown = takenDownAt(event);
    return takenDown !== undefined && takenDown - event.at <= switches.takenDownWithinMs ? 'taken_down_early' : null;
  };
  const counted = new Set<string>();
  return [...events]
    .sort((a, b) => a.at - b.at)
    .map((event) => {
      const notCounted = inItself(event);
      if (notCounted) return { event, notCounted };
      const key = `${String(event.localDay)} ${event.documentId}`;
      if (counted.has(key)) return { event, notCounted: 'same_day' };
      counted.add(key);
      return { event, notCounted: null };
    });
};

/** The days of the events that count, ascending. A day appears once for each document that counts on it. */
export const countedDays = (judged: readonly JudgedEvent[]): readonly EpochDay[] =>
  judged
    .filter(({ notCounted }) => notCounted === null)
    .map(({ event }) => event.localDay)
    .sort((a, b) => a - b);

const DAY_MS = 86_400_000;

/** The first day on which no take-down can change any more which events counted in `period`. From that day on its verdict may be frozen. */
export const settlesOn = (period: { readonly to: EpochDay }, switches: AuditSwitches): EpochDay =>
  period.to + 1 + Math.ceil(switches.takenDownWithinMs / DAY_MS);
