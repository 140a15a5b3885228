import fc from 'fast-check';
import { verifyWrite, type LiveRow } from '../../../core/gate';

const row = (locale: string, content: string, targets: readonly string[] = []): LiveRow => ({
  locale,
  full: `full:${content}:${targets.join()}`,
  core: `core:${content}`,
  targets,
});

const zh = row('zh-Hans', 'signed', ['related=a', 'related=b']);
const old = row('zh-Hans', 'before');
const en = row('en', 'english');

const ok: readonly string[] = [];
const differs = ['zh-Hans: differs from what was signed'];

test.each<[string, readonly LiveRow[], readonly LiveRow[], readonly LiveRow[], readonly string[]]>([
  ['[A10.2] what was signed goes live', [], [zh], [zh], ok],
  ['[A10.2] what was signed replaces what was live', [old], [zh], [zh], ok],
  ['[A10.2] what is live and stays as it is needs nobody’s leave', [old, en], [old, en], [], ok],
  ['[A10.2] nothing live before and after is fine', [], [], [zh], ok],
  ['[A10.2] another content than the signed one does not', [old], [row('zh-Hans', 'altered')], [zh], differs],
  ['[A10.2] a relation to something unpublished may fall away on publication', [], [row('zh-Hans', 'signed', ['related=a'])], [zh], ok],
  ['[A10.2] a relation that was not signed may not appear', [], [row('zh-Hans', 'signed', ['related=a', 'related=c'])], [zh], differs],
  ['[A10.2] another language is not published along', [], [zh, en], [zh], ['en: not part of this publication']],
  [
    '[A10.2] another language’s live row is not rewritten along',
    [en],
    [zh, row('en', 'rewritten')],
    [zh],
    ['en: not part of this publication'],
  ],
  ['[A10.2] languages are published together when each was signed', [], [zh, en], [zh, en], ok],
  [
    '[A10.2] what was signed in one language does not go live in another',
    [],
    [row('en', 'signed')],
    [zh],
    ['en: not part of this publication'],
  ],
  ['[A10.2] a language has one live row', [], [zh, zh], [zh], ['zh-Hans: two live rows']],
  ['[A10.2] a second live row is not excused by the first having been there', [old], [old, zh], [zh], ['zh-Hans: two live rows']],
  [
    '[A10.2] an old content of one language excuses no other language',
    [old],
    [{ ...old, locale: 'en' }],
    [],
    ['en: not part of this publication'],
  ],
])('%s', (_title, before, after, approved, found) => {
  const refusals = verifyWrite(before, after, approved);
  expect(refusals.map(({ data }) => `${String(data['locale'])}: ${String(data['why'])}`)).toEqual(found);
  expect(refusals.every(({ code, article }) => code === 'content_mismatch' && article === 'A10.2')).toBe(true);
});

test('[A10.2] whatever an action does beside its purpose, no row goes live that neither was live nor was signed', () => {
  const anyRow = fc
    .record({ locale: fc.constantFrom('zh-Hans', 'en', 'ug'), content: fc.constantFrom('1', '2', '3') })
    .map(({ locale, content }) => row(locale, content));
  const rows = fc.array(anyRow, { maxLength: 4 });
  const same = (a: LiveRow) => (b: LiveRow) => a.locale === b.locale && a.full === b.full;
  fc.assert(
    fc.property(rows, rows, rows, (before, after, approved) => {
      if (verifyWrite(before, after, approved).length > 0) return;
      expect(new Set(after.map(({ locale }) => locale)).size).toBe(after.length);
      for (const live of after) expect([...before, ...approved].some(same(live))).toBe(true);
    }),
    { numRuns: 2000 }
  );
});
