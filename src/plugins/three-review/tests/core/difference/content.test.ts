import { countsOf, difference, summed, type FieldDifference, type Shape } from '../../../core/difference';
import type { Fields } from '../../../core/content';
import { segment } from './segment';

const fact: Shape = new Map([
  ['label', { kind: 'text' }],
  ['value', { kind: 'text' }],
]);
const quote: Shape = new Map([['text', { kind: 'text' }]]);
const shapeOf = (component: string): Shape => (component === 'shared.quote' ? quote : fact);
const shape: Shape = new Map([
  ['title', { kind: 'text' }],
  ['data', { kind: 'json' }],
  ['on', { kind: 'value' }],
  ['pin', { kind: 'secret' }],
  ['related', { kind: 'links', unordered: false }],
  ['readers', { kind: 'links', unordered: true }],
  ['cover', { kind: 'files' }],
  ['facts', { kind: 'parts', component: 'shared.fact', shapeOf }],
  ['sections', { kind: 'parts', component: null, shapeOf }],
]);

const compared = (before: Fields, after: Fields) => difference(before, after, shape, segment);
const line = (found: FieldDifference): string => {
  const steps = found.steps.map(({ name, from, to }) => `${name}[${String(from ?? '-')}>${String(to ?? '-')}]`).join('/');
  const what = found.kind === 'part' ? found.change : found.kind;
  return `${found.path} ${steps} ${what}`.replace('  ', ' ');
};
const lines = (before: Fields, after: Fields): readonly string[] => compared(before, after).map(line);

const households = { label: '惠及居民户数', value: '1.8万户' };
const districts = { label: '改造老旧小区', value: '46个' };
const quoted = { __component: 'shared.quote', text: '把好事办好、实事办实' };
const told = { __component: 'shared.fact', label: '投资总额', value: '3.2亿元' };

describe('[A10.2] what changed in a content', () => {
  test('of equal contents nothing, and null is as empty as an empty text or list', () => {
    expect(compared({ title: '一', facts: [districts] }, { title: '一', facts: [districts] })).toEqual([]);
    expect(compared({ title: null, related: [] }, { title: '', related: null })).toEqual([]);
  });

  test.each<[string, Fields, Fields, readonly string[]]>([
    ['fields in the order in which they are read', { on: true, title: '一' }, { on: false, title: '二' }, ['title text', 'on value']],
    ['a field that the type no longer has', { gone: '旧' }, {}, ['gone value']],
    [
      'components by likeness: one came before the other',
      { facts: [districts] },
      { facts: [households, districts] },
      ['facts facts[->0] added', 'facts.label facts[->0] text', 'facts.value facts[->0] text'],
    ],
    [
      'components by likeness: one word inside one that slid down',
      { facts: [districts] },
      { facts: [households, { ...districts, value: '48个' }] },
      ['facts facts[->0] added', 'facts.label facts[->0] text', 'facts.value facts[->0] text', 'facts.value facts[0>1] text'],
    ],
    ['components that changed places', { facts: [districts, households] }, { facts: [households, districts] }, ['facts facts[1>0] moved']],
    [
      'a component that went, with what stood in it',
      { facts: [districts, households] },
      { facts: [households] },
      ['facts facts[0>-] removed', 'facts.label facts[0>-] text', 'facts.value facts[0>-] text'],
    ],
    ['an empty component that came', { facts: [] }, { facts: [{ label: null, value: null }] }, ['facts facts[->0] added']],
    [
      'in a zone components of different kinds are never one',
      { sections: [quoted] },
      { sections: [{ ...told, label: quoted.text }] },
      [
        'sections sections[0>-] removed',
        'sections.shared.quote.text sections[0>-] text',
        'sections sections[->0] added',
        'sections.shared.fact.label sections[->0] text',
        'sections.shared.fact.value sections[->0] text',
      ],
    ],
    [
      'a word in a part of a zone that moved',
      { sections: [quoted, told] },
      { sections: [told, { ...quoted, text: '把好事办好、实事办细' }] },
      ['sections sections[1>0] moved', 'sections.shared.quote.text sections[0>1] text'],
    ],
    ['a link that came and one that went', { related: ['a', 'b'] }, { related: ['b', 'c'] }, ['related links']],
    ['the order of links that others order is nothing', { readers: ['a', 'b'] }, { readers: ['b', 'a'] }, []],
    ['a secret is said, never shown', { pin: 'x' }, { pin: 'y' }, ['pin secret']],
  ])('%s', (_title, before, after, expected) => {
    expect(lines(before, after)).toEqual(expected);
  });

  test('links by what they lead to', () => {
    const [found] = compared({ related: ['a', 'b', 'c'] }, { related: ['c', 'a', 'd'] });
    expect(found).toMatchObject({
      kind: 'links',
      changes: [
        { change: 'moved', target: 'c' },
        { change: 'removed', target: 'b' },
        { change: 'added', target: 'd' },
      ],
    });
  });

  test('a file is the same by its document: other bytes or another alternative text are a change of it', () => {
    const file = { documentId: 'f1', name: '现场.jpg', alternativeText: null, bytes: 'aa' };
    const changed = { ...file, alternativeText: '会议现场' };
    const other = { ...file, documentId: 'f2' };
    expect(compared({ cover: [file] }, { cover: [changed] })).toMatchObject([
      { changes: [{ change: 'changed', before: file, after: changed }] },
    ]);
    expect(compared({ cover: [file] }, { cover: [other] })).toMatchObject([{ changes: [{ change: 'removed' }, { change: 'added' }] }]);
  });

  test('what a text shows by its address is a file', () => {
    const [found] = compared(
      { '@embedded': [{ path: '/uploads/a.png', bytes: 'aa' }] },
      { '@embedded': [{ path: '/uploads/a.png', bytes: 'bb' }] }
    );
    expect(found).toMatchObject({ kind: 'files', changes: [{ change: 'changed' }] });
  });

  test('JSON leaf by leaf, entries of lists by their own ids', () => {
    const before = {
      rows: [
        { id: 1, n: '甲' },
        { id: 2, n: '乙' },
      ],
      unit: '户',
    };
    const after = {
      rows: [
        { id: 3, n: '丙' },
        { id: 1, n: '甲' },
        { id: 2, n: '丁' },
      ],
      total: 3,
    };
    const [found] = compared({ data: before }, { data: after });
    expect(found?.kind === 'json' ? found.changes.map(({ path, change }) => [path, change]) : []).toEqual([
      ['rows[0]', 'added'],
      ['rows[2].n', 'changed'],
      ['unit', 'removed'],
      ['total', 'added'],
    ]);
  });

  test('characters and places are counted', () => {
    const found = compared(
      { title: '召开推进会', facts: [districts] },
      { title: '我市召开推进会', facts: [{ ...districts, value: '48个' }] }
    );
    expect(summed(found.map(countsOf))).toEqual({ added: 4, removed: 2, places: 2 });
  });
});
