import type { Shown } from '../review';
import { readReview } from './streams/review';

/** What last went live of a document in one locale, and is live still. */
export interface Showing {
  /** When it was decided (ms). */
  readonly at: number;
  /** Null: an entry of an earlier version, which does not say. */
  readonly shown: Shown | null;
  readonly adopted: boolean;
}

/** By chain and locale, what each live row showed when it went live, as the entries tell it (A10.2). In order of `seq` within a chain. */
export const showingIn = (
  entries: Iterable<{ readonly chain: string; readonly body: string }>
): ReadonlyMap<string, ReadonlyMap<string, Showing>> => {
  const chains = new Map<string, Map<string, Showing>>();
  for (const { chain, body } of entries) {
    const read = readReview(body);
    if (!read) continue;
    const { locale, event } = read;
    const held = chains.get(chain) ?? new Map<string, Showing>();
    chains.set(chain, held);
    if (event.type === 'published' || event.type === 'adopted')
      held.set(locale, { at: event.at, shown: event.shown ?? null, adopted: event.type === 'adopted' });
    if (event.type === 'taken_down' || event.type === 'deleted' || event.type === 'gone') held.delete(locale);
  }
  return chains;
};

/** How far the day of a row may lie from a decision that does not say it (ms). */
const NEAR = 600_000;

/**
 * The dates of a live row that are not those with which it went live (A9.2, A10.2). Where the entry does not say them, the row went live
 * close to the decision.
 */
export const otherDates = ({ at, shown, adopted }: Showing, now: Pick<Shown, 'publishedAt' | 'createdAt'>): readonly string[] => {
  if (shown) return (['publishedAt', 'createdAt'] as const).filter((name) => shown[name] !== now[name]);
  if (adopted) return [];
  return now.publishedAt !== null && Math.abs(now.publishedAt - at) <= NEAR ? [] : ['publishedAt'];
};
