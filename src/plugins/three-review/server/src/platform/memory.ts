import type { Strapi } from './strapi';

interface Store {
  get(params: { key: string }): Promise<unknown>;
  set(params: { key: string; value: unknown }): Promise<void>;
}

const storeOf = (strapi: Strapi): Store => strapi.store({ type: 'plugin', name: 'three-review' });

/** Notes from one boot to the next, in Strapi's own store: they outlive a boot without the plugin. Null: nothing was noted. */
export const remembered = <T>(key: string) => ({
  get: async (strapi: Strapi): Promise<T | null> => ((await storeOf(strapi).get({ key })) ?? null) as T | null,
  set: (strapi: Strapi, value: T): Promise<void> => storeOf(strapi).set({ key, value }),
});
