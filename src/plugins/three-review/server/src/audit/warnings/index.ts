import { writeNotice } from '../../notify/store';
import type { Strapi } from '../../platform/strapi';
import type { Warn } from '../runs/daily';
import { columnWarnings } from './columns';
import { draftWarnings } from './drafts';

/** Finds out whom to warn of what; the run of the day writes it down together with its verdicts. */
export const warnings =
  (strapi: Strapi, now: number): Warn =>
  async (day) => {
    const notices = [...(await columnWarnings(strapi, day)), ...(await draftWarnings(strapi, day))];
    return async (trx) => {
      for (const notice of notices) await writeNotice(strapi, trx, notice, now);
    };
  };
