import { readFileSync } from 'node:fs';
import path from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import type { SheetFault, SheetRow } from '../../core/audit';
import { parseSheet } from '../../server/src/audit/sheet/parse';
import { rawCell, rawLines, rawRow, rawWorkbook } from './support/workbook';
import { zipOf } from './support/zip';

type Sheets = Parameters<typeof writeXlsx>[0]['sheets'];
const HEAD = ['栏目', '责任单位', '责任人', '更新频次', '起始日期'];
const workbook = async (rows: Sheets[number]['rows'], over: Partial<Sheets[number]> = {}) =>
  parseSheet(await writeXlsx({ sheets: [{ name: '分工表', rows, ...over }] }), '分工表.xlsx');
const csv = (text: string | Uint8Array) => parseSheet(typeof text === 'string' ? Buffer.from(text) : text, 'division.csv');
const said = (faults: readonly SheetFault[]) => faults.map(({ row, column, code }) => [row, column, code]);
const names = (rows: readonly SheetRow[]) => rows.map(({ row, cells }) => [row, cells.name, cells.unit]);

test('[A9.1] a sheet is read under its head, by the row numbers of the file; a title above and empty lines are passed over', async () => {
  const { rows, faults } = await workbook([['附件1'], HEAD, ['住建新闻', '办公室'], [], ['部门会议', ' 办公室 ', '李芳', '每月≥1条']]);
  expect(faults).toEqual([]);
  expect(names(rows)).toEqual([
    [3, '住建新闻', '办公室'],
    [5, '部门会议', '办公室'],
  ]);
  expect(rows[1]?.cells).toMatchObject({ dutyOfficer: '李芳', frequency: '每月≥1条', deputy: '' });
});

test('[A9.1] English heads are understood, in any order', async () => {
  const { rows, faults } = await csv('Unit,Frequency,Column,AB岗,End date\n办公室,weekly,住建新闻,王晓燕,2026-12-31\n');
  expect(faults).toEqual([]);
  expect(rows[0]?.cells).toMatchObject({ name: '住建新闻', unit: '办公室', frequency: 'weekly', deputy: '王晓燕', to: '2026-12-31' });
});

test('[A9.1] a .csv in GBK is read as well as one in UTF-8, with or without mark', async () => {
  const gbk = readFileSync(path.join(__dirname, 'fixtures/gbk.csv'));
  const read = await csv(gbk);
  expect(read.faults).toEqual([]);
  expect(names(read.rows)).toEqual([
    [3, '住建新闻', '办公室'],
    [4, '政策\n问答', '住房保障中心'],
  ]);
  const text = new TextDecoder('gb18030').decode(gbk);
  expect(await csv(text)).toEqual(read);
  expect(await csv(`\ufeff${text}`)).toEqual(read);
  expect(await csv(Buffer.from(`\ufeff${text}`, 'utf16le'))).toEqual(read);
});

test('[A9.1] tabs and semicolons part the cells, too', async () => {
  expect(names((await csv('栏目\t责任单位\n住建新闻\t办公室\n')).rows)).toEqual([[2, '住建新闻', '办公室']]);
  expect(names((await csv('栏目;责任单位\n住建新闻;办公室\n')).rows)).toEqual([[2, '住建新闻', '办公室']]);
});

test('[A9.1] dates of a workbook are days, whatever their format', async () => {
  const { rows } = await workbook([HEAD, ['住建新闻', '办公室', '', '', new Date('2026-11-24T00:00:00Z')]]);
  expect(rows[0]?.cells.from).toBe('2026-11-24');
});

test('[A9.1] cells merged over several lines hold for each of them', async () => {
  const { rows, faults } = await workbook([HEAD, ['住建新闻', '办公室'], ['部门会议', ''], ['通知公告', '住房保障中心']], {
    merges: [{ startRow: 1, startCol: 1, endRow: 2, endCol: 1 }],
  });
  expect(faults).toEqual([]);
  expect(names(rows)).toEqual([
    [2, '住建新闻', '办公室'],
    [3, '部门会议', '办公室'],
    [4, '通知公告', '住房保障中心'],
  ]);
});

test('[A9.1] cells merged over several columns are refused: they say nothing certain of any', async () => {
  const { faults } = await workbook([HEAD, ['住建新闻', '办公室', '']], { merges: [{ startRow: 1, startCol: 1, endRow: 1, endCol: 2 }] });
  expect(said(faults)).toEqual([
    [2, 'unit', 'merged_across'],
    [2, 'dutyOfficer', 'merged_across'],
  ]);
});

