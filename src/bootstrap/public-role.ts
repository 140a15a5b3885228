import type { Core } from '@strapi/strapi';
import { once } from './once';

/** All that a visitor may do: read. Drafts are kept from him by the plugin, not by this list. */
const PUBLIC_ACTIONS = [
  'api::about.about.find',
  'api::article.article.find',
  'api::article.article.findOne',
  'api::column.column.find',
  'api::column.column.findOne',
  'api::notice.notice.find',
  'api::notice.notice.findOne',
  'api::tag.tag.find',
  'api::tag.tag.findOne',
];

const PERMISSION = 'plugin::users-permissions.permission';

/** A new site: the public role reads these types and does nothing else, neither registering nor signing in. */
export const grantPublicReading = (strapi: Core.Strapi): Promise<void> =>
  once(strapi, 'public-role', async () => {
    const role = await strapi.db.query('plugin::users-permissions.role').findOne({ where: { type: 'public' } });
    if (!role) throw new Error('The role "public" of users-permissions is missing: was it deleted by hand?');
    await strapi.db.query(PERMISSION).deleteMany({ where: { role: role.id } });
    for (const action of PUBLIC_ACTIONS) await strapi.db.query(PERMISSION).create({ data: { action, role: role.id } });

    const settings = strapi.store({ type: 'plugin', name: 'users-permissions', key: 'advanced' });
    await settings.set({ value: { ...((await settings.get({})) as object), allow_register: false } });
  });
