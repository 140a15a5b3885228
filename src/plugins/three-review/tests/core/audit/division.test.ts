import fc from 'fast-check';
import {
  categoryOf,
  categoryWord,
  dayFrom,
  emptyRow,
  exportRows,
  frequencyFrom,
  frequencyWord,
  headOf,
  headsOf,
  nearest,
  planImport,
  shownTerm,
  yesOrNo,
  type ImportPlan,
  type SheetColumn,
  type SheetRow,
} from '../../../core/audit';
import { COLUMN_CATEGORIES, PERIOD_UNITS, type Frequency } from '../../../core/regulation';
import { day, term } from '../support/column';
import { DIVISION } from '../support/division';

const line = (row: number, cells: Partial<SheetRow['cells']>): SheetRow => ({ row, cells: { ...emptyRow(row).cells, ...cells } });
const plan = (...cells: Partial<SheetRow['cells']>[]): ImportPlan =>
  planImport(
    cells.map((one, i) => line(i + 2, one)),
    DIVISION
  );
const exported = (id: string): SheetRow['cells'] => {
  const found = exportRows(DIVISION)[DIVISION.columns.findIndex((column) => column.id === id)];
  if (!found) throw new RangeError(id);
  return found.cells;
};
const NEW = { name: '质量安全', unit: '办公室' };

