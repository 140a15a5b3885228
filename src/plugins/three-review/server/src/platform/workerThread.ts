import { parentPort, workerData } from 'node:worker_threads';

/** The other side of `inWorker`: the whole of a thread is one piece of work, from its input to its one answer. What it throws, `inWorker` throws. */
export const answerWith = async <I, O>(work: (input: I) => Promise<O>): Promise<void> => {
  parentPort?.postMessage(await work(workerData as I));
};
