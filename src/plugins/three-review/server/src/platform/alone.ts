import { AsyncLocalStorage } from 'node:async_hooks';
import type { Trx } from './strapi';

/** What every statement of one transaction goes through. */
interface Connection {
  query(connection: unknown, asked: unknown): Promise<unknown>;
}

/** Who has a transaction to himself now, and when he lets others in again. */
interface Door {
  holder: object | null;
  opened: Promise<void>;
  open: () => void;
}

const doors = new WeakMap<Trx, Door>();
const holders = new AsyncLocalStorage<object>();

const isInside = ({ holder }: Door): boolean => holder === null || holders.getStore() === holder;

/** Once a transaction has a door, whatever is asked of it from elsewhere waits in front of it. */
const doorOf = (trx: Trx): Door => {
  const known = doors.get(trx);
  if (known) return known;
  const door: Door = { holder: null, opened: Promise.resolve(), open: () => undefined };
  const connection = trx.client as unknown as Connection;
  const query = connection.query.bind(connection);
  connection.query = async (...asked) => {
    while (!isInside(door)) await door.opened;
    return query(...asked);
  };
  doors.set(trx, door);
  return door;
};

const close = async (door: Door, holder: object): Promise<void> => {
  while (door.holder !== null) await door.opened;
  door.holder = holder;
  door.opened = new Promise((resolve) => (door.open = resolve));
};

const open = (door: Door): void => {
  door.holder = null;
  door.open();
};

/** Lets everybody in while `work` goes on. */
export type Ajar = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Does `work` with a transaction to itself: what others of the host ask in it at the same time is asked afterwards. So nothing of theirs lies
 * between a place in the transaction and its end, and they read nothing that is undone. What `work` itself calls belongs to it.
 */
export const alone = async <T>(trx: Trx, work: (ajar: Ajar) => Promise<T>): Promise<T> => {
  const door = doorOf(trx);
  const known = holders.getStore();
  if (known !== undefined && door.holder === known) return work((part) => part());
  const holder = {};
  const ajar: Ajar = async (part) => {
    open(door);
    try {
      return await part();
    } finally {
      await close(door, holder);
    }
  };
  await close(door, holder);
  try {
    return await holders.run(holder, () => work(ajar));
  } finally {
    open(door);
  }
};
