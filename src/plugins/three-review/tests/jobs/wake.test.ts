import { assignWork, work, workByClock, type Work } from '../../server/src/jobs/wake';
import type { Strapi } from '../../server/src/platform/strapi';

let believed = true;
afterEach(() => (believed = true));

/** A process with these parts of work. */
const processWith = (...parts: readonly Work[]): Strapi => {
  const strapi = {} as Strapi;
  assignWork(strapi, { parts, believesClock: () => Promise.resolve(believed) });
  return strapi;
};
const doing = (name: string, run: Work['run']): Work => ({ name, run });
const NOW = 1_790_000_000_000;

describe('[A9.2] a wake-up', () => {
  it('does its parts in their order, and tells what each did', async () => {
    const order: string[] = [];
    const part = (name: string, count: number) =>
      doing(name, (_strapi, now) => {
        order.push(`${name} ${String(now)}`);
        return Promise.resolve({ [name]: count });
      });
    expect(await work(processWith(part('audit', 2), part('outbox', 3)), NOW)).toEqual({ audit: 2, outbox: 3 });
    expect(order).toEqual([`audit ${String(NOW)}`, `outbox ${String(NOW)}`]);
  });

  it('sends what is waiting though the audit fails, and says that it failed', async () => {
    const sent: number[] = [];
    const strapi = processWith(
      doing('the audit', () => Promise.reject(new Error('no calendar'))),
      doing('the outbox', () => Promise.resolve({ delivered: sent.push(1) }))
    );
    await expect(work(strapi, NOW)).rejects.toThrow('the audit was not done: no calendar');
    expect(sent).toEqual([1]);
  });

  it('by a clock that is not believed leaves what speaks of days, and does the rest', async () => {
    const one = (name: string) => doing(name, () => Promise.resolve({ [name]: 1 }));
    const strapi = processWith({ ...one('audit'), speaksOfDays: true }, one('outbox'));
    expect(await workByClock(strapi, NOW)).toEqual({ audit: 1, outbox: 1 });
    believed = false;
    expect(await workByClock(strapi, NOW)).toEqual({ outbox: 1 });
  });

  it('names every part that failed', async () => {
    const failing = (name: string) => doing(name, () => Promise.reject(new Error(`${name} broke`)));
    await expect(work(processWith(failing('a'), failing('b')), NOW)).rejects.toThrow(/a was not done: a broke; b was not done: b broke/);
  });

  it('waits for the one before it, and goes on after one that failed', async () => {
    let running = 0;
    let most = 0;
    let times = 0;
    const strapi = processWith(
      doing('slow', async () => {
        most = Math.max(most, (running += 1));
        await Promise.resolve();
        running -= 1;
        if ((times += 1) === 1) throw new Error('once');
        return { times };
      })
    );
    const [first, second, third] = await Promise.allSettled([work(strapi, NOW), work(strapi, NOW), work(strapi, NOW)]);
    expect(first.status).toBe('rejected');
    expect(second).toEqual({ status: 'fulfilled', value: { times: 2 } });
    expect(third).toEqual({ status: 'fulfilled', value: { times: 3 } });
    expect(most).toBe(1);
  });
});
