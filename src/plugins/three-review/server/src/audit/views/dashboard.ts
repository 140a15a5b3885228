import type { z } from 'zod';
import { plain } from '../../../../core/kernel/words';
import { unitOf } from '../../../../core/audit';
import { standing as standings, type auditColumnsQuery, type AuditColumnsMeta, type ColumnStanding } from '../../../../shared/contracts';
import { configOf } from '../../platform/covered';
import { pageOf } from '../../platform/paging';
import type { Strapi } from '../../platform/strapi';
import { readColumns } from '../columns/store';
import { knownTo } from '../../calendar/years';
import { lastRun } from '../runs/store';
import { standingViews } from './columnStanding';
import { ORDERS } from './order';
import { standingsOn, type Stand } from './standings';
import { dayOut } from './wire';

type Query = z.output<typeof auditColumnsQuery>;

const frequencyName = ({ frequency }: Stand): string =>
  frequency.kind === 'gap' ? 'gap' : frequency.kind === 'exempt' ? 'exempt' : (unitOf(frequency) ?? 'exempt');

/** `GET /audit/columns`: counts and rows come from one reading, so they agree. */
export const dashboard = async (strapi: Strapi, query: Query, on: number): Promise<{ rows: ColumnStanding[]; meta: AuditColumnsMeta }> => {
  const { unit, category, _q, frequency, page, pageSize } = query;
  const columns = (await readColumns(strapi, strapi.db.connection)).filter(
    (column) => (category === undefined || column.category === category) && (_q === undefined || plain(column.name).includes(plain(_q)))
  );
  const { stands, calendar } = await standingsOn(strapi, columns, on);
  const met = stands.filter(
    (stand) => (unit === undefined || stand.term?.unitId === unit) && (frequency === undefined || frequencyName(stand) === frequency)
  );
  const counts = Object.fromEntries(standings.options.map((name) => [name, met.filter((stand) => stand.standing.state === name).length]));
  const asked = met.filter((stand) => query.standing === undefined || stand.standing.state === query.standing);
  const { rows, pagination } = pageOf([...asked].sort(ORDERS[query.sort]), page, pageSize);
  return {
    rows: await standingViews(strapi, rows, on),
    meta: {
      on: dayOut(on) ?? '',
      pagination,
      counts: { ...counts, all: met.length },
      lastRun: await lastRun(strapi, on),
      calendarKnownTo: dayOut(knownTo(calendar)),
      timeZone: configOf(strapi).timeZone,
    },
  };
};
