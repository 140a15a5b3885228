import fs from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(__dirname, '..', '..', '..');
export const read = (file: string): string => fs.readFileSync(path.join(ROOT, file), 'utf8');

/** Every page that people read, by its path. */
export const PAGES: readonly string[] = [
  'README.md',
  'README.zh-CN.md',
  'src/plugins/three-review/README.md',
  ...fs
    .readdirSync(path.join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
