import fs from 'node:fs';
import { ENGINE } from '../support/site';
import { SEED } from './random';

/**
 * Says what a run came to. `npm run faults` gathers it in a file and shows it at the end: of several engines at once nothing else is seen
 * of what went well.
 */
export const tell = (what: string, counts: string): void => {
  const line = `${what} on ${ENGINE}, seed ${String(SEED)}${counts}\n`;
  process.stdout.write(`\n${line}`);
  if (process.env.THREE_REVIEW_COUNTS) fs.appendFileSync(process.env.THREE_REVIEW_COUNTS, line);
};
