import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ARTICLES, SHIPPED_POLICIES } from '../../core/regulation';

const PLUGIN = path.resolve(__dirname, '../..');
const sources = (folder: string): string[] =>
  readdirSync(path.join(PLUGIN, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.join(PLUGIN, folder, name));

const ids = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].flatMap((match) => (match[1] ?? '').split(/,\s*/));

/** Cited by the policies as data, and by core's files in refusals and comments. The catalogue itself cites nothing. */
const citedBy = (file: string): string[] => ids(readFileSync(file, 'utf8'), /\b(A\d+(?:\.\d+)?)\b/g);
const inPolicies = Object.values(SHIPPED_POLICIES).flatMap(({ criteria, stages }) =>
  [...criteria, ...stages, ...stages.flatMap(({ duties }) => duties)].map(({ article }): string => article)
);
const inCore = sources('core')
  .filter((file) => !file.endsWith('articles.ts'))
  .flatMap(citedBy);

/** In titles: `[A10.2]`, or `[A10.2, A11]`. */
const inTitles = new Set(
  sources('tests')
    .filter((file) => file.endsWith('.test.ts') && file !== __filename)
    .flatMap((file) => ids(readFileSync(file, 'utf8'), /[([]\s*['"`]\[(A[\d.]+(?:,\s*A[\d.]+)*)\]/g))
);

const cited = [...new Set([...inPolicies, ...inCore])].sort();

test('every article that core cites is one of the regulation’s', () => {
  expect(cited.filter((id) => !(id in ARTICLES))).toEqual([]);
});

test('core cites the three reviews, the five criteria and the units that answer: the search finds something', () => {
  expect(cited).toEqual(expect.arrayContaining(['A1', 'A6', 'A10.1', 'A10.2', 'A11']));
});

test.each(cited)('%s stands in the title of a test', (id) => {
  expect([...inTitles]).toContain(id);
});
