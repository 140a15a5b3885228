import { errorMessage } from '../platform/errors';
import type { Strapi } from '../platform/strapi';
import { ClaimLost, failRun, leaseOf, renewClaim, type Claim } from './claims';

/** Whether the host has begun to stop. Then no run goes on to its next part; another instance, or the next start, continues it. */
const stopping = new WeakSet<object>();
export const stopRuns = (strapi: Strapi): void => void stopping.add(strapi);
export const isStopping = (strapi: Strapi): boolean => stopping.has(strapi);

/**
 * Does the work of a claimed run and renews the claim meanwhile. An error is recorded, and the run is tried again at a later tick. A run
 * that has lost its claim writes nothing more.
 */
export const perform = async (strapi: Strapi, claim: Claim, work: () => Promise<void>): Promise<'done' | 'failed' | 'lost'> => {
  const heart = setInterval(
    () => {
      renewClaim(strapi, claim, Date.now()).catch((error: unknown) => strapi.log.warn(`three-review: ${errorMessage(error)}`));
    },
    leaseOf(strapi) / 4
  );
  heart.unref();
  try {
    await work();
    return 'done';
  } catch (error) {
    if (error instanceof ClaimLost) return 'lost';
    strapi.log.error(`three-review: run ${String(claim.id)} failed: ${errorMessage(error)}`);
    await failRun(strapi, claim, errorMessage(error)).catch(() => undefined);
    return 'failed';
  } finally {
    clearInterval(heart);
  }
};
