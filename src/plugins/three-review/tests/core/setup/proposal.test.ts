import { runInNewContext } from 'node:vm';
import { configLines, proposalFor, proposedCode, type HostField } from '../../../core/setup';

const field = (name: string, type: string, more: Partial<HostField> = {}): HostField => ({ name, label: name, type, ...more });
const record = (name: string, target: string, more: Partial<HostField> = {}) => field(name, 'relation', { target, toOne: true, ...more });
const TEXTS = [field('title', 'string'), field('body', 'richtext')];
const UNIT = 'plugin::three-review.unit';

const of = (...fields: HostField[]) => proposalFor({ uid: 'api::story.story', fields: [...TEXTS, ...fields] }).mapping;

describe('[A10.2] which types to cover, and where their column and unit are taken from, is proposed by their fields', () => {
  it.each<[string, HostField[], object]>([
    ['a relation to one record named category is the column', [record('category', 'api::category.category')], { column: 'category' }],
    ['so is a field named 栏目 by its label', [field('lm', 'string', { label: '栏目' })], { column: 'lm' }],
    ['a text named dept is the unit', [field('dept', 'string')], { unit: 'dept' }],
    [
      'so is publishing_department, by one of its words',
      [field('publishing_department', 'enumeration')],
      { unit: 'publishing_department' },
    ],
    ['so is a field of which the label speaks of 责任部门', [field('zrbm', 'string', { label: '责任部门' })], { unit: 'zrbm' }],
    ['a relation to a unit of ours is the unit', [record('unit', UNIT)], { unit: 'unit' }],
    ['the surer name wins, whatever comes first', [field('section', 'string'), field('column', 'string')], { column: 'column' }],
    ['a whole name wins over a part of one', [field('categoryNote', 'string'), field('category', 'string')], { column: 'category' }],
    ['a date named eventDate is the date of the event', [field('eventDate', 'date')], { eventDate: 'eventDate' }],
    ['a time in 事发日期 is, too', [field('happened', 'datetime', { label: '事发日期' })], { eventDate: 'happened' }],
    ['a date named publishDate is what readers are shown', [field('publishDate', 'date')], { displayedDate: 'publishDate' }],
    [
      'an enumeration of secrecy with a word for public is the classification',
      [field('secrecy', 'enumeration', { values: ['public', 'internal'] })],
      { classification: 'secrecy' },
    ],
  ])('%s', (_what, fields, mapping) => expect(of(...fields)).toEqual(mapping));

  it.each<[string, HostField]>([
    ['a relation to many records is no column', record('category', 'api::category.category', { toOne: false })],
    ['a relation to an account of the host is no column', record('section', 'admin::user')],
    ['a relation to a department of the host is no unit: the plugin adds a field', record('department', 'api::department.department')],
    ['a number named column is none', field('column', 'integer')],
    ['a text named eventDate is no date', field('eventDate', 'string')],
    ['a word of secrecy without one for public would close everything', field('secrecy', 'enumeration', { values: ['low', 'high'] })],
    ['a word of secrecy that needs a table is left to a person', field('secrecy', 'enumeration', { values: ['public', 'secret'] })],
    ['a free text of secrecy is not taken, either', field('classification', 'string')],
  ])('%s', (_what, one) => expect(of(one)).toEqual({}));

  it.each<[string, HostField[], { cover: boolean; why: string }]>([
    ['what holds a text is covered', TEXTS, { cover: true, why: 'texts' }],
    ['so is what is put together of components', [field('title', 'string'), field('parts', 'dynamiczone')], { cover: true, why: 'texts' }],
    ['a list of goods is left out', [...TEXTS, field('price', 'decimal')], { cover: false, why: 'goods' }],
    ['by its label, too', [...TEXTS, field('jg', 'integer', { label: '价格' })], { cover: false, why: 'goods' }],
    ['a text about prices is no list of goods', [...TEXTS, field('price', 'string')], { cover: true, why: 'texts' }],
    ['what has only a name is left out', [field('name', 'string')], { cover: false, why: 'no_text' }],
  ])('%s', (_what, fields, wanted) => {
    const { cover, why } = proposalFor({ uid: 'api::any.any', fields });
    expect({ cover, why }).toEqual(wanted);
  });

  it('one field is not two things', () => {
    expect(of(field('office', 'string', { label: '栏目' }))).toEqual({ column: 'office' });
  });
});

describe('the lines to be copied into the configuration', () => {
  it('name every type with what is mapped, and nothing that is empty', () => {
    const types = [
      { uid: 'api::story.story', mapping: { column: 'category', unit: 'dept', ignore: [], unitNames: { 办公室: 'office' } } },
      { uid: 'api::note.note', mapping: {} },
    ];
    expect(configLines(types)).toBe(
      [
        'contentTypes: {',
        "  'api::story.story': { column: 'category', unit: 'dept', unitNames: { '办公室': 'office' } },",
        "  'api::note.note': {},",
        '},',
      ].join('\n')
    );
  });

  it('have a line for each key where one would be too long to be read', () => {
    const mapping = { column: 'category', eventDate: 'happenedOn', unit: 'dept', unitNames: { Housing: 'office', Press: 'office' } };
    expect(configLines([{ uid: 'api::story.story', mapping }]).split('\n')).toEqual([
      'contentTypes: {',
      "  'api::story.story': {",
      "    column: 'category',",
      "    eventDate: 'happenedOn',",
      "    unit: 'dept',",
      "    unitNames: { Housing: 'office', Press: 'office' },",
      '  },',
      '},',
    ]);
  });

  it('are read back as what they say, whatever stands in a text', () => {
    const mapping = { unitNames: { "d'accord": 'a\\b', 'x y': 'it’s' }, ignore: ['a', 'b'], deep: { on: true, at: 3 } };
    const read = runInNewContext(`({ ${configLines([{ uid: 'api::a.a', mapping }])} })`) as { contentTypes: object };
    expect(JSON.parse(JSON.stringify(read.contentTypes))).toEqual({ 'api::a.a': mapping });
  });
});

describe('a code is proposed for a unit or column', () => {
  it.each<[string, string, string[], string]>([
    ['Housing Centre', 'unit', [], 'housing-centre'],
    ['housing', 'unit', ['housing'], 'housing-1'],
    ['办公室', 'unit', [], 'unit-1'],
    ['办公室', 'unit', ['unit-1', 'unit-2'], 'unit-3'],
    ['2026', 'unit', [], '2026-1'],
  ])('%s', (text, stem, taken, code) => expect(proposedCode(text, stem, taken)).toBe(code));
});