test('[A9.1] a title merged over the sheet is none of its cells', async () => {
  const { faults } = await workbook([['附件1 栏目责任分工表'], HEAD, ['住建新闻', '办公室']], {
    merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 4 }],
  });
  expect(faults).toEqual([]);
});

test('[A9.1] a formula is refused, with its row and its column', async () => {
  const cells = new Map([['1,1', { value: '办公室', type: 'formula' as const, formula: 'HYPERLINK("http://example.invalid")' }]]);
  const { faults } = await workbook([HEAD, ['住建新闻', '办公室']], { cells });
  expect(said(faults)).toEqual([[2, 'unit', 'formula']]);
});

test.each(['=1+1', '＝1+1', '@SUM(A1)', '+cmd', '-2+3', '＋1', '＠x'])(
  '[A9.1] text that a spreadsheet takes for a formula is refused in a .csv: %s',
  async (text) => {
    expect(said((await csv(`栏目,责任单位\n"${text}",办公室\n`)).faults)).toEqual([[2, 'name', 'formula']]);
  }
);

test('[A9.1] a dash is no formula, and an escaped one is text', async () => {
  const { rows, faults } = await csv("栏目,责任单位,责任人,AB岗\n'=住建,办公室,-,——\n");
  expect(faults).toEqual([]);
  expect(rows[0]?.cells).toMatchObject({ name: '=住建', dutyOfficer: '-', deputy: '——' });
});

test('[A9.1] eighteen digits stored as a number have lost some, and are refused; stored as text they are text', async () => {
  const { rows, faults } = await workbook([HEAD, ['住建新闻', '办公室', 110101199003070000], ['部门会议', '办公室', '110101199003071234']]);
  expect(said(faults)).toEqual([[2, 'dutyOfficer', 'long_number']]);
  expect(rows[1]?.cells.dutyOfficer).toBe('110101199003071234');
});

test.each<[string, string, readonly unknown[]]>([
  ['a head that stands twice', '栏目,责任单位,责任科室\n', [1, 'unit', 'head_twice']],
  ['no head at all', '住建新闻,办公室\n', [null, null, 'head_missing']],
  ['a head without the unit', '栏目,责任人\n', [null, null, 'head_missing']],
  ['a quote that does not end', '栏目,责任单位\n"住建新闻,办公室\n', [2, null, 'csv_malformed']],
  ['a text longer than a cell may be', `栏目,责任单位\n${'长'.repeat(501)},办公室\n`, [2, 'name', 'too_long']],
  ['more lines than a sheet may have', `栏目,责任单位\n${'住建新闻,办公室\n'.repeat(5000)}`, [null, null, 'too_many_rows']],
])('[A9.1] %s is refused', async (_title, text, fault) => expect(said((await csv(text)).faults)).toContainEqual(fault));

test('[A9.1] heads of other things are passed over with a remark; the nearest known one is told', async () => {
  const read = await csv('序号,栏目名称,责任科室（单位）,联系电话,责任认,备注\n1,住建新闻,办公室,2150000,李芳,=1+1\n');
  expect(read.faults).toEqual([]);
  expect(names(read.rows)).toEqual([[2, '住建新闻', '办公室']]);
  expect([...read.heads]).toEqual(['name', 'unit']);
  expect(read.remarks.map(({ code, data }) => [code, data.value, data.nearest])).toEqual([
    ['head_unknown', '序号', null],
    ['head_unknown', '联系电话', null],
    ['head_unknown', '责任认', '责任人'],
    ['head_unknown', '备注', null],
  ]);
});

