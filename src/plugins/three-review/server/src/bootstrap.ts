import { believesClock } from './audit/runs/clock';
import { auditWork } from './audit/work';
import { guardOrigin } from './gate/origin';
import { assignWork, startWaking, stopWaking } from './jobs/wake';
import { outboxWork } from './notify/deliver';
import { checkpointWork, stopCheckpoints } from './ledger/checkpoints';
import { unwatchMode, watchMode } from './ledger/site';
import { serviceOf } from './platform/host';
import type { Strapi } from './platform/strapi';
import { announce, enforcementOver } from './site/enforcement';
import { keepGrants } from './survival';
import { notesWritten } from './survival/notes';
import { PERMISSIONS } from './routes';
import { announceSetup } from './setup/announce';

interface Actions {
  registerMany(actions: readonly object[]): Promise<void>;
}

export const bootstrap = async ({ strapi }: { strapi: Strapi }): Promise<void> => {
  const { actionProvider } = serviceOf<{ actionProvider: Actions }>(strapi, 'admin::permission');
  await actionProvider.registerMany(PERMISSIONS);
  await keepGrants(strapi);
  await guardOrigin(strapi);
  // The audit first: what it warns of leaves the house in the same wake-up.
  assignWork(strapi, { parts: [checkpointWork, auditWork, outboxWork], believesClock });
  startWaking(strapi);
  watchMode(strapi);
  announce(strapi);
  await announceSetup(strapi);
};

export const destroy = async ({ strapi }: { strapi: Strapi }): Promise<void> => {
  unwatchMode(strapi);
  await enforcementOver(strapi);
  await stopWaking(strapi);
  await stopCheckpoints(strapi);
  await notesWritten(strapi);
};
