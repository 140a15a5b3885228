import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '..', '..', '..');

/** What a template is made of besides the build of the host: the plugin that it runs, the packages, and how the tests boot and keep it. */
const PARTS = ['src/plugins/three-review/dist/server', 'package-lock.json', 'tests/support/site.ts', 'tests/support/template'];

const DAY = 86_400_000;

const filesOf = (start: string): string[] => {
  if (!fs.statSync(start).isDirectory()) return [start];
  const entries = fs.readdirSync(start, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  // The admin panel is in no database.
  return entries.filter(({ name }) => name !== 'build').flatMap(({ name }) => filesOf(path.join(start, name)));
};

/** Names a template by all that it is made of, so that none is ever stale: other seeds, another build or another day, another name. */
export const templateKey = (dist: string): string => {
  const hash = createHash('sha256').update(String(Math.floor((Date.now() + 8 * 3_600_000) / DAY)));
  for (const part of [dist, ...PARTS.map((name) => path.join(ROOT, name))]) {
    for (const file of filesOf(part)) hash.update(`\0${path.relative(part, file)}\0`).update(fs.readFileSync(file));
  }
  return hash.digest('hex').slice(0, 12);
};
