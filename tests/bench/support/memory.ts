import { Worker } from 'node:worker_threads';

const MB = 2 ** 20;

/** Looks from a thread of its own: SQLite answers without ever letting go of the main one, and a timer there would not fire. */
const WATCH = `
const { workerData } = require('node:worker_threads');
const most = new Float64Array(workerData);
setInterval(() => (most[0] = Math.max(most[0], process.memoryUsage.rss())), 5);
`;

/** MB by which the process grew, at most, while `work` was done. */
export const growthDuring = async (work: () => Promise<unknown>): Promise<number> => {
  const shared = new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT);
  const most = new Float64Array(shared);
  const worker = new Worker(WATCH, { eval: true, workerData: shared });
  await new Promise((resolve) => worker.once('online', resolve));
  while (most[0] === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  most[0] = before;
  await work();
  const after = Math.max(most[0], process.memoryUsage.rss());
  await worker.terminate();
  return (after - before) / MB;
};
