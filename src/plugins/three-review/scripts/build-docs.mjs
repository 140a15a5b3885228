import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/* Ships the repository's pages with the package, in dist/docs. A link that leads out of them is left as its words: nothing in a package leads outside. */
const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const FROM = path.join(ROOT, '..', '..', '..', 'docs');
const TO = path.join(ROOT, 'dist', 'docs');

const pages = readdirSync(FROM).filter((name) => name.endsWith('.md'));

/** @param {string} text */
const alone = (text) =>
  text.replace(/(!?)\[([^\]]*)\]\(([^)\s]+)\)/g, (link, picture, words, target) => {
    const [page] = target.split('#');
    return picture === '' && (page === '' || pages.includes(page)) ? link : words;
  });

rmSync(TO, { recursive: true, force: true });
mkdirSync(TO, { recursive: true });
for (const page of pages) writeFileSync(path.join(TO, page), alone(readFileSync(path.join(FROM, page), 'utf8')));
