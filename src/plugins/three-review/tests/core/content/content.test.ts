import { differing, lostLinks, retold } from '../../../core/content';

const prunable = new Set(['related', 'facts.source', 'sections.shared.quote.of']);
const part = (over: object = {}) => ({ __component: 'shared.quote', text: '语', of: ['a'], ...over });

describe('a live row beside what was signed', () => {
  const signed = {
    title: '公告',
    related: ['a', 'b', 'c'],
    facts: [{ label: '套', source: ['x', 'y'] }],
    sections: [part()],
    column: ['k'],
  };

  test.each<[string, object, readonly string[]]>([
    ['[A10.2] the same', {}, []],
    [
      '[A10.2] fewer links to what is not published, in components and zones too',
      { related: ['a', 'c'], sections: [part({ of: [] })] },
      [],
    ],
    ['[A10.2] a link more', { related: ['a', 'b', 'c', 'd'] }, ['related']],
    ['[A10.2] another link', { facts: [{ label: '套', source: ['z'] }] }, ['facts']],
    ['[A10.2] another order', { related: ['c', 'a'] }, ['related']],
    ['[A10.2] a link less to what is never pruned', { column: [] }, ['column']],
    ['[A10.2] other words in a part', { sections: [part({ text: '伪' })] }, ['sections']],
    ['[A10.2] a part less', { facts: [] }, ['facts']],
    ['[A10.2] a field more', { source: '伪' }, ['source']],
  ])('%s', (_title, over, fields) => {
    expect(differing(signed, { ...signed, ...over }, prunable)).toEqual(fields);
  });

  test('[A10.2] links that were lost are named by their place, and nothing but links can be', () => {
    const shown = { ...signed, related: ['a'], facts: [{ label: '套', source: ['y'] }] };
    expect(lostLinks(signed, shown, prunable)?.map(({ link }) => link)).toEqual(['related=b', 'related=c', 'facts.0.source=x']);
    expect(lostLinks(signed, { ...shown, title: '伪' }, prunable)).toBeNull();
    expect(lostLinks(signed, { ...shown, related: ['d'] }, prunable)).toBeNull();
    expect(lostLinks(signed, { ...shown, column: [] }, prunable)).toBeNull();
  });
});

describe('the signed content under other fields', () => {
  const signed = {
    title: '公告',
    data: [{ k: 1 }],
    facts: [{ label: '套' }],
    sections: [part(), { __component: 'shared.note', note: '注' }],
  };

  test.each<[string, object, readonly string[], readonly string[], object]>([
    ['[A10.2] takes a new field from the live row', { summary: '新' }, ['summary:text'], [], { summary: '新' }],
    [
      '[A10.2] takes it in parts, too',
      { facts: [{ label: '套', unit: '间' }] },
      ['facts.unit:string'],
      [],
      { facts: [{ label: '套', unit: '间' }] },
    ],
    ['[A10.2] keeps what was signed, whatever is named as new', { title: '伪' }, ['title:string'], [], {}],
    ['[A10.2] keeps it where it is named as gone and is there', { title: '伪' }, ['title:text'], ['title:string'], {}],
    ['[A10.2] keeps a link that no live row shows', { facts: [] }, [], [], {}],
    ['[A10.2] takes nothing that nobody named', { source: '伪' }, [], [], {}],
    ['[A10.2] takes nothing into a field of another kind', { data: [{ k: 1, x: 2 }] }, ['summary:text'], [], {}],
    [
      '[A10.2] loses the parts of a component that a zone no longer takes',
      { sections: [part()] },
      [],
      ['sections.shared.note.note:text'],
      { sections: [part()] },
    ],
    ['[A10.2] keeps them while they are shown', {}, [], ['sections.shared.note.note:text'], {}],
  ])('%s', (_title, shown, added, removed, over) => {
    expect(retold(signed, { ...signed, ...shown }, { added, removed })).toEqual({ ...signed, ...over });
  });

  test('[A10.2] loses a field that is gone', () => {
    const { title: _title, ...rest } = signed;
    expect(retold(signed, rest, { added: [], removed: ['title:string'] })).toEqual(rest);
  });
});