test.each<[string, Uint8Array, string, string]>([
  ['bytes that are no text', Uint8Array.from([0xff, 0x80, 0x81, 0x0a, 0xff]), 'a.csv', 'encoding_unknown'],
  ['text with a zero byte', Buffer.from('栏目,责任单位\0\n'), 'a.csv', 'encoding_unknown'],
  ['an old .xls', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]), 'a.xls', 'format_unsupported'],
  ['an old .xls under a new name', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]), 'a.xlsx', 'format_unsupported'],
  ['a workbook that calls itself .csv', zipOf([]), 'a.csv', 'format_unsupported'],
  ['a file without extension', Buffer.from('栏目'), 'a', 'format_unsupported'],
  ['an archive that is no workbook', zipOf([{ name: 'a.txt', content: Buffer.from('a') }]), 'a.xlsx', 'workbook_unreadable'],
  [
    'an archive that is a bomb',
    zipOf([{ name: 'xl/workbook.xml', content: Buffer.alloc(1024 * 1024), unpacked: 10 }]),
    'a.xlsx',
    'zip_size_mismatch',
  ],
  ['a file that is too large', new Uint8Array(6 * 1024 * 1024), 'a.csv', 'file_too_large'],
])('[A9.1] %s is refused as a whole', async (_title, bytes, filename, code) => {
  expect(await parseSheet(bytes, filename)).toMatchObject({
    rows: [],
    faults: [{ row: null, column: null, code, data: expect.anything() as unknown }],
  });
});

const raw = (sheet: string, behind = '') => parseSheet(rawWorkbook({ sheet, behind }), '附件1.xlsx');
const borders = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, i) => rawRow(from + i, `<c r="A${String(from + i)}"/><c r="B${String(from + i)}"/>`)).join('');

describe('[A9.1] what a sheet may hold is counted where something stands', () => {
  test.each([
    ['borders down to line 6,000', borders(32, 6000)],
    ['a blank in A1048576', rawRow(1048576, rawCell('A1048576', ' '))],
    ['a blank in XFD1048576', rawRow(1048576, rawCell('XFD1048576', ' '))],
    ['nothing more', ''],
  ])('%s: thirty lines are thirty lines', async (_title, more) => {
    const { rows, faults } = await raw(`<sheetData>${rawLines(30)}${more}</sheetData>`);
    expect(faults).toEqual([]);
    expect(rows.map(({ row }) => row)).toEqual(Array.from({ length: 30 }, (_, i) => i + 2));
  });

  test('six thousand empty lines of a .csv are none', async () => {
    const { rows, faults } = await csv(`栏目,责任单位\n住建新闻,办公室\n${',\n'.repeat(6000)}部门会议,办公室\n`);
    expect(faults).toEqual([]);
    expect(rows.map(({ row }) => row)).toEqual([2, 6003]);
  });

  test.each([
    ['A1048576', rawRow(1048576, rawCell('A1048576', 'x'))],
    ['XFD1048576', rawRow(1048576, rawCell('XFD1048576', 'x'))],
    ['BM32', rawRow(32, rawCell('BM32', 'x'))],
  ])('a word in %s, beyond what is read, is named and not passed over', async (cell, more) => {
    const { rows, faults } = await raw(`<sheetData>${rawLines(30)}${more}</sheetData>`);
    expect(rows).toEqual([]);
    expect(faults).toMatchObject([{ row: null, code: 'cell_too_far', data: { cell } }]);
  });

  test('nor is one in a .csv', async () => {
    const { faults } = await csv(`栏目,责任单位\n住建新闻,办公室${','.repeat(63)}x\n`);
    expect(faults).toMatchObject([{ row: null, code: 'cell_too_far', data: { cell: 'BM2' } }]);
  });

  test('the line that is one too many is named', async () => {
    const { faults } = await raw(`<sheetData>${rawLines(5000)}</sheetData>`);
    expect(faults).toMatchObject([{ code: 'too_many_rows', data: { allowed: 5000, at: 5001 } }]);
  });
});

const MERGE = '<mergeCell ref="A2:BL20000"/>';

describe('[A9.1] a file that is made to be read slowly is refused', () => {
  test.each([
    ['twelve thousand merges, one over the other', `<mergeCells>${MERGE.repeat(12_000)}</mergeCells>`, '', 'too_many_merges'],
    ['two merges, one over the other', `<mergeCells>${MERGE.repeat(2)}</mergeCells>`, '', 'merges_overlap'],
    [
      'many defined names',
      '',
      `<definedNames>${Array.from({ length: 2001 }, (_, i) => `<definedName name="n${String(i)}">a!$A$1</definedName>`).join('')}</definedNames>`,
      'too_many_names',
    ],
  ])('%s', async (_title, sheet, behind, code) => {
    const { rows, faults } = await raw(`<sheetData>${rawLines(30)}</sheetData>${sheet}`, behind);
    expect(rows).toEqual([]);
    expect(faults.map((fault) => fault.code)).toEqual([code]);
  });
});