describe('the words of the sheet', () => {
  test.each<[string, Frequency | 'policy' | null]>([
    ['每周1条', { kind: 'period', unit: 'week', min: 1 }],
    ['每周', { kind: 'period', unit: 'week', min: 1 }],
    ['每月≥1条', { kind: 'period', unit: 'month', min: 1 }],
    ['每月 ≥ 2 条', { kind: 'period', unit: 'month', min: 2 }],
    ['每月至少３条', { kind: 'period', unit: 'month', min: 3 }],
    ['每月两篇以上', { kind: 'period', unit: 'month', min: 2 }],
    ['每季度', { kind: 'period', unit: 'quarter', min: 1 }],
    ['每季一条', { kind: 'period', unit: 'quarter', min: 1 }],
    ['每半年', { kind: 'period', unit: 'half_year', min: 1 }],
    ['每年', { kind: 'period', unit: 'year', min: 1 }],
    ['每年不少于12条', { kind: 'period', unit: 'year', min: 12 }],
    ['最长间隔30天', { kind: 'gap', days: 30 }],
    ['间隔不超过 45 日', { kind: 'gap', days: 45 }],
    ['免考核', { kind: 'exempt' }],
    ['按制度', 'policy'],
    ['', 'policy'],
    ['weekly', { kind: 'period', unit: 'week', min: 1 }],
    ['at least 2 a month', { kind: 'period', unit: 'month', min: 2 }],
    ['1 per quarter', { kind: 'period', unit: 'quarter', min: 1 }],
    ['every half year', { kind: 'period', unit: 'half_year', min: 1 }],
    ['gap 30 days', { kind: 'gap', days: 30 }],
    ['Exempt', { kind: 'exempt' }],
    ['policy', 'policy'],
    ['每周0条', null],
    ['每天', null],
    ['经常', null],
    ['最长间隔0天', null],
    ['每周1000条', null],
    ['often', null],
    ['1', null],
  ])('[A9.2] “%s” is read as %j', (text, frequency) => expect(frequencyFrom(text)).toEqual(frequency));

  test('[A9.2] every frequency has a word that is read as that frequency', () => {
    const frequency = fc.oneof(
      fc.record({ kind: fc.constant('period' as const), unit: fc.constantFrom(...PERIOD_UNITS), min: fc.integer({ min: 1, max: 999 }) }),
      fc.record({ kind: fc.constant('gap' as const), days: fc.integer({ min: 1, max: 3660 }) }),
      fc.constant({ kind: 'exempt' as const }),
      fc.constant('policy' as const)
    );
    fc.assert(fc.property(frequency, (one) => expect(frequencyFrom(frequencyWord(one))).toEqual(one)));
  });

  test.each<[string, string | null]>([
    ['2026-11-24', '2026-11-24'],
    ['2026/11/4', '2026-11-04'],
    ['2026年11月24日', '2026-11-24'],
    ['2026.1.1', '2026-01-01'],
    ['２０２６-11-24', '2026-11-24'],
    ['2026-02-29', null],
    ['2024-02-29', '2024-02-29'],
    ['2026-13-01', null],
    ['24.11.2026', null],
    ['46000', null],
    ['2026-1-1 0:00', '2026-01-01'],
    ['2026-01-01T00:00:00', '2026-01-01'],
    ['2026-01-01T00:00:00.000Z', '2026-01-01'],
    ['2026/1/1 0:00:00', '2026-01-01'],
    ['2026/1/1 12:00:00 AM', '2026-01-01'],
    ['2026年1月1日 0:00', '2026-01-01'],
    ['2026-1-10 8:30', '2026-01-10'],
    ['2026 年 1 月 1 日', '2026-01-01'],
    ['20260101', '2026-01-01'],
    ['2026-\u200b01-01', '2026-01-01'],
    ['2025-12-31T16:00:00.000Z', null],
    ['2026-1-1 24:00', null],
    ['2026-1-1 0:60', null],
    ['2026-1-1 8', null],
    ['46023', null],
    ['20260230', null],
    ['明天', null],
  ])('[A9.1] the date “%s” is %s', (text, expected) => expect(dayFrom(text)).toBe(expected === null ? null : day(expected)));

  test.each(COLUMN_CATEGORIES)('[A9.1] the category %s has a word that is read as it', (category) => {
    expect(categoryOf(categoryWord(category))).toBe(category);
    expect(categoryOf(`${categoryWord(category)}类`)).toBe(category);
  });

  test('[A9.1] heads are known in both languages; yes and no, too', () => {
    expect([headOf(' ＡＢ岗 '), headOf('Duty Officer'), headOf('责任科室'), headOf('备注')]).toEqual([
      'deputy',
      'dutyOfficer',
      'unit',
      null,
    ]);
    expect([yesOrNo('是'), yesOrNo('√'), yesOrNo('否'), yesOrNo(''), yesOrNo('-'), yesOrNo('也许')]).toEqual([
      true,
      true,
      false,
      false,
      false,
      null,
    ]);
  });

  test('[A9.1] the nearest name is told, if any is near', () => {
    expect(nearest('住房保证中心', ['办公室', '住房保障中心'])).toBe('住房保障中心');
    expect(nearest('财政局', ['办公室', '住房保障中心'])).toBeNull();
    expect(nearest('x', [])).toBeNull();
  });
});

test.each<[string, readonly string[], readonly (SheetColumn | null)[]]>([
  [
    'as offices write them',
    ['序号', '栏目名称', '责任科室（单位）', '联系电话', '更新频率', '备注'],
    [null, 'name', 'unit', null, 'frequency', null],
  ],
  ['with additions in brackets of either kind', ['栏目(频道)', '责任部门【牵头】', 'B岗（姓名）'], ['name', 'unit', 'deputy']],
  ['of which one says so by itself', ['责任人（电话）', '责任人', '栏目', '承办单位'], [null, 'dutyOfficer', 'name', 'unit']],
  ['with what nobody sees', ['栏\u200b目', '责任\u200b单位', '更新频\u2060次'], ['name', 'unit', 'frequency']],
])('[A9.1] heads are understood %s', (_title, texts, heads) => expect(headsOf(texts)).toEqual(heads));

