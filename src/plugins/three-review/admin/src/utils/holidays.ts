import { dayNumber, dayText, weekdayOf } from './civil';
import { parseDay } from '../../../core/kernel/dates';

/** What was read out of what a person typed. */
export interface ReadDays {
  /** 2027-02-05, each once, in order. */
  readonly days: readonly string[];
  /** The parts that name no day of that year, as they were typed. */
  readonly unread: readonly string[];
}

const ASIDES = /[（(][^（）()]*[）)]|^[^：:\d]*[：:]|(?:放假|调休|照常|上班)+$/g;
const PARTS = /[\n、，,；;。]+/;
const DATE = String.raw`(?:(\d{4})\s*[-年./]\s*)?(?:(\d{1,2})\s*[-月./]\s*)?(\d{1,2})\s*日?`;
const SPAN = new RegExp(String.raw`^${DATE}(?:\s*(?:至|到|—+|–|-|~|～)\s*${DATE})?$`);
/** Days; a longer holiday is a slip of the pen. */
const LONGEST = 31;

const pad = (n: string): string => n.padStart(2, '0');

const spanIn = (part: string, year: number): readonly string[] => {
  const match = SPAN.exec(part);
  const [, fromYear = String(year), fromMonth, fromDay = '', toYear = fromYear, toMonth = fromMonth, toDay = fromDay] = match ?? [];
  if (fromMonth === undefined || toMonth === undefined) return [];
  const from = parseDay(`${fromYear}-${pad(fromMonth)}-${pad(fromDay)}`);
  const to = parseDay(`${toYear}-${pad(toMonth)}-${pad(toDay)}`);
  if (from === null || to === null || to < from || to - from >= LONGEST) return [];
  const days = Array.from({ length: to - from + 1 }, (_day, i) => dayText(from + i));
  return days.every((day) => day.startsWith(`${String(year)}-`)) ? days : [];
};

/** The days of `year` that a text names as the State Council's notice writes them: 1月1日（周四）至3日（周六）, or 2027-02-05 — 2027-02-11. */
export const daysIn = (text: string, year: number): ReadDays => {
  const parts = text
    .split(PARTS)
    .map((typed) => ({ typed: typed.trim(), part: typed.trim().replace(ASIDES, '').trim() }))
    .filter(({ part }) => part !== '');
  const read = parts.map(({ typed, part }) => ({ typed, days: spanIn(part, year) }));
  return {
    days: [...new Set(read.flatMap(({ days }) => days))].sort(),
    unread: read.filter(({ days }) => days.length === 0).map(({ typed }) => typed),
  };
};

export const isWeekend = (day: string): boolean => weekdayOf(dayNumber(day)) >= 5;
