import chunk from 'lodash/chunk';
import type { Knex } from 'knex';
import type { z } from 'zod';
import type { Period } from '../../../../core/audit';
import { parseDay } from '../../../../core/kernel/dates';
import { articleId, type AuditResult, type resultsQuery } from '../../../../shared/contracts';
import { configOf } from '../../platform/covered';
import { allRows, countOf, flagOf, numberOf, numberOrNull, table, NAMED_AT_ONCE } from '../../platform/database';
import { fromJson } from '../../platform/json';
import { unitIn, unitNames } from '../../platform/names';
import { pagination, type Pagination } from '../../platform/paging';
import { textOf, type Row, type Strapi } from '../../platform/strapi';
import { readColumns, type Column } from '../columns/store';
import { readCalendar } from '../../calendar/years';

import { periodsFor, type Cell } from '../judging/cells';
import { graceDays } from '../judging/history';
import { judgeSlice } from '../judging/slice';
import { policyName } from '../runs/results';
import { AUDIT_TABLES } from '../tables';
import { periodIn, verdictIn } from './closed';
import { dayOut, periodOut } from './wire';

type Query = z.output<typeof resultsQuery>;
type Named = Pick<AuditResult, 'columnName' | 'unit'>;

const ofRow = (row: Row, named: Named): AuditResult => ({
  ...named,
  column: String(row.column_id),
  period: periodOut(periodIn(row)),
  verdict: verdictIn(row.verdict),
  counted: numberOf(row.n),
  required: numberOrNull(row.required),
  lastDay: dayOut(numberOrNull(row.last_day)),
  notes: fromJson<AuditResult['notes']>(row.notes),
  policy: String(row.policy),
  article: articleId.parse(row.article),
  frozen: flagOf(row.frozen),
});

const ofCell = (cell: Cell, named: Named): AuditResult => ({
  ...named,
  column: cell.columnId,
  period: periodOut(cell.period),
  verdict: cell.judgement.verdict,
  counted: cell.judgement.counted,
  required: cell.required,
  lastDay: dayOut(cell.judgement.lastDay),
  notes: cell.notes.map(({ code, data }) => ({ code, data: { ...data } })),
  policy: policyName(cell.policy),
  article: cell.article,
  frozen: false,
});

const dayIn = (text: string | undefined): number | undefined => (text === undefined ? undefined : (parseDay(text) ?? undefined));

const stored = (strapi: Strapi, { column, unit, verdict, rule, from, to }: Query): Knex.QueryBuilder => {
  const query = table(strapi, strapi.db.connection, AUDIT_TABLES.results);
  const [first, last] = [dayIn(from), dayIn(to)];
  if (column !== undefined) void query.where({ column_id: column });
  if (unit !== undefined) void query.where({ unit_id: unit });
  if (verdict !== undefined) void query.where({ verdict });
  if (rule !== undefined) void query.where({ rule });
  if (first !== undefined) void query.where('period_end', '>=', first);
  if (last !== undefined) void query.where('period_start', '<=', last);
  return query;
};

/** Periods that no run has judged yet and that are young: the running one, and what ended since the last run. */
const unjudged = async (strapi: Strapi, columns: readonly Column[], today: number): Promise<readonly Cell[]> => {
  const db = strapi.db.connection;
  const policies = configOf(strapi).policy;
  const calendar = await readCalendar(strapi, db);
  const from = today - 1 - graceDays(policies);
  const cells: Cell[] = [];
  for (const some of chunk(columns, NAMED_AT_ONCE)) {
    const rows = await allRows(
      table(strapi, db, AUDIT_TABLES.results)
        .select('column_id', 'rule', 'period_start')
        .whereIn(
          'column_id',
          some.map(({ id }) => id)
        )
        .where('period_end', '>=', from)
    );
    const known = new Set(rows.map((row) => `${String(row.column_id)} ${String(row.rule)} ${String(numberOf(row.period_start))}`));
    const open = (column: Column): readonly Period[] =>
      periodsFor(column, policies, { from, to: today }, (end) => end >= from).filter(
        (period) => !known.has(`${column.id} ${period.unit} ${String(period.from)}`)
      );
    await judgeSlice(strapi, db, some, open, { calendar, today }, (cell) => cells.push(cell));
  }
  return cells;
};

const matches = (query: Query) => (cell: Cell) => {
  const [first, last] = [dayIn(query.from), dayIn(query.to)];
  return (
    (query.unit === undefined || cell.judgement.unitId === query.unit) &&
    (query.verdict === undefined || cell.judgement.verdict === query.verdict) &&
    (query.rule === undefined || cell.period.unit === query.rule) &&
    (first === undefined || cell.period.to >= first) &&
    (last === undefined || cell.period.from <= last)
  );
};

/** `GET /audit/results`: what is not on record yet, judged now, then what is, newest first. */
export const listResults = async (
  strapi: Strapi,
  query: Query,
  today: number
): Promise<{ rows: AuditResult[]; pagination: Pagination }> => {
  const { page, pageSize } = query;
  const columns = await readColumns(strapi, strapi.db.connection);
  const asked = columns.filter(({ id }) => query.column === undefined || id === query.column);
  const young = (await unjudged(strapi, asked, today)).filter(matches(query)).sort((a, b) => b.period.to - a.period.to);
  const first = (page - 1) * pageSize;
  const live = young.slice(first, first + pageSize);
  const total = await countOf(stored(strapi, query).count({ n: '*' }));
  const rows =
    live.length < pageSize
      ? await allRows(
          stored(strapi, query)
            .orderBy([{ column: 'period_end', order: 'desc' }, { column: 'column_id' }, { column: 'period_start', order: 'desc' }])
            .limit(pageSize - live.length)
            .offset(Math.max(0, first - young.length))
        )
      : [];
  const names = new Map(columns.map(({ id, name }) => [id, name]));
  const units = await unitNames(strapi);
  const named = (id: string, unit: string | null): Named => ({ columnName: names.get(id) ?? id, unit: unitIn(units, unit) });
  return {
    rows: [
      ...live.map((cell) => ofCell(cell, named(cell.columnId, cell.judgement.unitId))),
      ...rows.map((row) => ofRow(row, named(String(row.column_id), textOf(row.unit_id)))),
    ],
    pagination: pagination(page, pageSize, young.length + total),
  };
};
