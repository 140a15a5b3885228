import { randomUUID } from 'node:crypto';
import type { Site } from './site';

/** What a role may do; `fields` and `conditions` as the Content Manager has them. */
export interface Grant {
  readonly action: string;
  readonly subject?: string;
  readonly fields?: readonly string[];
  readonly conditions?: readonly string[];
}

interface Roles {
  create(role: object): Promise<{ id: number }>;
  assignPermissions(role: number, permissions: readonly object[]): Promise<unknown>;
}

export const READ = 'plugin::content-manager.explorer.read';

/** A new administrator with a role of their own, by the e-mail address. */
export const adminWith = async (site: Site, grants: readonly Grant[]): Promise<string> => {
  const name = `role-${randomUUID().slice(0, 8)}`;
  const roles = site.strapi.service('admin::role') as unknown as Roles;
  const { id } = await roles.create({ name, code: name, description: '' });
  await roles.assignPermissions(
    id,
    grants.map(({ action, subject = null, fields, conditions = [] }) => ({
      action,
      subject,
      properties: fields ? { fields, locales: ['zh-Hans', 'en'] } : {},
      conditions,
    }))
  );
  const email = `${name}@bureau.example`;
  await site.strapi.db
    .query('admin::user')
    .create({ data: { email, firstname: name, lastname: '', password: randomUUID(), isActive: true, blocked: false, roles: [id] } });
  return email;
};
