import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

export interface WorkerLimits {
  /** By the clock on the wall: whatever the work does then, it ends. */
  readonly milliseconds: number;
  readonly megabytes: number;
}

/** Why a worker was ended before it had an answer. */
export type Stopped = { readonly stopped: 'time' | 'memory' };

/** A file of the build beside the server's own: `dist/<name>`. */
export const builtFile = (name: string): string => path.join(path.dirname(fileURLToPath(import.meta.url)), '..', name);

const OUT_OF_MEMORY = 'ERR_WORKER_OUT_OF_MEMORY';

/**
 * Has a file work on `input` in a thread of its own, so that the site goes on answering. The file finds the input in `workerData` and posts
 * one message, its answer. The thread sees no environment of the site and is gone when this settles.
 */
export const inWorker = async <T>(file: string, input: unknown, { milliseconds, megabytes }: WorkerLimits): Promise<T | Stopped> => {
  const worker = new Worker(file, { workerData: input, env: {}, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: megabytes } });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<T | Stopped>((resolve, reject) => {
      timer = setTimeout(() => resolve({ stopped: 'time' }), milliseconds);
      worker.once('message', (answer: T) => resolve(answer));
      worker.once('exit', (code) => reject(new Error(`${file} ended with ${String(code)} and no answer`)));
      worker.once('error', (error: NodeJS.ErrnoException) => {
        if (error.code === OUT_OF_MEMORY) resolve({ stopped: 'memory' });
        else reject(error);
      });
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
};
