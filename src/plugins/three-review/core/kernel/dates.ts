/** Civil dates as epoch-day integers: days since 1970-01-01, proleptic Gregorian. Source: H. Hinnant, "chrono-compatible low-level date algorithms". */
export type EpochDay = number;

/** `2026-11-24` → 20781. Null for anything that is not an existing calendar date in that form. */
export const parseDay = (text: string): EpochDay | null => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return null;
  const day = epochDay(Number(match[1]), Number(match[2]), Number(match[3]));
  return formatDay(day) === text ? day : null;
};

/** Year, month 1–12 and day 1–31 → days since 1970-01-01. */
export const epochDay = (year: number, month: number, day: number): EpochDay => {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
};

/** A day of the calendar: `month` 1–12, `day` 1–31. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** 20781 → the 24th of November 2026. */
export const civilDate = (days: EpochDay): CivilDate => {
  const z = days + 719468;
  const era = Math.floor(z / 146097);
  const doe = z - era * 146097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return { year: yoe + era * 400 + (month <= 2 ? 1 : 0), month, day: doy - Math.floor((153 * mp + 2) / 5) + 1 };
};

/** 20781 → `2026-11-24`. */
export const formatDay = (days: EpochDay): string => {
  const { year, month, day } = civilDate(days);
  const pad = (n: number, width: number) => String(n).padStart(width, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
};

/** The same day of the month `months` later (earlier, if negative); where that month is shorter, its last day. */
export const addMonths = (days: EpochDay, months: number): EpochDay => {
  const { year, month, day } = civilDate(days);
  const index = year * 12 + month - 1 + months;
  const first = epochDay(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1, 1);
  const next = epochDay(Math.floor((index + 1) / 12), ((((index + 1) % 12) + 12) % 12) + 1, 1);
  return Math.min(first + day - 1, next - 1);
};
