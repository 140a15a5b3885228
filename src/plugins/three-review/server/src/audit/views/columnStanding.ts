import { formatDay } from '../../../../core/kernel/dates';
import type { ColumnStanding } from '../../../../shared/contracts';
import { allRows, table } from '../../platform/database';
import { personIn, unitIn } from '../../platform/names';
import type { Row, Strapi } from '../../platform/strapi';
import { namesFor, type Names } from '../columns/view';
import { AUDIT_TABLES } from '../tables';
import { periodIn, verdictIn } from './closed';
import { weekMaps } from './maps';
import type { Stand } from './standings';
import { dayOut, frequencyOfStand, periodOut } from './wire';

const WEEKS = 53;

type Marks = ColumnStanding['marks'];

/** Closed periods that stand out below the map, with the youngest that is judged but not yet on record. */
const marksOf = async (strapi: Strapi, stands: readonly Stand[], from: number, on: number): Promise<ReadonlyMap<string, Marks>> => {
  const ids = stands.map(({ column }) => column.id);
  const query = table(strapi, strapi.db.connection, AUDIT_TABLES.results)
    .select('column_id', 'rule', 'period_start', 'period_end', 'verdict')
    .whereIn('column_id', ids)
    .whereBetween('period_end', [from, on - 1])
    .whereIn('verdict', ['missed', 'excused'])
    .orderBy('period_end');
  const rows = await allRows(query);
  const of = (id: string): Row[] => rows.filter((row) => row.column_id === id);
  return new Map(
    stands.map(({ column, closed }) => {
      const held = of(column.id).map((row) => ({ period: periodIn(row), verdict: verdictIn(row.verdict) }));
      const young = closed.filter(
        ({ period }) => period.to >= from && !held.some((one) => one.period.unit === period.unit && one.period.from === period.from)
      );
      const marks = [...held, ...young].flatMap(({ period, verdict }): Marks =>
        verdict === 'missed' || verdict === 'excused' ? [{ from: formatDay(period.from), to: formatDay(period.to), verdict }] : []
      );
      return [column.id, marks];
    })
  );
};

const view = (names: Names, stand: Stand, on: number, weeks: readonly number[], marks: Marks): ColumnStanding => {
  const { column, term, standing, told, lastDay } = stand;
  return {
    id: column.id,
    name: column.name,
    slug: column.slug,
    parent: column.parent,
    category: column.category,
    unit: unitIn(names.units, term?.unitId ?? null),
    dutyOfficer: personIn(names.people, term?.dutyOfficerId ?? null),
    deputy: personIn(names.people, term?.deputyId ?? null),
    frequency: frequencyOfStand(stand.frequency),
    article: stand.article,
    standing: standing.state,
    period: told && standing.state !== 'exempt' && standing.state !== 'suspended' ? periodOut(told.period) : null,
    counted: told?.counted ?? 0,
    required: told?.required ?? null,
    daysLeft: 'daysLeft' in standing ? standing.daysLeft : null,
    daysOverdue: 'days' in standing ? standing.days : null,
    lastUpdate: dayOut(lastDay),
    daysSinceUpdate: lastDay === null ? null : on - lastDay,
    weeks: [...weeks],
    marks: [...marks],
  };
};

/** The rows of the dashboard for these columns: only so many as a page shows, since each reads a year. */
export const standingViews = async (strapi: Strapi, stands: readonly Stand[], on: number): Promise<ColumnStanding[]> => {
  const ids = stands.map(({ column }) => column.id);
  const names = await namesFor(
    strapi,
    stands.map(({ column }) => column)
  );
  const maps = await weekMaps(strapi, ids, on, WEEKS);
  const marks = await marksOf(strapi, stands, maps.from, on);
  return stands.map((stand) => view(names, stand, on, maps.counts.get(stand.column.id) ?? [], marks.get(stand.column.id) ?? []));
};
