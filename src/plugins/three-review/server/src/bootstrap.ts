import { startWaking, stopWaking } from './audit/wake';
import { guardOrigin } from './gate/origin';
import { startCheckpoints, stopCheckpoints } from './ledger/checkpoints';
import { serviceOf } from './platform/host';
import type { Strapi } from './platform/strapi';
import { keepGrants } from './survival';
import { PERMISSIONS } from './routes';

interface Actions {
  registerMany(actions: readonly object[]): Promise<void>;
}

export const bootstrap = async ({ strapi }: { strapi: Strapi }): Promise<void> => {
  const { actionProvider } = serviceOf<{ actionProvider: Actions }>(strapi, 'admin::permission');
  await actionProvider.registerMany(PERMISSIONS);
  await keepGrants(strapi);
  await guardOrigin(strapi);
  startWaking(strapi);
  startCheckpoints(strapi);
};

export const destroy = async ({ strapi }: { strapi: Strapi }): Promise<void> => {
  await stopWaking(strapi);
  await stopCheckpoints(strapi);
};
