import { epochDay, formatDay, type EpochDay } from '../kernel/dates';
import { plain, visible } from '../kernel/words';
import { COLUMN_CATEGORIES, PERIOD_UNITS, type ColumnCategory, type Frequency, type PeriodUnit } from '../regulation';

/** The columns of the division sheet (附件1, A9.1), in their order, by the words that stand at their head: ours first, then what offices write. */
export const SHEET_HEADS = {
  name: ['栏目', '栏目名称', '栏目名', '频道', '频道名称', '板块', '版块', 'column', 'column name', 'name'],
  parent: ['上级栏目', '父栏目', '所属栏目', 'parent', 'parent column'],
  category: ['类别', '栏目类别', '栏目类型', '栏目分类', 'category'],
  unit: [
    ...['责任单位', '责任科室', '责任部门', '责任处室', '负责单位', '负责科室', '负责部门', '承办单位', '承办科室', '承办部门'],
    ...['主办单位', '主办科室', '主办部门', '牵头单位', '牵头科室', '牵头部门', '维护单位', '维护科室', '维护部门', '保障单位', '保障科室'],
    ...['unit', 'responsible unit', 'unit in charge', 'department'],
  ],
  coUnits: [
    ...['协办单位', '协办科室', '协办部门', '配合单位', '配合科室', '配合部门', '协助单位', '协助科室', '协同单位'],
    ...['co-units', 'supporting units'],
  ],
  dutyOfficer: [
    '责任人',
    '责任人员',
    '责任人姓名',
    '主责人',
    'A岗',
    'A角',
    'A岗责任人',
    '经办人',
    '维护人',
    '维护人员',
    'duty officer',
    'officer',
  ],
  deputy: ['AB岗', 'AB角', 'B岗', 'B角', 'B岗责任人', '备岗', 'deputy'],
  frequency: ['更新频次', '更新频率', '更新周期', '频次', '频率', 'frequency', 'update frequency'],
  exempt: ['免考核', '是否免考核', '不考核', 'exempt'],
  from: ['起始日期', '起始时间', '开始日期', '开始时间', '启用日期', '生效日期', 'from', 'start date', 'start'],
  to: ['截止日期', '截止时间', '结束日期', '结束时间', '终止日期', '停用日期', 'to', 'end date', 'end'],
} as const;
export type SheetColumn = keyof typeof SHEET_HEADS;
export const SHEET_COLUMNS = Object.keys(SHEET_HEADS).filter((key): key is SheetColumn => key in SHEET_HEADS);

/** What people write into a cell to leave it empty. */
export const isBlank = (text: string): boolean => ['', '-', '—', '——', '/', '无', 'none'].includes(plain(text));

/** Several names in one cell. */
export const partsOf = (text: string): readonly string[] => text.split(/[、，,;；\n]/).filter((part) => plain(part) !== '');

export const headOf = (text: string): SheetColumn | null =>
  SHEET_COLUMNS.find((column) => SHEET_HEADS[column].some((head) => plain(head) === plain(text))) ?? null;

/** Without what is added in brackets: 责任科室（单位）. */
const bare = (text: string): string => plain(text).replaceAll(/\(.*?\)|\[.*?\]|【.*?】|〔.*?〕/g, '');

/**
 * What each head of a line means; null: nothing that the sheet speaks of. A head with an addition in brackets is what it would be without,
 * unless another one says so by itself: of 责任人 and 责任人（电话） only the first is the person.
 */
export const headsOf = (texts: readonly string[]): readonly (SheetColumn | null)[] => {
  const exact = texts.map(headOf);
  return texts.map((text, i) => {
    const found = exact[i] ?? headOf(bare(text));
    return found !== null && exact[i] === null && exact.includes(found) ? null : found;
  });
};

const CATEGORY_WORDS: Readonly<Record<ColumnCategory, readonly string[]>> = {
  news: ['动态要闻', '动态、要闻', '动态', '要闻', 'news'],
  notices: ['通知公告', '通知', '公告', 'notices'],
  policies: ['政策文件', '政策', 'policies'],
  new_media: ['新媒体', '政务新媒体', 'newmedia', 'new_media'],
  other: ['其他', '其它', 'other'],
};

export const categoryOf = (text: string): ColumnCategory | null =>
  COLUMN_CATEGORIES.find((category) => CATEGORY_WORDS[category].some((word) => word === plain(text).replace(/类$/, ''))) ?? null;

export const categoryWord = (category: ColumnCategory): string => CATEGORY_WORDS[category][0] ?? category;

