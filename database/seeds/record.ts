import type { Core } from '@strapi/strapi';

const PLACE = { type: 'core', name: 'seeds', key: 'done' } as const;

/** What has been seeded into this database: a key for each thing, with its id. */
export type Done = Readonly<Record<string, string>>;

export const seeded = async (strapi: Core.Strapi): Promise<Done> => ((await strapi.store.get(PLACE)) as Done | null) ?? {};

/**
 * Creates a thing that this database has never been given, in one transaction with the note that it was. What people changed,
 * renamed or deleted since then is theirs and stays as it is.
 */
export const seedOnce = async (strapi: Core.Strapi, key: string, create: () => Promise<string>): Promise<string> =>
  await strapi.db.transaction(async () => {
    const done = await seeded(strapi);
    const before = done[key];
    if (before !== undefined) return before;
    const id = await create();
    await strapi.store.set({ ...PLACE, value: { ...done, [key]: id } });
    return id;
  });
