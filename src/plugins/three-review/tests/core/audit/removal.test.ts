import { columnRemoval, termRemoval } from '../../../core/audit';
import { day } from '../support/column';

const UNUSED = { children: [], publications: 0, results: 0, excuses: 0 };

describe('[A9.1] a column is deleted only as long as nothing hangs on it', () => {
  it('one that was never used goes', () => {
    expect(columnRemoval(UNUSED)).toEqual([]);
  });

  it.each([
    ['a column below it', { children: ['下级'] }],
    ['a publication', { publications: 1 }],
    ['a judged period', { results: 1 }],
    ['an excuse', { excuses: 1 }],
  ])('%s keeps it, and the refusal says what', (_what, use) => {
    expect(columnRemoval({ ...UNUSED, ...use })).toEqual([{ code: 'column_in_use', article: 'A9.1', data: { ...UNUSED, ...use } }]);
  });
});

describe('[A9.2] a term is deleted only as long as no frozen verdict rests on it', () => {
  it('one of several that nothing was judged by goes', () => {
    expect(termRemoval({ terms: 2, frozen: 0, frozenTo: null })).toEqual([]);
  });

  it('a frozen verdict keeps it', () => {
    const refusals = termRemoval({ terms: 2, frozen: 3, frozenTo: day('2026-09-30') });
    expect(refusals).toEqual([{ code: 'term_judged', article: 'A9.2', data: { frozen: 3, frozenTo: '2026-09-30' } }]);
  });

  it('the only one stays: somebody answers for every column; all reasons are told', () => {
    expect(termRemoval({ terms: 1, frozen: 1, frozenTo: day('2026-09-30') }).map(({ code }) => code)).toEqual(['last_term', 'term_judged']);
  });
});
