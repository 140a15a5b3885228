import { calendarOf, type Calendar, type CalendarDay } from '../../../core/calendar';
import { epochDay, parseDay } from '../../../core/kernel/dates';
import type { CalendarIn, CalendarYear } from '../../../shared/contracts';
import { allRows, numberOf, table } from '../platform/database';
import { failed, wrong, type Failure } from '../platform/failure';
import type { Strapi, Trx } from '../platform/strapi';
import { CALENDAR_TABLES } from './tables';
import holidays from './holidays.json';
import { allOrNothing } from '../platform/allOrNothing';
import type { By } from '../platform/caller';
import type { Db } from '../platform/database';

/** The holidays as they are known: whole years, each from the notice that named it. Outside of them nothing is known. */
export const readCalendar = async (strapi: Strapi, db: Db): Promise<Calendar> => {
  const years = await allRows(table(strapi, db, CALENDAR_TABLES.years).select('year'));
  const days = await allRows(table(strapi, db, CALENDAR_TABLES.days).select('day', 'kind'));
  const listed = days.map((row): CalendarDay => ({ day: numberOf(row.day), kind: row.kind === 'work' ? 'workday' : 'rest' }));
  const covered = years.map((row) => ({ from: epochDay(numberOf(row.year), 1, 1), to: epochDay(numberOf(row.year), 12, 31) }));
  return calendarOf(listed, covered);
};

/** The last day of the last year in a row that is known, counted from the first; null: none is. */
export const knownTo = ({ covered }: Calendar): number | null => {
  const ends = covered.map(({ to }) => to);
  return ends.length === 0 ? null : Math.max(...ends);
};

export const listYears = async (strapi: Strapi, db: Db = strapi.db.connection): Promise<CalendarYear[]> => {
  const years = await allRows(table(strapi, db, CALENDAR_TABLES.years).orderBy('year'));
  const counts = await allRows(table(strapi, db, CALENDAR_TABLES.days).select('year', 'kind').count({ n: '*' }).groupBy('year', 'kind'));
  const count = (year: unknown, kind: string): number =>
    numberOf(counts.find((row) => numberOf(row.year) === numberOf(year) && row.kind === kind)?.n);
  return years.map(({ year, source }) => ({
    year: numberOf(year),
    source: String(source),
    rest: count(year, 'rest'),
    work: count(year, 'work'),
  }));
};

/** A notice speaks of its year, and of the last days of the year before where they make up for New Year. */
const speaksOf = (year: number, day: string): boolean => day.startsWith(`${String(year)}-`) || day.startsWith(`${String(year - 1)}-12-`);

const faultOf = ({ year, rest, work }: CalendarIn): Failure | null => {
  const listed = [...rest.map((day) => ['rest', day] as const), ...work.map((day) => ['work', day] as const)];
  const seen = new Set<string>();
  for (const [path, day] of listed) {
    if (!speaksOf(year, day)) return wrong(path, `${day} is neither in ${String(year)} nor in the December before`);
    if (seen.has(day)) return wrong(path, `${day} is named twice`);
    seen.add(day);
    const weekday = (((parseDay(day) ?? 0) + 3) % 7) + 1;
    if (path === 'work' && weekday <= 5) return wrong(path, `${day} is from Monday to Friday: a working day anyway`);
  }
  return null;
};

export interface ImportedYear {
  readonly years: CalendarYear[];
  readonly before: Calendar;
  readonly after: Calendar;
}

/** The State Council's notice for a year, whole: what was known from its former notice is replaced. Days of rest on weekends may be named or not. */
export const importYear = (strapi: Strapi, input: CalendarIn, by: By): Promise<ImportedYear | Failure> =>
  allOrNothing(strapi, async (trx) => {
    const fault = faultOf(input);
    if (fault) return fault;
    const before = await readCalendar(strapi, trx);
    await storeYear(strapi, trx, input, by);
    return { years: await listYears(strapi, trx), before, after: await readCalendar(strapi, trx) };
  });

export const storeYear = async (strapi: Strapi, trx: Trx, input: CalendarIn, by: By): Promise<void> => {
  const { year, source, rest, work } = input;
  await table(strapi, trx, CALENDAR_TABLES.days).where({ year }).delete();
  await table(strapi, trx, CALENDAR_TABLES.years).where({ year }).delete();
  await table(strapi, trx, CALENDAR_TABLES.years).insert({ year, source, by_name: by.name, at_ms: by.at });
  const rows = [...rest.map((day) => ({ day, kind: 'rest' })), ...work.map((day) => ({ day, kind: 'work' }))].map(({ day, kind }) => ({
    day: parseDay(day) ?? 0,
    year,
    kind,
  }));
  if (rows.length === 0) return;
  const days = rows.map(({ day }) => day);
  await table(strapi, trx, CALENDAR_TABLES.days).whereIn('day', days).delete();
  await table(strapi, trx, CALENDAR_TABLES.days).insert(rows);
};

/** Puts in the years that ship with the product and that nobody has put in yet; what an administrator imported stays. */
export const seedCalendar = async (strapi: Strapi): Promise<void> => {
  const known = new Set((await listYears(strapi)).map(({ year }) => year));
  const { source, years } = holidays;
  for (const year of years.filter((one) => !known.has(one.year))) {
    const done = await importYear(strapi, { ...year, source }, { name: null, at: Date.now() });
    if (failed(done)) throw new Error(`the calendar of ${String(year.year)}: ${done.message}`);
  }
};
