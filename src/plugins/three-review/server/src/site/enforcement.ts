import { adoptLive, awaitsAdoption } from '../adoption';
import { proveGate } from '../doctor/proof';
import { demandInert } from '../gate/origin';
import { installTriggers, removeTriggers } from '../gate/triggers';
import { settleNames } from '../gate/unshown';
import { forgetOld } from '../gate/trial';
import { modeOf } from '../ledger/site';
import { TABLES } from '../ledger/tables';
import { withScope, type Caller } from '../platform/caller';
import { configOf, coveredUids } from '../platform/covered';
import { allRows, table } from '../platform/database';
import { errorMessage } from '../platform/errors';
import type { Strapi } from '../platform/strapi';
import { adoptionProgress } from '../adoption';
import { siteNow, switchSite } from './mode';

/** The enforcement that this process is at, and whether the last one failed. */
interface Work {
  readonly running: Promise<void> | null;
  readonly failed: boolean;
}
const works = new WeakMap<Strapi, Work>();
export const enforcementOf = (strapi: Strapi): Work => works.get(strapi) ?? { running: null, failed: false };

/**
 * From `enforcing` to `enforced` (A10.2). The gate refuses already, and lets nobody publish; then the triggers stand, so that what is live
 * stays as it is; then it is taken over; the entry that says so comes last. Whatever ends it on the way, the next one goes on.
 */
const carryOut = async (strapi: Strapi, served: boolean): Promise<void> => {
  await installTriggers(strapi);
  if (served) {
    await demandInert(strapi);
    await withScope({ judging: true }, () => proveGate(strapi));
    await settleNames(strapi, true);
  }
  await adoptLive(strapi, () => modeOf(strapi) === 'enforcing');
  const { total } = await adoptionProgress(strapi);
  await switchSite(strapi, () => ({ type: 'complete', adopted: total }));
};

/** Begins it, unless this process is at it; who waits for it is told of its failure, too. */
export const completeEnforcement = (strapi: Strapi, served: boolean): Promise<void> => {
  const { running } = enforcementOf(strapi);
  if (running) return running;
  const work = withScope({ judging: false, judged: false }, () => carryOut(strapi, served)).then(
    () => void works.set(strapi, { running: null, failed: false }),
    (error: unknown) => {
      works.set(strapi, { running: null, failed: true });
      throw error;
    }
  );
  works.set(strapi, { running: work, failed: false });
  return work;
};

/** The same beside what is being served. */
export const enforceInBackground = (strapi: Strapi): void => {
  completeEnforcement(strapi, true).catch(
    (error: unknown) =>
      void strapi.log.error(
        `three-review: what is live could not be taken over, publications stay refused; order it again: ${errorMessage(error)}`
      )
  );
};

/** Before the database goes: what this process is at is waited for. */
export const enforcementOver = async (strapi: Strapi): Promise<void> => {
  await enforcementOf(strapi).running?.catch(() => undefined);
};

/** Did an earlier version cover types of this site, or is anything on record of a document? */
const isKnown = async (strapi: Strapi): Promise<boolean> => {
  const { connection } = strapi.db;
  const documents = table(strapi, connection, TABLES.heads).where('chain', 'like', '%::%').limit(1);
  return (await allRows(table(strapi, connection, TABLES.types).limit(1))).length + (await allRows(documents)).length > 0;
};

/** At every boot, before types are settled: which mode is this site in? What was ever enforced, the configuration does not loosen. */
export const settleMode = async (strapi: Strapi): Promise<void> => {
  const { enforce } = configOf(strapi);
  if (coveredUids(strapi).length === 0 && (await siteNow(strapi)).mode === null) return;
  const known = await isKnown(strapi);
  const decide = () => switchSite(strapi, (trial) => ({ type: 'boot', enforce, known, trial }));
  // Another process may have come first: then the second look finds what it wrote.
  await decide().catch(decide);
  if (!enforce && modeOf(strapi) !== 'trial')
    strapi.log.warn(
      'three-review: enforce: false has no effect, the rule is enforced on this site. A person with the permission site.enforce goes back to a trial run, in the admin panel.'
    );
};

/** Once types are settled: what is live and awaits it is taken over, and an enforcement that was begun is brought to its end. */
export const settleAdoption = async (strapi: Strapi): Promise<void> => {
  await forgetOld(strapi);
  const mode = modeOf(strapi);
  if (mode === 'enforcing') await completeEnforcement(strapi, false);
  else if (mode === 'enforced' && (await awaitsAdoption(strapi))) {
    await installTriggers(strapi);
    await adoptLive(strapi);
  }
};

export const enforce = async (strapi: Strapi, reason: string, caller: Caller) => {
  const { refusals } = await switchSite(strapi, (trial) => ({ type: 'enforce', reason, trial }), caller);
  if (refusals.length === 0 && modeOf(strapi) === 'enforcing') enforceInBackground(strapi);
  return refusals;
};

export const relax = async (strapi: Strapi, reason: string, caller: Caller) => {
  const { events, refusals } = await switchSite(strapi, () => ({ type: 'relax', reason }), caller);
  if (refusals.length > 0) return refusals;
  await enforcementOver(strapi);
  // Also where an earlier order was broken off before it came to this.
  if (modeOf(strapi) === 'trial') await removeTriggers(strapi);
  if (events.length === 0) return refusals;
  strapi.log.warn(`three-review: ${caller.actor?.name ?? 'somebody'} has taken the site back to a trial run: nothing is stopped any more.`);
  return refusals;
};

/** What the boot says, once. */
export const announce = (strapi: Strapi): void => {
  const covered = coveredUids(strapi);
  const types = covered.length > 0 ? covered.join(', ') : 'no type yet';
  const mode = { trial: 'trial run, nothing is stopped', enforcing: 'being enforced', enforced: 'enforced' }[modeOf(strapi)];
  strapi.log.info(
    `three-review: ${mode}; covered: ${types}; first page: ${strapi.config.get('admin.path', '/admin')}/settings/three-review-setup`
  );
};
