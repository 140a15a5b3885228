import type { Strapi } from '../../platform/strapi';
import { askForScratch } from './ask';
import { inTrial } from '../../ledger/site';
import { refuseActiveBytes } from './provider';
import { serveInert } from './serve';

export { askForScratch } from './ask';
export { refuseActiveUploads } from './upload';

/**
 * A10.2: nothing that lies among the uploads runs on the admin's origin. In `bootstrap()`, when host and plugins have put in what is theirs; the
 * site is then asked, and does not start where its answer would run.
 */
export const guardOrigin = async (strapi: Strapi): Promise<void> => {
  refuseActiveBytes(strapi);
  serveInert(strapi);
  // Nothing is promised in a trial run: it is asked when the rule is enforced.
  if (inTrial(strapi)) return;
  await demandInert(strapi);
};

/** Throws where an uploaded file would run, or be read before it is public. */
export const demandInert = async (strapi: Strapi): Promise<void> => {
  const { ok, detail } = await askForScratch(strapi);
  if (ok === false)
    throw new Error(
      `three-review: an uploaded file could run on the admin's origin or be read before it is public, the site does not start: ${detail}`
    );
  if (ok === null) strapi.log.warn(`three-review: what becomes of uploaded files is not known: ${detail}`);
};
