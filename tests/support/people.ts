import type { Client, Site } from './site';

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
