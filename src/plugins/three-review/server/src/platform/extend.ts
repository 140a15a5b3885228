import type { Strapi } from './strapi';

interface Registry {
  extend(uid: string, change: (held: unknown) => unknown): unknown;
}

/** Wraps a service that Strapi or a plugin registered. In `register()`, before anybody has asked for it. */
export const extendService = <S extends object>(strapi: Strapi, uid: string, change: (service: S) => Partial<S>): void => {
  strapi.get<Registry>('services').extend(uid, (held) => ({ ...(held as S), ...change(held as S) }));
};

/** The same for a controller; routes look it up when the server is mounted. */
export const extendController = <C extends object>(strapi: Strapi, uid: string, change: (controller: C) => Partial<C>): void => {
  strapi.get<Registry>('controllers').extend(uid, (held) => ({ ...(held as C), ...change(held as C) }));
};
