import type { Core } from '@strapi/strapi';
import { ensureLocales } from './bootstrap/locales';
import { grantPublicReading } from './bootstrap/public-role';

const PLUGIN = 'three-review';

export default {
  /**
   * Strapi starts without a plugin that is missing or not built, and says nothing. Without this one nothing would stand between a
   * draft and the public (A10.2), so there is no site without it. Runs before the database is touched.
   */
  register({ strapi }: { strapi: Core.Strapi }): void {
    if (!strapi.plugin(PLUGIN)) {
      throw new Error(
        `The plugin ${PLUGIN} is missing or not built, and without it anybody could publish unreviewed. The site does not start. ` +
          'Run `npm run setup`, or `npm ci` and `npm run build -w strapi-plugin-three-review`; config/plugins.ts must not disable it.'
      );
    }
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
    await ensureLocales(strapi);
    await grantPublicReading(strapi);
  },
};
