import fc from 'fast-check';
import { compareLines, difference, differs, linesOfText, newLines, oldLines, tokensOf, type Shape } from '../../../core/difference';
import type { Fields } from '../../../core/content';
import { segment } from './segment';

const WORDS = ['会议', '老旧小区', '改造', '，', '。', '2026年11月', '46', '个', '89.1%', '供热', '的', ' ', 'the', '𠮷', '👩‍👩‍👧', ''];
const sentence = fc.array(fc.constantFrom(...WORDS), { maxLength: 20 }).map((words) => words.join(''));
const text = fc
  .array(fc.oneof({ weight: 4, arbitrary: sentence }, fc.string({ unit: 'grapheme', maxLength: 12 })), { maxLength: 8 })
  .map((lines) => lines.join('\n'));
/** The second text is mostly the first one, edited. */
const edited = fc.tuple(text, text, fc.nat(8), fc.nat(8), fc.boolean()).map(([a, b, from, to, turned]): [string, string] => {
  const lines = a.split('\n');
  const kept = [...lines.slice(0, from), ...b.split('\n').slice(0, 2), ...lines.slice(to)];
  return [a, (turned ? kept.reverse() : kept).join('\n')];
});

const compared = (before: string, after: string) => compareLines(linesOfText(before), linesOfText(after), segment).paragraphs;
const textsOf = (value: string) => linesOfText(value).map((line) => line.text);

describe('[A10.2] a difference is the whole difference', () => {
  test('applied to the old text it gives the new one, taken back it gives the old one', () => {
    fc.assert(
      fc.property(fc.oneof(edited, fc.tuple(text, text)), ([before, after]) => {
        const paragraphs = compared(before, after);
        expect(newLines(paragraphs)).toEqual(textsOf(after));
        expect(oldLines(paragraphs)).toEqual(textsOf(before));
      }),
      { numRuns: 600 }
    );
  });

  test('of equal texts there is none, of texts that differ there is one', () => {
    fc.assert(
      fc.property(edited, ([before, after]) => {
        expect(compared(before, before).some(differs)).toBe(false);
        expect(compared(before, after).some(differs)).toBe(textsOf(before).join('\n') !== textsOf(after).join('\n'));
      }),
      { numRuns: 400 }
    );
  });

  test('tokens joined are the text', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary', maxLength: 900 })), (value) => {
        expect(tokensOf(value, segment).join('')).toBe(value);
      }),
      { numRuns: 400 }
    );
  });

  const part: Shape = new Map([['label', { kind: 'text' }]]);
  const shape: Shape = new Map([
    ['title', { kind: 'text' }],
    ['data', { kind: 'json' }],
    ['parts', { kind: 'parts', component: 'shared.part', shapeOf: () => part }],
    ['files', { kind: 'files' }],
    ['links', { kind: 'links', unordered: false }],
  ]);
  const short = fc.constantFrom('甲', '乙', '丙丁', '戊己庚');
  const content: fc.Arbitrary<Fields> = fc.record({
    title: fc.option(short),
    data: fc.option(fc.record({ a: short, list: fc.array(short, { maxLength: 4 }) })),
    parts: fc.array(fc.record({ label: short }), { maxLength: 4 }),
    files: fc.uniqueArray(short, { maxLength: 3 }).map((ids) => ids.map((documentId) => ({ documentId, bytes: 'aa' }))),
    links: fc.uniqueArray(short, { maxLength: 3 }),
  });

  test('contents that differ have a difference, and each part is told from its place to its place, once', () => {
    fc.assert(
      fc.property(content, content, (before, after) => {
        const found = difference(before, after, shape, segment);
        expect(found.length === 0).toBe(JSON.stringify(before) === JSON.stringify(after));
        const told = found.flatMap((one) => (one.kind === 'part' ? one.steps.map(({ from, to }) => `${String(from)}>${String(to)}`) : []));
        expect(new Set(told).size).toBe(told.length);
        expect(difference(before, before, shape, segment)).toEqual([]);
      }),
      { numRuns: 400 }
    );
  });
});