describe('the import of a sheet', () => {
  test('[A9.1] changes nothing where it says what there is', () => {
    const { creates, updates, unchanged, faults } = planImport(exportRows(DIVISION), DIVISION);
    expect({ creates, updates, faults }).toEqual({ creates: [], updates: [], faults: [] });
    expect(unchanged).toEqual(DIVISION.columns.map(({ id }) => id));
  });

  test('[A9.1] creates a column that there is not, from its first day or from today', () => {
    expect(plan({ ...NEW, from: '2026-12-01', dutyOfficer: '李芳', coUnits: '市政公用科，住房保障中心' }).creates).toEqual([
      {
        row: 2,
        name: '质量安全',
        parent: null,
        category: 'other',
        term: term('2026-12-01', { dutyOfficerId: '1', coUnitIds: ['works', 'housing-centre'] }),
      },
    ]);
    expect(plan(NEW).creates[0]?.term.from).toBe(DIVISION.today);
  });

  test('[A9.1] puts a column under one that there is, or under one of the same sheet, whichever comes first', () => {
    expect(plan({ ...NEW, parent: '住房保障' }).creates[0]?.parent).toEqual({ id: 'c2' });
    const { creates, faults } = plan({ ...NEW, name: '子栏目', parent: '质量安全' }, NEW);
    expect(faults).toEqual([]);
    expect(creates.map(({ name, parent }) => [name, parent])).toEqual([
      ['子栏目', { row: 3 }],
      ['质量安全', null],
    ]);
  });

  test('[A9.1] changes a column from today on, not backwards', () => {
    const { updates } = plan({ ...exported('c1'), dutyOfficer: '王晓燕' });
    expect(updates).toMatchObject([
      { id: 'c1', changed: ['dutyOfficer'], term: { from: DIVISION.today, dutyOfficerId: '2', deputyId: '2' } },
    ]);
  });

  test('[A9.1] or from the later day that it gives', () => {
    expect(plan({ ...exported('c1'), dutyOfficer: '', from: '2027-01-01' }).updates).toMatchObject([
      { term: { from: day('2027-01-01'), dutyOfficerId: null } },
    ]);
  });

  test('[A9.2] days that were judged keep their terms: a line that begins among them is refused', () => {
    const columns = DIVISION.columns.map((column) => ({ ...column, frozenTo: day('2026-10-31') }));
    const asked = (from: string, more: Partial<SheetRow['cells']> = { dutyOfficer: '王晓燕' }) =>
      planImport([line(2, { ...exported('c1'), ...more, from })], { ...DIVISION, columns });
    expect(asked('2026-10-31').faults).toEqual([
      { row: 2, column: 'from', code: 'days_judged', data: { value: '2026-10-31', to: '2026-10-31' } },
    ]);
    expect(asked('2026-11-01')).toMatchObject({ faults: [], updates: [{ term: { from: day('2026-11-01') } }] });
    // Where it stands is no term.
    expect(asked('2026-10-31', { category: '通知公告' })).toMatchObject({ faults: [], updates: [{ changed: ['category'] }] });
  });

  test('[A9.2] an end that is over is refused: the sheet changes a column from today on', () => {
    expect(plan({ ...exported('c1'), to: '2026-11-23' }).faults).toEqual([
      { row: 2, column: 'to', code: 'to_passed', data: { value: '2026-11-23', from: '2026-11-24' } },
    ]);
    expect(plan({ ...exported('c1'), to: '2026-11-24' })).toMatchObject({ faults: [], updates: [{ changed: ['to'] }] });
    expect(plan({ ...NEW, to: '2026-11-23' }).faults).toMatchObject([{ code: 'to_passed' }]);
    expect(plan({ ...NEW, from: '2026-01-01', to: '2026-11-23' }).faults).toEqual([]);
  });

  test('[A9.1] the same sheet once more changes nothing any more', () => {
    const row = { ...exported('c1'), dutyOfficer: '王晓燕' };
    const [update] = plan(row).updates;
    if (!update) throw new RangeError('no update');
    const columns = DIVISION.columns.map((column) =>
      column.id === 'c1'
        ? { ...column, terms: [...column.terms.map((one) => ({ ...one, to: update.term.from - 1 })), update.term] }
        : column
    );
    expect(planImport([line(2, row)], { ...DIVISION, columns })).toMatchObject({ creates: [], updates: [], unchanged: ['c1'] });
  });

  test('[A9.1] keeps a suspension that the sheet does not speak of', () => {
    expect(plan({ ...exported('c6'), unit: '办公室' }).updates).toMatchObject([
      { changed: ['unit'], term: { suspended: true, unitId: 'office' } },
    ]);
  });

  test('[A9.1] moves a column', () => {
    expect(plan({ ...exported('c4'), parent: '住房保障' }).updates).toMatchObject([
      { id: 'c4', changed: ['parent'], parent: { id: 'c2' } },
    ]);
    expect(plan({ ...exported('c3'), parent: '' }).updates).toMatchObject([{ id: 'c3', changed: ['parent'], parent: null }]);
    expect(plan({ ...exported('c3'), parent: '质量安全' }, NEW).updates).toMatchObject([
      { id: 'c3', changed: ['parent'], parent: { row: 3 } },
    ]);
  });

  test('[A9.1] two columns of one name under two parents are two columns', () => {
    const { creates, unchanged, faults } = plan(exported('c3'), { ...NEW, name: '政策问答' });
    expect([creates.length, unchanged, faults]).toEqual([1, ['c3'], []]);
  });

  test('[A9.1] where two columns have the name, a third place makes a third: neither moves', () => {
    const columns = [
      ...DIVISION.columns,
      ...DIVISION.columns.filter(({ id }) => id === 'c3').map((one) => ({ ...one, id: 'c7', parent: 'c4' })),
    ];
    const { creates, updates } = planImport([line(2, { ...NEW, name: '政策问答' })], { ...DIVISION, columns });
    expect([creates.length, updates.length]).toEqual([1, 0]);
  });

  test('[A9.1] exempt in its own column is exempt; a person may be named by the e-mail address', () => {
    expect(plan({ ...NEW, exempt: '是', dutyOfficer: 'ZHOU.b@bureau.example' }).creates[0]?.term).toMatchObject({
      frequency: { kind: 'exempt' },
      dutyOfficerId: '4',
    });
  });

  test.each<[string, Partial<SheetRow['cells']>, SheetColumn, string, Record<string, unknown>]>([
    ['a line without the column', { unit: '办公室' }, 'name', 'name_missing', {}],
    ['a column without a unit', { name: '质量安全' }, 'unit', 'unit_missing', {}],
    [
      'a unit that there is not',
      { ...NEW, unit: '住房保证中心' },
      'unit',
      'unknown_unit',
      { value: '住房保证中心', nearest: '住房保障中心' },
    ],
    ['a co-owner that there is not', { ...NEW, coUnits: '办公室、财政局' }, 'coUnits', 'unknown_unit', { value: '财政局', nearest: null }],
    ['a person that there is not', { ...NEW, dutyOfficer: '李方' }, 'dutyOfficer', 'unknown_person', { value: '李方', nearest: '李芳' }],
    ['a name that two people have', { ...NEW, deputy: '周敏' }, 'deputy', 'ambiguous_person', { value: '周敏', people: 2 }],
    ['a category that there is not', { ...NEW, category: '杂项' }, 'category', 'unknown_category', { value: '杂项' }],
    ['a frequency that is none', { ...NEW, frequency: '经常' }, 'frequency', 'unknown_frequency', { value: '经常' }],
    ['an exemption that is neither yes nor no', { ...NEW, exempt: '也许' }, 'exempt', 'unknown_yes_no', { value: '也许' }],
    [
      'an exempt column with a frequency',
      { ...NEW, exempt: '是', frequency: '每周' },
      'exempt',
      'frequency_and_exempt',
      { frequency: '每周' },
    ],
    ['a day that there is not', { ...NEW, from: '2026-02-30' }, 'from', 'bad_date', { value: '2026-02-30' }],
    ['an end before its beginning', { ...NEW, from: '2026-02-02', to: '2026-02-01' }, 'to', 'to_before_from', {}],
    ['a parent that there is not', { ...NEW, parent: '住房保证' }, 'parent', 'unknown_parent', { nearest: '住房保障' }],
    ['a column under itself', { ...NEW, parent: '质量安全' }, 'parent', 'parent_cycle', {}],
    ['a column under its own child', { name: '住房保障', unit: '住房保障中心', parent: '政策问答' }, 'parent', 'parent_cycle', {}],
  ])('[A9.1] refuses %s, by row and column', (_title, cells, column, code, data) => {
    const { faults } = plan(cells);
    expect(faults).toContainEqual(expect.objectContaining({ row: 2, column, code, data: expect.objectContaining(data) as unknown }));
  });

  test('[A9.1] refuses a column that stands twice, and says where it stood before', () => {
    expect(plan(NEW, { ...NEW, name: ' 质量安全 ' }).faults).toEqual([
      { row: 3, column: 'name', code: 'duplicate_name', data: { value: '质量安全', row: 2 } },
    ]);
  });

  test('[A9.1] refuses a parent that two columns could be', () => {
    const { faults } = plan(exported('c3'), { ...NEW, name: '政策问答' }, { ...NEW, parent: '政策问答' });
    expect(faults).toEqual([
      { row: 4, column: 'parent', code: 'ambiguous_parent', data: { value: '政策问答', columns: 2, named: ['政策问答（c3）'] } },
    ]);
  });

  test('[A9.1] takes over all or nothing, and tells every fault', () => {
    const { creates, updates, unchanged, faults } = plan(
      NEW,
      exported('c1'),
      { ...NEW, name: '', unit: '财政局' },
      { ...exported('c2'), unit: '' }
    );
    expect({ creates, updates, unchanged }).toEqual({ creates: [], updates: [], unchanged: [] });
    expect(faults.map(({ row, code }) => [row, code])).toEqual([
      [4, 'name_missing'],
      [4, 'unknown_unit'],
      [5, 'unit_missing'],
    ]);
  });

  test('[A9.1] leaves what the sheet does not name, and lines without a word', () => {
    expect(plan({}, { name: '  ' })).toEqual({ creates: [], updates: [], unchanged: [], faults: [] });
  });
});

