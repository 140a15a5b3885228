import { dayOf, instant, iso, mondayOf, monthOf, periodStarts, spoken, weekOfMonth } from './days';
import { DIGEST, MEETINGS, NEWS } from './news';
import { fullPath, partOfPath, sortSteps, type Step } from './path';
import { CLOSING, EMERGENCY, QUARTERLY, STANDING, UNDERWAY, type Telling } from './pieces';

export type { Step } from './path';

/** A document as its officer writes it; unit and column by their code and slug. */
export interface Written {
  readonly key: string;
  readonly unit: string;
  readonly column: string;
  readonly title: string;
  readonly eventDate: string;
  readonly paragraphs: readonly string[];
}

export interface YearPlan {
  /** ms: when the bureau begins to use the site. */
  readonly from: number;
  readonly documents: readonly Written[];
  /** In the order in which they happen; none of them after the day before, but for the emergency. */
  readonly steps: readonly Step[];
}

interface Planned {
  readonly document: Written;
  readonly steps: readonly Step[];
}

const WEEKS = 52;
/** ms before the site opens at which the emergency is written down. */
const JUST_NOW = 20 * 60_000;

/** Days after the beginning of a quarter on which each column tells something. */
const DAYS_OF_QUARTER: Readonly<Record<string, readonly number[]>> = {
  notices: [12, 58],
  policies: [20],
  interpretation: [28],
  'housing-security': [16],
  'quality-safety': [35],
  services: [45],
};

/** How many quarters at the end, the running one included, these columns have been silent for: one is due, one is overdue. */
const SILENT: Readonly<Record<string, number>> = { 'quality-safety': 1, 'housing-security': 2 };

const written = (column: string, [unit, title, text]: Telling, when: string, eventDay: number): Written => {
  const fill = (words: string): string => words.replace(/\{day\}/g, spoken(eventDay));
  const key = `${column}-${unit}-${when}`;
  const paragraphs = [fill(text), CLOSING[unit] ?? ''].filter((words) => words !== '');
  return { key, unit, column, title: fill(title), eventDate: iso(eventDay), paragraphs };
};

const weekly = (today: number): readonly Planned[] =>
  Array.from({ length: WEEKS }, (_, i) => WEEKS - 1 - i).flatMap((ago): Planned[] => {
    const monday = mondayOf(today) - ago * 7;
    const day = monday + 1 + (ago % 3);
    if (day >= today) return [];
    const telling = NEWS[monthOf(monday)]?.[weekOfMonth(monday)] ?? DIGEST;
    const document = written('news', telling, iso(day), day - 1 - (ago % 2));
    const event = { 40: 'returned', 30: 'updated', 20: 'taken_down', 12: 'updated' } as const;
    return [{ document, steps: fullPath(document, day, event[ago as keyof typeof event]) }];
  });

/** Not before the site was in use, on no weekend, and over by yesterday. */
const within = (from: number, today: number, days: readonly number[]): readonly number[] =>
  days
    .map((day) => Math.max(day, from + 2))
    .map((day) => (day - mondayOf(day) > 4 ? mondayOf(day) + 7 : day))
    .filter((day) => day < today);

const monthly = (from: number, today: number): readonly Planned[] => {
  const days = periodStarts(1, from, today).map((start) => start + 5 + (monthOf(start) % 5));
  return within(from, today, days).flatMap((day): Planned[] => {
    const telling = MEETINGS[monthOf(day)];
    if (!telling) return [];
    const document = written('meetings', telling, iso(day), day - 1);
    return [{ document, steps: fullPath(document, day) }];
  });
};

const quarterly = (from: number, today: number): readonly Planned[] =>
  Object.entries(QUARTERLY).flatMap(([column, tellings]) => {
    const starts = periodStarts(3, from, today);
    const told = starts.slice(0, starts.length - (SILENT[column] ?? 0));
    const days = within(
      from,
      today,
      told.flatMap((start) => (DAYS_OF_QUARTER[column] ?? []).map((offset) => start + offset))
    );
    return [...new Set(days)].flatMap((day, i): Planned[] => {
      const telling = tellings[i % tellings.length];
      if (!telling) return [];
      // One of them came later than the twenty days of A9.2.
      const document = written(column, telling, iso(day), day - (column === 'quality-safety' && i === 1 ? 24 : 2));
      return [{ document, steps: fullPath(document, day) }];
    });
  });

const standing = (from: number): readonly Planned[] =>
  Object.entries(STANDING).map(([column, telling]) => {
    const document = written(column, telling, iso(from + 1), from);
    return { document, steps: fullPath(document, from + 1) };
  });

const underway = (today: number): readonly Planned[] =>
  UNDERWAY.map(({ column, telling, upTo, ago }, i) => {
    const document = written(column, telling, `underway-${String(i)}`, today - ago);
    return { document, steps: partOfPath(document, today - 1, upTo) };
  });

const emergency = (now: number): Planned => {
  const document = written(EMERGENCY.column, EMERGENCY.telling, 'emergency', dayOf(now));
  return { document, steps: [{ at: now - JUST_NOW, document: document.key, unit: document.unit, act: 'draft' }] };
};

/** A year of the bureau up to `now` (ms), the same for every instant of a day but for the minute of the emergency. */
export const yearPlan = (now: number): YearPlan => {
  const today = dayOf(now);
  const from = mondayOf(today) - (WEEKS - 1) * 7;
  const planned = [
    ...standing(from),
    ...weekly(today),
    ...monthly(from, today),
    ...quarterly(from, today),
    ...underway(today),
    emergency(now),
  ];
  return {
    from: instant(from, 8, 0),
    documents: planned.map(({ document }) => document),
    steps: sortSteps(planned.flatMap(({ steps }) => steps)),
  };
};
