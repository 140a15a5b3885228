import fs from 'node:fs';
import path from 'node:path';
import { AUDIT_WORDS, messagesOf } from '../../shared/words';

const HOME = path.resolve(__dirname, '..', '..', 'admin', 'src', 'translations');
const read = (file: string): Record<string, string> => JSON.parse(fs.readFileSync(path.join(HOME, file), 'utf8')) as Record<string, string>;
const SURFACES = ['', 'audit', 'cases', 'columns', 'inbox', 'notices', 'reading', 'setup'];

/** `{name}` and `{count, plural, …}` → name, count: what a sentence is given. The arm of a plural, `one {day}`, is given nothing. */
const values = (text: string): string[] =>
  [...new Set([...text.matchAll(/(?<!(?:one|other|=\d+) )\{(\w+)(?=[,}])/g)].map(([, name]) => name ?? ''))].sort();

describe.each(SURFACES)('[A9.2] the words of the admin (%s)', (surface) => {
  const chinese = read(path.join(surface, 'zh-Hans.json'));
  const english = read(path.join(surface, 'en.json'));

  it('every text is there in Chinese and in English', () => {
    expect(Object.keys(english).sort()).toEqual(Object.keys(chinese).sort());
  });

  it('both tell the same facts', () => {
    const differing = Object.keys(chinese).filter((key) => values(chinese[key] ?? '').join() !== values(english[key] ?? '').join());
    expect(differing).toEqual([]);
  });

  it('Chinese sentences are punctuated in full width', () => {
    const half = Object.entries(chinese).filter(([, text]) =>
      /[一-鿿][,;:?!()]|[,;:?!()][一-鿿]/.test(text.replace(/\{[^{}]*(\{[^{}]*\}[^{}]*)*\}/g, '字'))
    );
    expect(half).toEqual([]);
  });
});

describe('[A9.2] the surfaces', () => {
  it('do not word the same key twice', () => {
    const keys = [
      ...SURFACES.flatMap((surface) => Object.keys(read(path.join(surface, 'zh-Hans.json')))),
      // What screens and exported files say in the same words stands in neither of them.
      ...Object.keys(messagesOf(AUDIT_WORDS['zh-Hans'])),
    ];
    expect(keys).toContain('standing.suspended');
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  });

  it('are all loaded', () => {
    const loader = fs.readFileSync(path.join(HOME, 'index.ts'), 'utf8');
    const folders = fs
      .readdirSync(HOME, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    for (const folder of folders) expect(loader).toContain(`'./${folder}/zh-Hans.json'`);
    for (const folder of folders) expect(loader).toContain(`'./${folder}/en.json'`);
    expect(folders.sort()).toEqual(SURFACES.filter(Boolean).sort());
  });
});
