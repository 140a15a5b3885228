import { SHEET_HEADS, type SheetFault, type SheetFaultCode } from '../../../../core/audit';
import type { SheetFault as FaultOut } from '../../../../shared/contracts';
import { wordOf } from '../../platform/strapi';

type Words = readonly [zh: string, en: string];

/** What is wrong and what is allowed, in both languages; `{name}` stands for a part of the fault's data. */
const WORDS: Readonly<Record<SheetFaultCode, Words>> = {
  format_unsupported: ['只能导入 .xlsx 或 .csv 文件。', 'Only .xlsx and .csv files can be imported.'],
  file_too_large: ['文件太大。', 'The file is too large.'],
  zip_malformed: ['文件已损坏，请重新另存为 .xlsx。', 'The file is damaged: save it as .xlsx again.'],
  zip64: ['文件格式不支持（ZIP64）。', 'This kind of file (ZIP64) is not supported.'],
  zip_encrypted: ['文件已加密，请去掉密码后再导入。', 'The file is encrypted: remove the password first.'],
  zip_too_many_entries: ['文件内部条目过多。', 'The file has too many parts inside.'],
  zip_size_mismatch: ['文件内部长度不符，可能已损坏。', 'Parts of the file are not as long as they declare.'],
  workbook_unreadable: ['无法读取工作簿。', 'The workbook cannot be read.'],
  encoding_unknown: ['文字编码无法识别，请存为 UTF-8 或 GB18030。', 'The encoding is unknown: save it as UTF-8 or GB 18030.'],
  csv_malformed: ['此行引号不完整。', 'The quotes in this line are not complete.'],
  too_many_rows: [
    '有内容的行过多：最多 {allowed} 行，第 {at} 行起超出。',
    'There are too many rows: {allowed} are allowed, row {at} is one more.',
  ],
  too_many_merges: ['合并单元格过多，最多 {allowed} 处。', 'There are too many merged cells: {allowed} are allowed.'],
  too_many_names: ['工作簿定义的名称过多，最多 {allowed} 个。', 'The workbook defines too many names: {allowed} are allowed.'],
  merges_overlap: ['单元格 {cell} 重复合并，请取消合并后另存。', 'Cell {cell} is merged twice: unmerge it and save the file again.'],
  cell_too_far: [
    '单元格 {cell} 有内容，超出可读取的范围（到 {last} 为止），请删除或移近。',
    'Something stands in cell {cell}, beyond what is read (up to {last}): delete it or move it.',
  ],
  head_missing: ['没有找到表头，至少要有“栏目”和“责任单位”。', 'No heading was found: at least 栏目 and 责任单位 are needed.'],
  head_unknown: ['表头“{value}”未识别，此列不导入。', 'The heading “{value}” is unknown: this column of the sheet is passed over.'],
  head_twice: ['表头“{value}”出现两次。', 'The heading “{value}” stands twice.'],
  formula: ['单元格含公式，请改为文字。', 'The cell holds a formula: enter plain text.'],
  error_value: ['单元格是错误值。', 'The cell holds an error value.'],
  long_number: ['数字超过 15 位，已丢失末位，请存为文本。', 'A number of more than 15 digits has lost some: store it as text.'],
  merged_across: ['单元格跨列合并，请拆分。', 'The cell is merged over several columns: split it.'],
  too_long: ['文字过长，最多 {allowed} 字。', 'The text is too long: at most {allowed} characters.'],
  name_missing: ['缺栏目名称（名称至少含一个字或数字）。', 'The name of the column is missing: it holds at least one letter or digit.'],
  ambiguous_column: ['名为“{value}”的栏目不止一个，请写：{named}。', 'Several columns are called “{value}”: write one of {named}.'],
  duplicate_name: ['栏目“{value}”与第 {row} 行重复。', 'The column “{value}” stands in row {row} already.'],
  unknown_parent: ['没有上级栏目“{value}”。', 'There is no column “{value}”.'],
  ambiguous_parent: ['上级栏目“{value}”不止一个，请写全称：{named}。', 'There are several columns “{value}”: write one of {named}.'],
  parent_cycle: ['栏目不能在自己之下。', 'A column cannot stand below itself.'],
  unknown_category: ['类别“{value}”无法识别。', 'The category “{value}” is unknown.'],
  unit_missing: ['缺责任单位。', 'The unit in charge is missing.'],
  ambiguous_unit: ['名为“{value}”的单位不止一个，请写：{units}。', 'Several units are called “{value}”: write one of {units}.'],
  unknown_unit: ['没有单位“{value}”。', 'There is no unit “{value}”.'],
  unknown_person: ['没有人员“{value}”。', 'There is nobody called “{value}”.'],
  ambiguous_person: ['叫“{value}”的不止一人，请写邮箱。', 'Several people are called “{value}”: write the e-mail address.'],
  unknown_frequency: ['更新频次“{value}”无法识别，例如：每周1条、每季度1条、不超过30天。', 'The frequency “{value}” is unknown.'],
  unknown_yes_no: ['“{value}”应为“是”或“否”。', '“{value}” must be 是 or 否.'],
  frequency_and_exempt: ['既写了频次又写了免考核。', 'A frequency and an exemption exclude each other.'],
  bad_date: ['日期“{value}”无法识别，应如 2026-01-01。', 'The date “{value}” is none; write 2026-01-01.'],
  to_passed: [
    '截止日期“{value}”已过，而改动自 {from} 起才生效。过去的日子请在栏目页更正，并写明理由。',
    'The end “{value}” is over, and the change holds from {from} on: correct the past on the column’s page, with a reason.',
  ],
  days_judged: [
    '至 {to} 的日子已考核并固定，不能自“{value}”起改写。请写以后的日期，或在栏目页更正并写明理由。',
    'Days up to {to} were judged and frozen, “{value}” rewrites them: give a later day, or correct the term on the column’s page, with a reason.',
  ],
  to_before_from: ['截止日期早于起始日期。', 'The end lies before the beginning.'],
};

/** Said only where some known name is like what was written. */
const HINT: Words = ['是否为“{nearest}”？', ' Did you mean “{nearest}”?'];

const textIn = (value: unknown): string => (Array.isArray(value) ? value.map(wordOf).join('、') : wordOf(value));
const filled = (text: string, data: Readonly<Record<string, unknown>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (_all, name: string) => textIn(data[name]).slice(0, 100));

export const faultView = ({ row, column, code, data }: SheetFault): FaultOut => {
  const [zh, en] = WORDS[code];
  const [zhHint, enHint] = wordOf(data.nearest) === '' ? ['', ''] : HINT;
  const message = { 'zh-Hans': filled(zh + zhHint, data), en: filled(en + enHint, data) };
  return { row, cell: column === null ? null : SHEET_HEADS[column][0], column, code, message };
};
