/** A moment as a screen shows it, before it is worded. Its day is that of the policy's time zone, wherever the reader's computer is. */
export interface Moment {
  readonly day: 'today' | 'yesterday' | 'thisYear' | 'earlier';
  /** 16:20 */
  readonly time: string;
  /** 11-26, or 2025-12-30 when not of this year. */
  readonly date: string;
}

const DAY_MS = 86_400_000;

const civil = (at: number, timeZone: string) => {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = new Map(format.formatToParts(at).map((part) => [part.type, part.value]));
  const get = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  return { year: get('year'), monthDay: `${get('month')}-${get('day')}`, time: `${get('hour')}:${get('minute')}` };
};

/** `at`, `now`: ms since 1970, UTC. */
export const momentOf = (at: number, now: number, timeZone: string): Moment => {
  const then = civil(at, timeZone);
  const today = civil(now, timeZone);
  const yesterday = civil(now - DAY_MS, timeZone);
  const sameDay = (other: typeof then) => other.year === then.year && other.monthDay === then.monthDay;
  const date = then.year === today.year ? then.monthDay : `${then.year}-${then.monthDay}`;
  if (sameDay(today)) return { day: 'today', time: then.time, date };
  if (sameDay(yesterday)) return { day: 'yesterday', time: then.time, date };
  return { day: then.year === today.year ? 'thisYear' : 'earlier', time: then.time, date };
};

/** The civil day of a moment in the policy's time zone: 2026-11-27. */
export const civilDayAt = (at: number, timeZone: string): string => {
  const { year, monthDay } = civil(at, timeZone);
  return `${year}-${monthDay}`;
};