describe('names that are not one thing only', () => {
  const twin = { id: 'quality', name: '办公室', code: 'quality-office' };
  const units = [...DIVISION.units.map((unit) => ({ ...unit, code: unit.id })), twin, { id: 'u5', name: '甲、乙科', code: 'both' }];
  const [c1, c2, c3] = DIVISION.columns;
  if (!c1 || !c2 || !c3) throw new RangeError('a column is missing');
  const below = (id: string, name: string, parent: string | null) => ({ ...c2, id, name, parent, code: `slug-${id}` });
  const columns = [
    ...DIVISION.columns,
    below('c7', '政策问答', 'c4'),
    below('c8', '问答', 'c3'),
    below('c9', '问答', 'c7'),
    below('c10', '问答', 'c7'),
    { ...below('c11', '住房保障', 'c2'), terms: [term('2026-01-01', { unitId: 'quality', coUnitIds: ['u5', 'office'] })] },
    { ...below('c12', '老栏目', null), terms: [term('2026-01-01', { dutyOfficerId: 'gone' })] },
  ];
  const division = { ...DIVISION, units, columns };

  test('[A9.1] are written so that each can be told: importing the sheet anew changes nothing', () => {
    const { updates, creates, unchanged, faults } = planImport(exportRows(division), division);
    expect({ updates, creates, faults }).toEqual({ updates: [], creates: [], faults: [] });
    expect(unchanged).toEqual(columns.map(({ id }) => id));
    expect(exportRows(division).find(({ cells }) => cells.parent === '住房保障（c2）')).toBeDefined();
  });

  test('[A9.1] are refused where they stand alone, with all that is meant; the full name, the code or both are understood', () => {
    const asked = (unit: string, coUnits = '') => planImport([line(2, { name: '新栏目', unit, coUnits })], division);
    expect(asked('办公室').faults).toEqual([
      {
        row: 2,
        column: 'unit',
        code: 'ambiguous_unit',
        data: { value: '办公室', units: ['办公室（office）', '办公室（quality-office）'] },
      },
    ]);
    expect(asked('works', '办公室').faults).toMatchObject([{ column: 'coUnits', code: 'ambiguous_unit' }]);
    for (const [text, id] of [
      ['办公室（quality-office）', 'quality'],
      ['办公室 (Quality-Office)', 'quality'],
      ['quality-office', 'quality'],
      ['市政公用科', 'works'],
    ] as const)
      expect(asked(text)).toMatchObject({ faults: [], creates: [{ term: { unitId: id } }] });
  });

  test('[A9.1] two columns of one name in one place: a line must say which', () => {
    const asked = (name: string) => planImport([line(2, { name, parent: '政策问答（slug-c7）', unit: 'office' })], division);
    expect(asked('问答').faults).toMatchObject([{ column: 'name', code: 'ambiguous_column' }]);
    expect(asked('问答（slug-c10）')).toMatchObject({ faults: [], updates: [{ id: 'c10', name: '问答', changed: ['unit'] }] });
    const both = planImport(
      ['住房保障', '住房保障（c2）'].map((name, i) => line(i + 2, { name, unit: 'office' })),
      { ...division, columns: DIVISION.columns }
    );
    expect(both.faults).toMatchObject([{ row: 3, code: 'duplicate_name', data: { row: 2 } }]);
  });
});

