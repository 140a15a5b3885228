import sum from 'lodash/sum';
import { tallyByUnit, timeliness } from '../../../../core/audit';
import { civilDate, formatDay } from '../../../../core/kernel/dates';
import { policyInForce } from '../../../../core/regulation';
import type { ColumnDetail, Heatmap } from '../../../../shared/contracts';
import { TABLES } from '../../ledger/tables';
import { configOf } from '../../platform/covered';
import { allRows, numberOf, table } from '../../platform/database';
import { unitIn, unitNames } from '../../platform/names';
import type { Strapi } from '../../platform/strapi';
import { readColumns, type Column } from '../columns/store';
import { readEvents } from '../facts/events';
import { AUDIT_TABLES } from '../tables';
import { verdictIn } from './closed';
import { standingViews } from './columnStanding';
import { dayMap, weekMaps } from './maps';
import { standingsOn, type Situation, type Stand } from './standings';

const YEAR = 365;

/** The last year's closed periods of a column, with those that are judged but not yet on record. */
const tallyOf = async (strapi: Strapi, stand: Stand, on: number): Promise<ColumnDetail['tally']> => {
  const rows = await allRows(
    table(strapi, strapi.db.connection, AUDIT_TABLES.results)
      .where({ column_id: stand.column.id })
      .whereBetween('period_end', [on - YEAR, on - 1])
      .select('verdict')
  );
  const cells = rows.map((row) => ({ unitId: '', verdict: verdictIn(row.verdict) }));
  const [tally] = tallyByUnit(cells);
  return { met: tally?.met ?? 0, missed: tally?.missed ?? 0, excused: tally?.excused ?? 0, rate: tally?.share ?? null };
};

const timelinessOf = async (strapi: Strapi, column: Column, { on, calendar }: Situation): Promise<ColumnDetail['timeliness']> => {
  const policy = policyInForce(configOf(strapi).policy, on).audit;
  const events = (await readEvents(strapi, strapi.db.connection, [column.id], on - YEAR, on)).get(column.id) ?? [];
  const measured = timeliness(events, policy, calendar);
  const days = measured.flatMap((one) => (typeof one.days === 'number' ? [one.days] : []));
  return {
    documents: measured.length,
    averageDays: days.length === 0 ? null : Math.round((sum(days) / days.length) * 10) / 10,
    late: measured.filter(({ late }) => late).length,
    limit: policy.publishWithinDays,
  };
};

/** The years in which anything was published in a column, so that a screen can offer them. */
const yearsOf = async (strapi: Strapi, column: string, on: number): Promise<number[]> => {
  const query = table(strapi, strapi.db.connection, TABLES.publications).where({ column_id: column });
  const [row] = await allRows(query.min({ first: 'local_day' }).max({ last: 'local_day' }));
  const last = civilDate(on).year;
  const first = row?.first === null || row?.first === undefined ? last : civilDate(numberOf(row.first)).year;
  return Array.from({ length: Math.max(0, last - first) + 1 }, (_, i) => last - i);
};

/** `GET /audit/columns/:id` */
export const columnDetail = async (strapi: Strapi, column: Column, on: number): Promise<ColumnDetail> => {
  const situation = await standingsOn(strapi, [column], on);
  const [stand] = situation.stands;
  const [view] = await standingViews(strapi, situation.stands, on);
  if (!stand || !view) throw new RangeError(`the column ${column.id} has no standing`);
  const map = await dayMap(strapi, column.id, on);
  const units = await unitNames(strapi);
  return {
    standing: view,
    coUnits: (stand.term?.coUnitIds ?? []).flatMap((id) => unitIn(units, id) ?? []),
    days: { from: formatDay(map.from), counts: map.counts, total: map.total },
    tally: await tallyOf(strapi, stand, on),
    timeliness: await timelinessOf(strapi, column, situation),
    years: await yearsOf(strapi, column.id, on),
  };
};

const SHOWN = 100;

/** `GET /audit/heatmap`: the columns named, else the first hundred by name. */
export const heatmapOf = async (strapi: Strapi, ids: readonly string[] | undefined, weeks: number, on: number): Promise<Heatmap> => {
  const columns = (await readColumns(strapi, strapi.db.connection, ids)).slice(0, SHOWN);
  const { from, counts } = await weekMaps(
    strapi,
    columns.map(({ id }) => id),
    on,
    weeks
  );
  return {
    from: formatDay(from),
    weeks,
    columns: columns.map(({ id, name }) => ({ id, name, counts: [...(counts.get(id) ?? [])] })),
  };
};
