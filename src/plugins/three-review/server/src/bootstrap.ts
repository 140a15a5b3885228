import type { Strapi } from './platform/strapi';
import { PERMISSIONS } from './routes';

interface Actions {
  registerMany(actions: readonly object[]): Promise<void>;
}

export const bootstrap = async ({ strapi }: { strapi: Strapi }): Promise<void> => {
  const { actionProvider } = strapi.service('admin::permission') as unknown as { actionProvider: Actions };
  await actionProvider.registerMany(PERMISSIONS);
};
