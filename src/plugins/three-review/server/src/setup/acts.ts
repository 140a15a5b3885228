import type { Site } from '../../../core/site';
import { readSite } from '../ledger/site';
import type { Caller } from '../platform/caller';
import { configOf } from '../platform/covered';
import type { Strapi } from '../platform/strapi';
import { switchSite } from '../site/mode';

const typesNow = (strapi: Strapi): string => JSON.stringify(configOf(strapi).contentTypes);

type Confirmed = Pick<NonNullable<Site['confirmed']>, 'by' | 'at'>;

/** Who confirmed exactly what is configured now, as the ledger tells it; null: nobody, or something else. */
export const confirmedNow = async (strapi: Strapi): Promise<Confirmed | null> => {
  const { confirmed } = await readSite(strapi, strapi.db.connection);
  return confirmed?.types === typesNow(strapi) ? { by: confirmed.by, at: confirmed.at } : null;
};

/** On record: a person, signed in, says that what is configured is what was meant. Answers why not. */
export const confirmMapping = async (strapi: Strapi, caller: Caller) =>
  (await switchSite(strapi, () => ({ type: 'confirm', types: typesNow(strapi) }), caller)).refusals;
