import { workdaysIn, type Calendar } from '../calendar/workdays';
import type { Period } from '../calendar/periods';
import type { Verdict } from './verdict';

/** As much of the calendar as a verdict asks for. */
const workIn = (period: Pick<Period, 'from' | 'to'>, calendar: Calendar): 'unknown' | 'none' | 'some' => {
  const days = workdaysIn(period, calendar);
  return days === 'unknown' ? 'unknown' : days === 0 ? 'none' : 'some';
};

/** Verdicts for which it was asked: what is done, or not owed, stands whatever the calendar says. */
const ASKING: readonly Verdict[] = ['missed', 'excused', 'calendar_unknown'];

/** Whether a verdict rests on days of which another calendar says something else (A9.2). */
export const restsOnChange = (
  { verdict, ...period }: Pick<Period, 'from' | 'to'> & { readonly verdict: Verdict },
  before: Calendar,
  after: Calendar
): boolean => ASKING.includes(verdict) && workIn(period, before) !== workIn(period, after);
