import { PASSWORD, type Client, type Site } from './site';

/** The demo people of 办公室, and those of the bureau, each signed in. */
export interface People {
  readonly officer: Client;
  readonly head: Client;
  readonly leader: Client;
  readonly publisher: Client;
  readonly superAdmin: Client;
}

export const EMAILS = {
  officer: 'officer.office@bureau.example',
  head: 'head.office@bureau.example',
  leader: 'leader@bureau.example',
  publisher: 'publisher@bureau.example',
  auditor: 'auditor@bureau.example',
  superAdmin: 'admin@bureau.example',
} as const;

export const signIn = async (site: Site): Promise<People> => ({
  officer: await site.admin(EMAILS.officer),
  head: await site.admin(EMAILS.head),
  leader: await site.admin(EMAILS.leader),
  publisher: await site.admin(EMAILS.publisher),
  superAdmin: await site.admin(EMAILS.superAdmin),
});

interface Users {
  create(user: object): Promise<{ id: number }>;
}
interface Roles {
  getSuperAdmin(): Promise<{ id: number }>;
}
/** A super administrator more, with the password of all. */
export const account = async (site: Site, email: string): Promise<void> => {
  const roles = site.strapi.service('admin::role') as unknown as Roles;
  const role = await roles.getSuperAdmin();
  const users = site.strapi.service('admin::user') as unknown as Users;
  await users.create({ email, firstname: email.split('@')[0], lastname: '', password: PASSWORD, isActive: true, roles: [role.id] });
};
