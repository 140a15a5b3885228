import { pathBelow } from '../platform/http';
import type { Strapi } from '../platform/strapi';
import { gather } from './service';

/** Where the first page is, in the admin. */
const PAGE = '/settings/three-review-setup';

/** One line at the boot while something is missing. Nothing hangs on it. */
export const announceSetup = async (strapi: Strapi): Promise<void> => {
  try {
    const { steps, left } = await gather(strapi);
    if (left.length === 0) return;
    const named = left.map((id) => {
      const step = steps.find((one) => one.id === id);
      return step?.state === 'nothing' ? `${id}: none yet` : `${id}: ${String(step?.missing ?? 0)} missing`;
    });
    const admin = String(strapi.config.get('admin.path', '/admin'));
    strapi.log.info(`three-review: ${String(left.length)} steps left (${named.join(', ')}), see ${pathBelow(strapi, admin)}${PAGE}`);
  } catch (error) {
    strapi.log.warn(`three-review: what is missing could not be looked up: ${String(error)}`);
  }
};
