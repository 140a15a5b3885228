import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { inWorker } from '../../server/src/platform/worker';

const FILE = path.join(__dirname, 'support/threads.cjs');
const LONG = { milliseconds: 300_000, megabytes: 64 };
const start = (input: object, limits = LONG) => inWorker<unknown>(FILE, input, limits);

test('[A9.1] a thread answers once, and sees nothing of the environment of the site', async () => {
  expect(await start({ kind: 'echo', value: [1, 2] })).toEqual({ value: [1, 2], sees: [] });
});

test('[A9.1] the site goes on while a thread works: what wakes it runs on the main one', async () => {
  const gate = new SharedArrayBuffer(4);
  const answer = start({ kind: 'held', gate });
  const view = new Int32Array(gate);
  while (Atomics.load(view, 0) === 0) await turn();
  Atomics.store(view, 0, 2);
  Atomics.notify(view, 0);
  expect(await answer).toBe('woken');
});

test.each([
  ['that never ends is ended by the clock', 'endless', { ...LONG, milliseconds: 200 }, 'time'],
  ['that takes ever more memory is ended', 'greedy', LONG, 'memory'],
])('[A9.1] a thread %s', async (_title, kind, limits, stopped) => expect(await start({ kind }, limits)).toEqual({ stopped }));

test('[A9.1] a thread that breaks, or ends without an answer, is an error', async () => {
  await expect(start({ kind: 'broken' })).rejects.toThrow('broken');
  await expect(start({ kind: 'silent' })).rejects.toThrow('no answer');
});
