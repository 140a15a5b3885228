import type { Core } from '@strapi/strapi';

/** Runs `act` on the first start of a database only: what administrators change later stays changed. */
export const once = async (strapi: Core.Strapi, key: string, act: () => Promise<void>): Promise<void> => {
  const place = { type: 'core', name: 'host', key };
  if (await strapi.store.get(place)) return;
  await act();
  await strapi.store.set({ ...place, value: { at: new Date().toISOString() } });
};
