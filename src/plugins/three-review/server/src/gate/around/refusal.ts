import { refusal } from '../../../../core/kernel/result';
import { titlesFor, type Told } from '../../content';
import type { Caller } from '../../platform/caller';
import { refuse } from '../../platform/errors';
import { readerOfCaller } from '../../platform/reader';
import type { Strapi } from '../../platform/strapi';
import type { Holder } from './holders';

/** Documents a refusal names; it counts them all. */
const SHOWN = 50;

/** What somebody tried to change. */
export type Surrounding = 'file' | 'component' | 'relation';

/** What this caller is told of each document that holds something: of a draft that they may not read neither title nor id (A7.3). */
export const heardBy = async (strapi: Strapi, caller: Caller, holders: readonly Holder[]): Promise<(holder: Holder) => Told> => {
  const told = await titlesFor(strapi, await readerOfCaller(strapi, caller), holders);
  return (holder) => (holder.live ? ofTheLive(holder) : told(holder));
};

const ofTheLive = ({ title }: Holder): Told => ({ title, titleHidden: false, open: true });

/**
 * A10.2: this is part of what three people signed, and stays as it is until they sign something else. Names the documents, so that
 * whoever asked knows where to begin; from outside only those that everybody sees. `heard`: needed where some of them may be drafts.
 */
export const refuseLive = (
  caller: Caller,
  what: Surrounding,
  holders: readonly Holder[],
  more: Readonly<Record<string, unknown>> = {},
  heard: (holder: Holder) => Told = ofTheLive
): never => {
  const named = caller.mayReadDrafts ? holders : holders.filter((holder) => holder.live);
  const documents = new Map(
    named.map((holder) => {
      const { uid, documentId, locale } = holder;
      const { title, open } = heard(holder);
      return [`${uid}/${documentId}/${locale}`, { uid, ...(open ? { documentId } : {}), locale, ...(title === null ? {} : { title }) }];
    })
  );
  const shown = [...documents.values()].slice(0, SHOWN);
  return refuse(refusal('live_content', 'A10.2', { what, count: documents.size, documents: shown, ...more }));
};
