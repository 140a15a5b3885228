import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import { ENGINE } from '../support/site';
import { wait, type Random } from './random';

/** A request that carries this header is held up by chance on its way through Strapi, and nobody else's is. */
export const DELAYS = 'x-three-review-delays';

const slowed = new AsyncLocalStorage<boolean>();

/** In the answer to such a request: when the server began with it, ms. */
export const ARRIVED = 'x-three-review-arrived';

/** Code that is no request, held up like one. */
export const withDelays = <T>(work: () => Promise<T>): Promise<T> => slowed.run(true, work);

/** ms */
const UP_TO = 40;
/** Of the places where an act can be held up, how many do. On SQLite all of an act but that is done in one go, and nobody else gets a word in. */
const SHARE = ENGINE === 'sqlite' ? 0.3 : 0.12;

const EVENTS = [
  'beforeFindMany',
  'afterFindMany',
  'beforeCreate',
  'afterCreate',
  'beforeUpdate',
  'afterUpdate',
  'beforeDelete',
  'afterDelete',
] as const;

/**
 * Stretches what happens between any two statements, so that races which the clock hides come out. Stands inside the gate: its middleware
 * and hooks were registered before.
 */
export const installDelays = (strapi: Core.Strapi, random: Random, models: string[]): void => {
  const applies = (): boolean => slowed.getStore() === true || (strapi.requestContext.get()?.get(DELAYS) ?? '') !== '';
  const pause = async (share = SHARE): Promise<void> => {
    if (applies() && random() < share) await wait(random, UP_TO);
  };
  strapi.server.httpServer.prependListener('request', (request, response) => {
    if (request.headers[DELAYS] !== undefined) response.setHeader(ARRIVED, String(Date.now()));
  });
  strapi.documents.use(async (_call, next) => {
    await pause(0.5);
    const result: unknown = await next();
    await pause(0.5);
    return result as never;
  });
  strapi.db.lifecycles.subscribe({ models, ...Object.fromEntries(EVENTS.map((event) => [event, () => pause()])) });
};
