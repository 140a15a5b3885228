import { tell } from '../../notify/store';
import type { Strapi } from '../../platform/strapi';
import { readColumns } from '../columns/store';
import type { Warn } from '../runs/daily';
import { standingsOn } from '../views/standings';
import { columnWarnings } from './columns';
import { draftWarnings } from './drafts';
import { vacancyWarnings } from './vacancies';

/** Finds out whom to warn of what; the run of the day writes it down together with its verdicts. */
export const warnings =
  (strapi: Strapi, now: number): Warn =>
  async (day) => {
    const { stands } = await standingsOn(strapi, await readColumns(strapi, strapi.db.connection), day);
    const events = [
      ...(await columnWarnings(strapi, stands, day)),
      ...(await vacancyWarnings(strapi, stands, day)),
      ...(await draftWarnings(strapi, day)),
    ];
    return async (trx) => {
      for (const event of events) await tell(strapi, trx, event, now);
    };
  };