const UNIT_WORDS: Readonly<Record<PeriodUnit, readonly string[]>> = {
  week: ['周', '星期', 'week', 'weekly'],
  month: ['月', '个月', 'month', 'monthly'],
  quarter: ['季度', '季', 'quarter', 'quarterly'],
  half_year: ['半年', 'halfyear', 'half-year', 'half_year'],
  year: ['年', 'year', 'yearly'],
};
const DIGITS = '零一二三四五六七八九十';

const numberOf = (text: string): number => {
  const number = /^\d+$/.test(text) ? Number(text) : DIGITS.indexOf(text === '两' ? '二' : text);
  return text === '' ? 1 : number;
};

const AT_LEAST = '(?:≥|>=|至少|不少于|不低于|atleast)?';
const ZH = new RegExp(`^每(.+?)(?:更新)?${AT_LEAST}(\\d+|[一二两三四五六七八九十])?(?:条|篇|次|个)?(?:以上)?$`);
const EN = new RegExp(`^${AT_LEAST}(\\d*)(?:a|per|every|/)?([a-z_-]+)$`);
const GAP = /^(?:最长间隔|间隔)(?:不超过|≤|<=)?(\d+)[天日]$|^(?:gap|atmost|every)?(\d+)days?(?:apart)?$/;

/** 每周1条, 每月≥1条, 每季度, 最长间隔30天, 免考核, 按制度; `at least 1 a week`, `monthly`, `gap 30 days`, `exempt`, `policy`. Null for other words. */
export const frequencyFrom = (text: string): Frequency | 'policy' | null => {
  const word = plain(text);
  if (['', '按制度', '按规定', 'policy'].includes(word)) return 'policy';
  if (['免考核', '不考核', 'exempt'].includes(word)) return { kind: 'exempt' };
  const gap = GAP.exec(word);
  if (gap) return gapOfDays(Number(gap[1] ?? gap[2]));
  const [zh, en] = [ZH.exec(word), EN.exec(word)];
  const [unitWord, number] = zh ? [zh[1], zh[2]] : [en?.[2], en?.[1]];
  const unit = PERIOD_UNITS.find((one) => UNIT_WORDS[one].some((known) => known === unitWord));
  const min = numberOf(number ?? '');
  return unit && min >= 1 && min <= 999 ? { kind: 'period', unit, min } : null;
};

const gapOfDays = (days: number): Frequency | null => (days >= 1 && days <= 3660 ? { kind: 'gap', days } : null);

/** The word for a frequency that `frequencyFrom` understands. */
export const frequencyWord = (frequency: Frequency | 'policy'): string => {
  if (frequency === 'policy') return '按制度';
  if (frequency.kind === 'exempt') return '免考核';
  if (frequency.kind === 'gap') return `最长间隔${String(frequency.days)}天`;
  return `每${UNIT_WORDS[frequency.unit][0] ?? ''}≥${String(frequency.min)}条`;
};

/** A time of day behind the date, as spreadsheets save one that nobody entered: `0:00`, `T00:00:00.000Z`, `12:00 AM`. */
const TIME = /(?:T| )(?:上午|下午)?(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z)?(?: ?(?:AM|PM))?$/i;

/** The text before its time of day. Null where that time is none, or one of another place (`Z`) that may be another day here. */
const withoutTime = (text: string): string | null => {
  const time = TIME.exec(text);
  if (!time) return text;
  const [hours = 0, minutes = 0, seconds = 0, parts = 0] = time.slice(1, 5).map((part) => (part === undefined ? 0 : Number(part)));
  const isTime = hours < 24 && minutes < 60 && seconds < 60;
  const isElsewhere = time[5] !== undefined && hours + minutes + seconds + parts > 0;
  return isTime && !isElsewhere ? text.slice(0, time.index) : null;
};

/** 2026-11-24, 2026/11/24, 2026.11.24, 2026年11月24日, 20261124; with a time of day or without. Null for anything that is no day of the calendar. */
export const dayFrom = (text: string): EpochDay | null => {
  const date = (withoutTime(visible(text.normalize('NFKC'))) ?? '').replaceAll(/ ?([-/.年月日]) ?/g, '$1');
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(date) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(date);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const found = epochDay(year, month, day);
  const pad = (n: number) => String(n).padStart(2, '0');
  return formatDay(found) === `${String(match[1])}-${pad(month)}-${pad(day)}` ? found : null;
};

/** 是 / 否. Null for other words. */
export const yesOrNo = (text: string): boolean | null => {
  const word = plain(text);
  if (['是', '√', '✓', 'yes', 'true', '1'].includes(word)) return true;
  return word === '' || ['否', '×', '✗', 'no', 'false', '0'].includes(word) || isBlank(text) ? false : null;
};
