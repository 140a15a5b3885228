import type { EpochDay } from '../kernel/dates';
import type { AuditPolicy } from '../regulation';
import { dayKind, workdaysIn, type Calendar } from '../calendar/workdays';
import type { AuditEvent } from './events';

/** From the event to its first publication (A9.2). */
export interface Timeliness {
  readonly documentId: string;
  readonly locale: string;
  readonly eventDay: EpochDay | null;
  readonly publishedDay: EpochDay;
  /** Days after the event, natural or working as the policy has it; null where no event day was given, `unknown` without calendar. */
  readonly days: number | 'unknown' | null;
  readonly late: boolean;
}

/** Days from the event to `day`: on the day itself 0. */
const elapsed = (eventDay: EpochDay, day: EpochDay, { switches }: AuditPolicy, calendar: Calendar): number | 'unknown' =>
  switches.workingDays && day > eventDay ? workdaysIn({ from: eventDay + 1, to: day }, calendar) : day - eventDay;

/** How many days each document took to its first publication. Imported documents are left out: they were published elsewhere before. */
export const timeliness = (events: readonly AuditEvent[], policy: AuditPolicy, calendar: Calendar): readonly Timeliness[] =>
  events
    .filter(({ kind }) => kind === 'first')
    .map(({ documentId, locale, eventDay, localDay }) => {
      const days = eventDay === null ? null : elapsed(eventDay, localDay, policy, calendar);
      const late = typeof days === 'number' && days > policy.publishWithinDays;
      return { documentId, locale, eventDay, publishedDay: localDay, days, late };
    });

/** `last_quarter`: at most a quarter of the time is left. `past`: the time is over. `calendar_unknown`: the limit counts working days that no calendar covers. */
export const CLOCK_LEVELS = ['plain', 'last_quarter', 'past', 'calendar_unknown'] as const;
export type ClockLevel = (typeof CLOCK_LEVELS)[number];

export interface DraftClock {
  /** The last day in time; null where no calendar says which that is. */
  readonly dueDay: EpochDay | null;
  /** Days left, natural or working: 0 on the last, negative once it is past. */
  readonly daysLeft: number | null;
  readonly level: ClockLevel;
}

const dueDayOf = (eventDay: EpochDay, { publishWithinDays, switches }: AuditPolicy, calendar: Calendar): EpochDay | null => {
  if (!switches.workingDays) return eventDay + publishWithinDays;
  let day = eventDay;
  for (let left = publishWithinDays; left > 0;) {
    day += 1;
    const kind = dayKind(day, calendar);
    if (kind === 'unknown') return null;
    if (kind === 'workday') left -= 1;
  }
  return day;
};

/** How much of the time to publish is left for a document that is not yet published (A9.2). */
export const draftClock = (eventDay: EpochDay, today: EpochDay, policy: AuditPolicy, calendar: Calendar): DraftClock => {
  const dueDay = dueDayOf(eventDay, policy, calendar);
  const gone = elapsed(eventDay, today, policy, calendar);
  if (gone === 'unknown') return { dueDay, daysLeft: null, level: 'calendar_unknown' };
  const daysLeft = policy.publishWithinDays - gone;
  if (daysLeft < 0) return { dueDay, daysLeft, level: 'past' };
  return { dueDay, daysLeft, level: daysLeft * 4 <= policy.publishWithinDays ? 'last_quarter' : 'plain' };
};

/** Days that are looked back: more than any number of working days in which to publish can span. */
const FURTHEST = 1_000;

/** The last day of an event whose time to publish is over today (A9.2): every earlier event's is over, too. Null: the calendar tells of none. */
export const overdueUpTo = (today: EpochDay, policy: AuditPolicy, calendar: Calendar): EpochDay | null => {
  for (let day = today; day > today - FURTHEST; day -= 1) {
    const { level } = draftClock(day, today, policy, calendar);
    if (level === 'past') return day;
    if (level === 'calendar_unknown') return null;
  }
  return null;
};