test('[A9.1] what nobody sees makes no other name: in cells, between two lines, and in what is stored', () => {
  expect(plan({ name: '质量\u200b安全', unit: '办\u00ad公室', frequency: '每\u2060周1条', from: '2026-12-\u200e01' })).toMatchObject({
    faults: [],
    creates: [{ name: '质量安全', term: { unitId: 'office', frequency: { kind: 'period', unit: 'week', min: 1 } } }],
  });
  expect(plan({ ...NEW, name: '甲栏' }, { ...NEW, name: '甲\u200b栏' }).faults).toMatchObject([{ row: 3, code: 'duplicate_name' }]);
  expect(plan({ ...exported('c1'), name: '住建\u200b新闻' })).toMatchObject({ creates: [], unchanged: ['c1'] });
  for (const name of ['-', '——', ' \u200b', '/']) expect(plan({ ...NEW, name }).faults).toMatchObject([{ code: 'name_missing' }]);
});

test('[A9.1] a sheet changes only what it has a head for', () => {
  const heads = new Set<SheetColumn>(['name', 'unit']);
  const asked = (name: string, unit: string) => planImport([line(2, { name, unit })], DIVISION, heads);
  expect(asked('政策问答', '住房保障中心')).toMatchObject({ faults: [], updates: [], unchanged: ['c3'] });
  const [update] = asked('住建新闻', '市政公用科').updates;
  expect(update).toMatchObject({
    changed: ['unit'],
    category: 'news',
    term: {
      coUnitIds: ['works', 'housing-centre'],
      dutyOfficerId: '1',
      deputyId: '2',
      frequency: { kind: 'period', unit: 'week', min: 1 },
    },
  });
  expect(asked('专题', '市政公用科').updates[0]?.term.to).toBe(day('2026-12-31'));
});

test('[A9.1] the sheet shows today’s term, else the next, else the last', () => {
  const [past, next] = [term('2025-01-01', { to: day('2025-12-31') }), term('2027-01-01')];
  const now = term('2026-01-01', { to: day('2026-12-31') });
  expect([
    shownTerm([next, now, past], DIVISION.today),
    shownTerm([next, past], DIVISION.today),
    shownTerm([past], DIVISION.today),
    shownTerm([], DIVISION.today),
  ]).toEqual([now, next, past, null]);
});
