import type { Context, Middleware } from 'koa';
import type { Strapi } from './strapi';

/** Services, hooks and registries of the host, each with the shape its caller names: Strapi types none of them. */
export const serviceOf = <T>(strapi: Strapi, name: string): T => strapi.service(name as never) as unknown as T;

export const pluginServiceOf = <T>(strapi: Strapi, plugin: string, name: string): T => strapi.plugin(plugin).service(name) as unknown as T;

/** Is there such a service? Older versions of Strapi lack some. */
export const hasService = (strapi: Strapi, plugin: string, name: string): boolean =>
  strapi.plugins[plugin] !== undefined && name in (strapi.plugin(plugin) as unknown as { readonly services: object }).services;

export const actionsOf = <T>(strapi: Strapi, uid: string): T => strapi.documents(uid as never) as unknown as T;

interface Registry<T> {
  extend(uid: string, change: (held: T) => unknown): unknown;
}

/** Wraps a service that Strapi or a plugin registered: `change` names what is new of it. In `register()`, before anybody holds the original. */
export const extendService = <S extends object>(strapi: Strapi, uid: string, change: (service: S) => Partial<S>): void => {
  strapi.get<Registry<S>>('services').extend(uid, (held) => ({ ...held, ...change(held) }));
};

/** The same for a controller; routes look it up when the server is mounted. */
export const extendController = <C extends object>(strapi: Strapi, uid: string, change: (controller: C) => Partial<C>): void => {
  strapi.get<Registry<C>>('controllers').extend(uid, (held) => ({ ...held, ...change(held) }));
};

export interface ContentType {
  attributes: Record<string, unknown>;
  pluginOptions?: Record<string, unknown>;
}

export const extendContentType = (strapi: Strapi, uid: string, change: (type: ContentType) => unknown): void => {
  strapi.get<Registry<ContentType>>('content-types').extend(uid, change);
};

interface Hook {
  call(context: unknown): Promise<unknown>;
}

/**
 * Strapi calls the handlers of these two hooks side by side, its own among them, and its own write documents (a type that gets
 * draft-and-publish gets its drafts then). So these do not stand among them: one before all of them, the other after the last is done.
 */
const around = (strapi: Strapi, name: string, order: (others: () => Promise<unknown>) => Promise<void>): void => {
  const hook = strapi.hook(name) as unknown as Hook;
  const call = hook.call.bind(hook);
  hook.call = (context) => order(() => call(context));
};

/** After Strapi has brought the tables and the documents in step with its schema, before anything is routed or served. */
export const afterSync = (strapi: Strapi, work: () => Promise<void>): void =>
  around(strapi, 'strapi::content-types.afterSync', async (others) => {
    await others();
    await work();
  });

/** Before it does: the tables are as the last boot left them, and every attribute has its type. A throw stops the boot before anything is changed. */
export const beforeSync = (strapi: Strapi, work: () => Promise<void>): void =>
  around(strapi, 'strapi::content-types.beforeSync', async (others) => {
    await work();
    await others();
  });

/** After Strapi, every plugin and the host have bootstrapped, before anything is served. A throw stops the boot. In `register()`. */
export const afterBootstrap = (strapi: Strapi, work: () => Promise<void>): void => {
  const boot = strapi.bootstrap.bind(strapi);
  strapi.bootstrap = async () => {
    const booted = await boot();
    await work();
    return booted;
  };
};

export const useInDocuments = (strapi: Strapi, middleware: unknown): void => void strapi.documents.use(middleware as never);

/** The request that is being served; undefined outside of any. */
export const requestOf = (strapi: Strapi): Context | undefined => strapi.requestContext.get();

interface Api {
  use(middleware: Middleware): unknown;
}

/** Around every route of REST, before the answer is written or compressed. In `register()`, before the routes are there. */
export const useInContentApi = (strapi: Strapi, middleware: (ctx: Context, next: () => Promise<unknown>) => Promise<void>): void =>
  void (strapi.server.api('content-api') as unknown as Api).use(middleware);

interface Locales {
  getDefaultLocale(): Promise<string>;
}

export const defaultLocale = (strapi: Strapi): Promise<string> => pluginServiceOf<Locales>(strapi, 'i18n', 'locales').getDefaultLocale();

interface Sessions {
  isSessionActive(session: string): Promise<boolean>;
}

/** Is this a session of the admin that nobody has ended? */
export const sessionIsActive = (strapi: Strapi, session: string): Promise<boolean> => {
  const sessions = strapi.sessionManager as unknown as (origin: string) => Sessions;
  return sessions('admin').isSessionActive(session);
};

export interface Cron {
  add(tasks: Readonly<Record<string, { task: () => void; options: { rule: string; tz: string } }>>): unknown;
}

export const cronOf = (strapi: Strapi): Cron => strapi.cron as unknown as Cron;

export interface EventHub {
  emit(event: string, ...args: readonly unknown[]): Promise<void>;
}

/** Where Strapi tells of what happened: to webhooks, and to whoever listens. */
export const eventHubOf = (strapi: Strapi): EventHub => strapi.eventHub;

export interface OpenTransaction {
  onCommit(work: () => unknown): void;
}

export interface Transactions {
  transaction(work?: (transaction: OpenTransaction) => unknown): unknown;
}

/** The database layer, by the one method with which it opens transactions. */
export const transactionsOf = (strapi: Strapi): Transactions => strapi.db;
