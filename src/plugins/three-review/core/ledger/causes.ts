import type { LedgerEntry } from './chain';
import { readReview } from './streams/review';

/** The publication event that an entry causes: what the audit counts by must be what the ledger says (A9.2). */
export interface Caused {
  readonly chain: string;
  readonly seq: number;
  readonly key: string;
  readonly uid: string;
  readonly documentId: string;
  readonly locale: string;
  readonly kind: 'first' | 'update' | 'take_down' | 'import';
  /** Null: the entry does not say (an adoption recorded by an earlier version). */
  readonly at: number | null;
  readonly contentHash: string;
  readonly contentChanged: boolean;
  readonly actor: string | null;
}

/** The key of the event that an entry causes: one event a cause. */
export const causeKey = ({ chain, seq }: Pick<LedgerEntry, 'chain' | 'seq'>): string => `${chain}#${String(seq)}`;
export const importKey = (uid: string, documentId: string, locale: string): string => `import:${uid}/${documentId}/${locale}`;

/** The events that whole chains cause, by their keys. */
export const causedBy = (entries: Iterable<LedgerEntry>): ReadonlyMap<string, Caused> => {
  const caused = new Map<string, Caused>();
  const known = new Set<string>();
  for (const entry of entries) {
    const body = readReview(entry.body);
    if (!body) continue;
    const { uid, documentId, locale, event } = body;
    if (event.type !== 'published' && event.type !== 'taken_down' && event.type !== 'adopted' && event.type !== 'gone') continue;
    const adopted = event.type === 'adopted';
    const place = `${entry.chain}#${locale}`;
    const kind = adopted
      ? 'import'
      : event.type === 'taken_down' || event.type === 'gone'
        ? 'take_down'
        : known.has(place)
          ? 'update'
          : 'first';
    if (kind !== 'take_down') known.add(place);
    const first = importKey(uid, documentId, locale);
    // What is taken over again after another trial run has an event of its own.
    const key = adopted && !caused.has(first) ? first : causeKey(entry);
    caused.set(key, {
      ...{ chain: entry.chain, seq: entry.seq, key, uid, documentId, locale, kind, contentHash: event.contentHash },
      at: adopted ? (event.shown?.publishedAt ?? null) : event.at,
      contentChanged: event.type === 'published' ? event.contentChanged : true,
      actor: adopted ? null : (event.by?.id ?? null),
    });
  }
  return caused;
};

/** The contents that an entry names as signed or live: their text is kept. */
export const contentsNamed = (entry: LedgerEntry): readonly string[] => {
  const event = readReview(entry.body)?.event;
  switch (event?.type) {
    case 'signed':
      return [event.signOff.contentHash];
    case 'submitted':
    case 'published':
    case 'adopted':
    case 'content_restored':
      return [event.contentHash];
    case 'schema_changed':
      return event.liveHash === null ? [] : [event.liveHash];
    case 'content_changed':
    case 'returned':
    case 'withdrawn':
    case 'taken_down':
    case 'deleted':
    case 'gone':
    case 'entitlement_changed':
    case undefined:
      return [];
  }
};
