import type { EpochDay } from '../kernel/dates';

export interface CalendarDay {
  readonly day: EpochDay;
  readonly kind: 'workday' | 'rest';
}

export interface DayRange {
  readonly from: EpochDay;
  readonly to: EpochDay;
}

/**
 * Workdays and days of rest, as far as they are known (A9.2): the State Council announces the next year's holidays in autumn, and a day
 * that nobody has announced is unknown, never an ordinary one. Inside a covered range a day that is not listed is a workday from
 * Monday to Friday, else a day of rest; a listed day is known wherever it is.
 */
export interface Calendar {
  readonly covered: readonly DayRange[];
  readonly days: ReadonlyMap<EpochDay, CalendarDay['kind']>;
}

export const calendarOf = (days: Iterable<CalendarDay>, covered: readonly DayRange[]): Calendar => ({
  covered,
  days: new Map([...days].map(({ day, kind }) => [day, kind])),
});

export const dayKind = (day: EpochDay, calendar: Calendar): CalendarDay['kind'] | 'unknown' => {
  const listed = calendar.days.get(day);
  if (listed) return listed;
  if (!calendar.covered.some(({ from, to }) => from <= day && day <= to)) return 'unknown';
  return (((day + 3) % 7) + 7) % 7 < 5 ? 'workday' : 'rest';
};

/** The workdays from `from` to `to`, both inclusive; `unknown` as soon as one of the days is. */
export const workdaysIn = ({ from, to }: DayRange, calendar: Calendar): number | 'unknown' => {
  let workdays = 0;
  for (let day = from; day <= to; day += 1) {
    const kind = dayKind(day, calendar);
    if (kind === 'unknown') return 'unknown';
    if (kind === 'workday') workdays += 1;
  }
  return workdays;
};
