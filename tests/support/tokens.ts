import { randomUUID } from 'node:crypto';
import type { Site } from './site';

interface Tokens {
  create(token: object): Promise<{ accessKey: string }>;
}

/** A token of the Content API. `permissions` for `custom` alone. */
export const apiToken = async (
  site: Site,
  type: 'read-only' | 'full-access' | 'custom',
  permissions?: readonly string[]
): Promise<string> => {
  const service = site.strapi.service('admin::api-token-content-api') as unknown as Tokens;
  const token = await service.create({
    name: randomUUID(),
    type,
    lifespan: null,
    description: '',
    kind: 'content-api',
    ...(permissions ? { permissions } : {}),
  });
  return token.accessKey;
};

/** A token of the admin API that acts as its owner, with his permissions for these actions. */
export const adminToken = async (site: Site, email: string, actions: readonly string[]): Promise<string> => {
  const owner = await site.strapi.db.query('admin::user').findOne({ where: { email }, populate: ['roles'] });
  const roles = (owner as { roles: { id: number }[] }).roles.map((role) => role.id);
  const held = await site.strapi.db
    .query('admin::permission')
    .findMany({ where: { action: { $in: [...actions] }, role: { id: { $in: roles } } } });
  const adminPermissions = held.map(({ action, subject, properties, conditions }) => ({ action, subject, properties, conditions }));
  const service = site.strapi.service('admin::api-token-admin') as unknown as {
    create(token: object, by: unknown): Promise<{ accessKey: string }>;
  };
  const token = await service.create({ name: randomUUID(), lifespan: null, description: '', adminPermissions }, owner);
  return token.accessKey;
};

/** A registered user of the public site, with the actions his role grants. */
export const siteUser = async (site: Site, actions: readonly string[]): Promise<string> => {
  const name = `user-${randomUUID().slice(0, 8)}`;
  const role = await site.strapi.db.query('plugin::users-permissions.role').create({ data: { name, type: name, description: '' } });
  for (const action of actions) {
    await site.strapi.db.query('plugin::users-permissions.permission').create({ data: { action, role: role.id } });
  }
  const user = await site.strapi.db.query('plugin::users-permissions.user').create({
    data: { username: name, email: `${name}@site.example`, provider: 'local', confirmed: true, blocked: false, role: role.id },
  });
  const jwt = site.strapi.plugin('users-permissions').service('jwt') as unknown as { issue(payload: object): string };
  return jwt.issue({ id: user.id });
};
