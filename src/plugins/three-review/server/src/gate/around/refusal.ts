import { refusal } from '../../../../core/kernel/result';
import type { Caller } from '../../platform/caller';
import { refuse } from '../../platform/errors';
import type { Holder } from './holders';

/** Documents a refusal names; it counts them all. */
const SHOWN = 50;

/** What somebody tried to change. */
export type Surrounding = 'file' | 'component' | 'relation';

/**
 * A10.2: this is part of what three people signed, and stays as it is until they sign something else. Names the documents, so that
 * whoever asked knows where to begin; from outside only those that everybody sees.
 */
export const refuseLive = (
  caller: Caller,
  what: Surrounding,
  holders: readonly Holder[],
  more: Readonly<Record<string, unknown>> = {}
): never => {
  const named = caller.mayReadDrafts ? holders : holders.filter((holder) => holder.live);
  const documents = new Map(
    named.map(({ uid, documentId, locale, title }) => [
      `${uid}/${documentId}/${locale}`,
      { uid, documentId, locale, ...(title === null ? {} : { title }) },
    ])
  );
  const shown = [...documents.values()].slice(0, SHOWN);
  return refuse(refusal('live_content', 'A10.2', { what, count: documents.size, documents: shown, ...more }));
};
