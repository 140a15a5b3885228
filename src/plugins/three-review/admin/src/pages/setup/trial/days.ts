import type { SiteOut } from '../../../../../shared/contracts';
import { dayNumber } from '../../../utils/civil';
import { civilDayAt } from '../../../utils/time';

/** The days that a trial covers, the first and today included; in the policy's time zone. */
export const trialDays = (
  { trial, since }: SiteOut,
  now: number,
  timeZone: string
): { readonly from: string; readonly to: string } | null => {
  const from = trial.from ?? since;
  return from === null ? null : { from: civilDayAt(from, timeZone), to: civilDayAt(now, timeZone) };
};

/** 1 on its first day. */
export const dayOfTrial = (site: SiteOut, now: number, timeZone: string): number => {
  const days = trialDays(site, now, timeZone);
  return days === null ? 1 : Math.max(1, dayNumber(days.to) - dayNumber(days.from) + 1);
};
