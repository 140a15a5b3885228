import { answerWith } from '../../platform/workerThread';
import { parseSheet } from './parse';
import type { SheetFile } from './read';

/** The thread that reads one division sheet: built into `dist/workers/sheet.js` by scripts/build-workers.mjs. */
void answerWith(({ bytes, name }: SheetFile) => parseSheet(bytes, name));
