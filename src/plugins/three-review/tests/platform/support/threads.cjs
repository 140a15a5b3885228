const { parentPort, workerData } = require('node:worker_threads');

/** A thread of each kind that `inWorker` may meet. */
const KINDS = {
  echo: ({ value }) => parentPort.postMessage({ value, sees: Object.keys(process.env) }),
  // Sleeps until somebody on the main thread wakes it: for ever, if that thread waits for this one.
  held: ({ gate }) => {
    const view = new Int32Array(gate);
    Atomics.store(view, 0, 1);
    Atomics.wait(view, 0, 1);
    parentPort.postMessage('woken');
  },
  endless: () => {
    for (;;);
  },
  greedy: () => {
    const held = [];
    for (;;) held.push(Array.from({ length: 1000 }, () => ({})));
  },
  silent: () => undefined,
  broken: () => {
    throw new RangeError('broken');
  },
};

KINDS[workerData.kind](workerData);
