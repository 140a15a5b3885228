/** ms */
export const DAY = 86_400_000;
const HOUR = 3_600_000;
/** The bureau's clocks: Shanghai, all year. */
const ZONE = 8 * HOUR;

/** Days since 1970-01-01, as the bureau counts them. */
export const dayOf = (at: number): number => Math.floor((at + ZONE) / DAY);

export const instant = (day: number, hour: number, minute: number): number => day * DAY - ZONE + hour * HOUR + minute * 60_000;

export const mondayOf = (day: number): number => day - ((((day + 3) % 7) + 7) % 7);

const partsOf = (day: number) => {
  const date = new Date(day * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, date: date.getUTCDate() };
};

export const monthOf = (day: number): number => partsOf(day).month;

/** 0 for the first seven days of its month, 4 for the last of a long one. */
export const weekOfMonth = (day: number): number => Math.floor((partsOf(day).date - 1) / 7);

export const iso = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/** 3月2日 */
export const spoken = (day: number): string => `${String(partsOf(day).month)}月${String(partsOf(day).date)}日`;

/** The first days of the periods of so many months that touch `from` to `to`. */
export const periodStarts = (months: 1 | 3, from: number, to: number): readonly number[] => {
  const { year, month } = partsOf(from);
  const starts: number[] = [];
  for (let at = month - 1 - ((month - 1) % months); ; at += months) {
    const start = Date.UTC(year, at, 1) / DAY;
    if (start > to) return starts;
    starts.push(start);
  }
};
