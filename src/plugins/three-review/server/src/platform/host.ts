import type { Strapi } from './strapi';

/** Services, hooks and registries of the host, each with the shape its caller names: Strapi types none of them. */
export const serviceOf = <T>(strapi: Strapi, name: string): T => strapi.service(name as never) as unknown as T;

export const pluginServiceOf = <T>(strapi: Strapi, plugin: string, name: string): T => strapi.plugin(plugin).service(name) as unknown as T;

export const actionsOf = <T>(strapi: Strapi, uid: string): T => strapi.documents(uid as never) as unknown as T;

interface Registry<T> {
  extend(uid: string, change: (held: T) => unknown): unknown;
}

/** Puts `change` of a service in its place. In `register()`, before anybody holds the original. */
export const extendService = <T>(strapi: Strapi, uid: string, change: (service: T) => unknown): void => {
  strapi.get<Registry<T>>('services').extend(uid, change);
};

export interface ContentType {
  attributes: Record<string, unknown>;
}

export const extendContentType = (strapi: Strapi, uid: string, change: (type: ContentType) => unknown): void => {
  strapi.get<Registry<ContentType>>('content-types').extend(uid, change);
};

interface Hook {
  register(work: () => Promise<void>): void;
}

/** After Strapi has brought the tables in step with its schema, before anything is routed or served. */
export const afterSync = (strapi: Strapi, work: () => Promise<void>): void => {
  (strapi.hook('strapi::content-types.afterSync') as unknown as Hook).register(work);
};

/** Before it does: the tables are as the last boot left them. */
export const beforeSync = (strapi: Strapi, work: () => Promise<void>): void => {
  (strapi.hook('strapi::content-types.beforeSync') as unknown as Hook).register(work);
};

export const useInDocuments = (strapi: Strapi, middleware: unknown): void => void strapi.documents.use(middleware as never);

export const subscribeToDatabase = (strapi: Strapi, subscriber: object): void => void strapi.db.lifecycles.subscribe(subscriber);

interface Locales {
  getDefaultLocale(): Promise<string>;
}

export const defaultLocale = (strapi: Strapi): Promise<string> => pluginServiceOf<Locales>(strapi, 'i18n', 'locales').getDefaultLocale();

export interface Cron {
  add(tasks: Readonly<Record<string, { task: () => void; options: { rule: string; tz: string } }>>): unknown;
}

export const cronOf = (strapi: Strapi): Cron => strapi.cron as unknown as Cron;
