import { guardDatabase } from '../../platform/databaseHooks';
import type { Strapi } from '../../platform/strapi';
import { trying } from '../trial';
import { bulkInOrder } from './bulk';
import { componentLifecycles } from './components';
import { fileLifecycles } from './files';
import { guardMediaControllers, guardMediaServices } from './media';
import { relationLifecycles } from './relations/lifecycles';
import { keepWords } from './words';

export { indexComponents } from './indexes';
export { aroundRelations } from './relations/action';

/**
 * Everything around a document that is content of it: its files, its component rows, the far ends of its relations. What is live changes
 * by publication alone (A10.2), whichever side the write comes from. Installed in `register()`.
 */
export const guardSurroundings = (strapi: Strapi): void => {
  guardMediaServices(strapi);
  guardMediaControllers(strapi);
  bulkInOrder(strapi);
  keepWords(strapi);
  for (const subscriber of [componentLifecycles(strapi), fileLifecycles(strapi), relationLifecycles(strapi)]) {
    guardDatabase(strapi, trying(strapi, subscriber));
  }
};
