import { epochDay, formatDay, type EpochDay } from '../kernel/dates';
import { PERIOD_UNITS, type ColumnCategory, type Frequency, type PeriodUnit } from '../regulation';

/** The columns of the division sheet (附件1, A9.1), in their order, by the words that stand at their head. */
export const SHEET_HEADS = {
  name: ['栏目', '栏目名称', 'column', 'name'],
  parent: ['上级栏目', 'parent', 'parent column'],
  category: ['类别', '栏目类别', 'category'],
  unit: ['责任单位', '责任科室', 'unit', 'responsible unit'],
  coUnits: ['协办单位', '协办科室', 'co-units', 'supporting units'],
  dutyOfficer: ['责任人', 'duty officer', 'officer'],
  deputy: ['AB岗', 'AB角', 'deputy'],
  frequency: ['更新频次', '频次', 'frequency'],
  exempt: ['免考核', 'exempt'],
  from: ['起始日期', 'from', 'start date'],
  to: ['截止日期', 'to', 'end date'],
} as const;
export type SheetColumn = keyof typeof SHEET_HEADS;
export const SHEET_COLUMNS = Object.keys(SHEET_HEADS).filter((key): key is SheetColumn => key in SHEET_HEADS);

/** Full width to half width, no blanks, lower case: how words of the sheet are compared. */
export const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

/** What people write into a cell to leave it empty. */
export const isBlank = (text: string): boolean => ['', '-', '—', '——', '/', '无', 'none'].includes(plain(text));

export const headOf = (text: string): SheetColumn | null =>
  SHEET_COLUMNS.find((column) => SHEET_HEADS[column].some((head) => plain(head) === plain(text))) ?? null;

const CATEGORY_WORDS: Readonly<Record<ColumnCategory, readonly string[]>> = {
  news: ['动态要闻', '动态、要闻', '动态', '要闻', 'news'],
  notices: ['通知公告', '通知', '公告', 'notices'],
  policies: ['政策文件', '政策', 'policies'],
  new_media: ['新媒体', '政务新媒体', 'newmedia', 'new_media'],
  other: ['其他', '其它', 'other'],
};
const CATEGORIES: readonly ColumnCategory[] = ['news', 'notices', 'policies', 'new_media', 'other'];

export const categoryOf = (text: string): ColumnCategory | null =>
  CATEGORIES.find((category) => CATEGORY_WORDS[category].some((word) => word === plain(text).replace(/类$/, ''))) ?? null;

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

/** 2026-11-24, 2026/11/24, 2026.11.24, 2026年11月24日. Null for anything that is no day of the calendar. */
export const dayFrom = (text: string): EpochDay | null => {
  const match = /^(\d{4})([-/.年])(\d{1,2})([-/.月])(\d{1,2})日?$/.exec(plain(text));
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[3]), Number(match[5])];
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
