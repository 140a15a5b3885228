import { civilDate, epochDay, formatDay } from '../../../../core/kernel/dates';
import type { AuditResult, Bulletin, TimelinessRow } from '../../../../shared/contracts';
import { unitIn, unitNames } from '../../platform/names';
import type { Reader } from '../../platform/reader';
import type { Strapi } from '../../platform/strapi';
import { readColumns } from '../columns/store';
import { listResults } from './results';
import { profileIn } from './profile';
import { siteView } from './site';
import { standingsOn } from './standings';
import { listTimeliness } from './timeliness';
import { unitTallies } from './units';

const PAGE = 100;
/** Pages of rows that a bulletin prints: at most two thousand rows. */
const PAGES = 20;

const allPages = async <T>(read: (page: number) => Promise<{ rows: readonly T[]; pagination: { pageCount: number } }>): Promise<T[]> => {
  const rows: T[] = [];
  for (let page = 1; page <= PAGES; page += 1) {
    const answer = await read(page);
    rows.push(...answer.rows);
    if (page >= answer.pagination.pageCount) break;
  }
  return rows;
};

/** `GET /audit/bulletin?month=`: what the monthly bulletin (通报) says, for the periods that ended in the month. */
export const bulletinOf = async (strapi: Strapi, month: string, today: number, reader: Reader): Promise<Bulletin> => {
  const [year, number] = month.split('-').map(Number);
  const first = epochDay(year ?? 0, number ?? 0, 1);
  const after = civilDate(first + 31);
  const last = Math.min(today, epochDay(after.year, after.month, 1) - 1);
  const range = { from: formatDay(first), to: formatDay(last) };
  const { units } = await unitTallies(strapi, { from: first, to: last }, Math.max(first, last));
  const missed = await allPages<AuditResult>((page) => listResults(strapi, { ...range, verdict: 'missed', page, pageSize: PAGE }, today));
  const late = await allPages<TimelinessRow>((page) =>
    listTimeliness(strapi, { ...range, late: 'true', sort: 'newest', page, pageSize: PAGE }, today, { reader, cases: false })
  );
  const profile = profileIn(strapi, undefined);
  const { stands } = await standingsOn(strapi, await readColumns(strapi, strapi.db.connection), Math.max(first, last));
  const names = await unitNames(strapi);
  return {
    month,
    ...range,
    issuedOn: formatDay(today),
    site: profile ? await siteView(strapi, profile, Math.max(first, last)) : null,
    units,
    // What ended within the month: a period that merely touches it belongs to the month it ends in.
    missed: missed.filter(({ period }) => period.to >= range.from && period.to <= range.to),
    late,
    empty: stands
      .filter(({ standing }) => standing.state === 'empty')
      .map(({ column, term }) => ({ id: column.id, name: column.name, unit: unitIn(names, term?.unitId ?? null) })),
    articles: ['A9.1', 'A9.2'],
  };
};
