import type { Strapi } from './strapi';

/** The moments of Strapi's database layer: `beforeFindMany`, `afterUpdate` and so on; `models`: of these alone. */
export type Subscriber = { readonly models?: readonly string[] } & Readonly<Record<string, unknown>>;

type Moment = (event: object) => unknown;
type States = Map<unknown, unknown>;
type Run = (action: string, uid: string, properties: object, states?: States) => Promise<States>;

interface Provider {
  run: Run;
}

const held = new WeakMap<Provider, Subscriber[]>();

const momentOf = (subscriber: Subscriber, action: string, uid: string): Moment | null => {
  const moment = subscriber[action];
  if (typeof moment !== 'function' || (subscriber.models && !subscriber.models.includes(uid))) return null;
  return moment as Moment;
};

/** Runs the subscribers at one moment; what one keeps in `state` before a query, it finds again after it. */
const runThrough = async (
  subscribers: readonly Subscriber[],
  model: unknown,
  [action, uid, properties]: readonly [string, string, object],
  states: States
): Promise<void> => {
  for (const subscriber of subscribers) {
    const moment = momentOf(subscriber, action, uid);
    if (!moment) continue;
    const event = { action, model, state: states.get(subscriber) ?? {}, ...properties };
    await moment(event);
    states.set(subscriber, event.state);
  }
};

/**
 * Subscribes to the database layer itself. Strapi's own lifecycles are switched off for the whole process by one open transfer socket
 * (`lifecycles.disable`) and can be emptied (`clear`): neither reaches these. They stand around the lifecycles of the host: last before a
 * query, so that they judge what is really asked, and first after it.
 */
export const guardDatabase = (strapi: Strapi, subscriber: Subscriber): void => {
  const provider = strapi.db.lifecycles as unknown as Provider;
  const known = held.get(provider);
  if (known) {
    known.push(subscriber);
    return;
  }
  const subscribers = [subscriber];
  held.set(provider, subscribers);
  const run = provider.run.bind(provider);
  provider.run = async (action, uid, properties, states = new Map()) => {
    const through = () => runThrough(subscribers, strapi.db.metadata.get(uid), [action, uid, properties], states);
    if (action.startsWith('after')) await through();
    await run(action, uid, properties, states);
    if (!action.startsWith('after')) await through();
    return states;
  };
};
