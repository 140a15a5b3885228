import { refusal, type Refusal } from '../../../../core/kernel/result';
import { builtFile, inWorker } from '../../platform/worker';
import { READER_LIMITS } from './limits';
import type { ParsedSheet } from './parse';

export interface SheetFile {
  readonly bytes: Uint8Array;
  readonly name: string;
}

let reading = 0;

/**
 * Reads a division sheet that somebody sent, in a thread of its own: a file made to be read slowly costs its sender the import, and nobody
 * else a second. Refused where it takes too long or too much memory, or where others are being read.
 */
export const readSheet = async (file: SheetFile): Promise<ParsedSheet | Refusal> => {
  if (reading >= READER_LIMITS.atOnce) return refusal('reader_busy', 'A9.1');
  reading += 1;
  try {
    const read = await inWorker<ParsedSheet>(builtFile('workers/sheet.js'), file, READER_LIMITS);
    return 'stopped' in read ? refusal('file_too_costly', 'A9.1', { limit: read.stopped }) : read;
  } finally {
    reading -= 1;
  }
};
