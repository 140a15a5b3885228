import { saysNothing } from '../../../core/content';

const block = (...children: object[]) => [{ type: 'paragraph', children }];

test.each<[string, unknown, boolean]>([
  ['nothing at all', null, true],
  ['a field that was never written', undefined, true],
  ['an empty text', '', true],
  ['blanks', ' \u3000\n\t\u00a0', true],
  ['characters that nobody sees', '\u200b\u00ad\u2060', true],
  ['a word', ' 字 ', false],
  ['a nought', '0', false],
  ['no block', [], true],
  ['an empty paragraph', block({ type: 'text', text: '' }), true],
  ['a paragraph of blanks', block({ type: 'text', text: ' \u200b' }), true],
  ['a link without a letter', block({ type: 'link', url: 'https://example.invalid', children: [{ type: 'text', text: '' }] }), true],
  ['a paragraph with a word', block({ type: 'text', text: '' }, { type: 'text', text: '字' }), false],
  ['a list with a word', [{ type: 'list', children: [{ type: 'list-item', children: [{ type: 'text', text: '字' }] }] }], false],
  ['a picture', [{ type: 'image', image: { url: '/uploads/a.png' }, children: [{ type: 'text', text: '' }] }], false],
])('[A10.1] whether something is written: %s', (_title, value, nothing) => expect(saysNothing(value)).toBe(nothing));
