import fs from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { madePages, type Made } from './support/pages';
import { ROOT } from './support/root';

/*
 * npm run docs                writes what the documentation has from the code: configuration, routes, OpenAPI
 * npm run docs -- --check     writes nothing; exit code 1 where a page is not what the code says
 */
const held = (file: string): string => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '');

const textOf = async ({ file, own, text }: Made): Promise<string> =>
  own ? text : format(text, { ...(await resolveConfig(path.join(ROOT, file))), filepath: file });

const run = async (check: boolean): Promise<void> => {
  const stale: string[] = [];
  for (const page of await madePages()) {
    const [text, file] = [await textOf(page), path.join(ROOT, page.file)];
    if (text === held(file)) continue;
    stale.push(page.file);
    if (!check) fs.writeFileSync(file, text);
  }
  if (!check) console.log(stale.length === 0 ? '✓ nothing to write' : stale.map((file) => `✓ ${file}`).join('\n'));
  else if (stale.length > 0) {
    console.error(`✗ not what the code says: ${stale.join(', ')}\n  Run \`npm run docs\` and commit what it writes.`);
    process.exitCode = 1;
  }
};

run(process.argv.includes('--check')).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 2;
});
