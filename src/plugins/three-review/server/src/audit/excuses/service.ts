import type { z } from 'zod';
import { periodsOwed } from '../../../../core/audit';
import { formatDay, parseDay } from '../../../../core/kernel/dates';
import type { excuseBody, ExcuseOut, excusesQuery } from '../../../../shared/contracts';
import { holdersFor } from '../../organisation/posts';
import type { Caller } from '../../platform/caller';
import { configOf, localDay } from '../../platform/covered';
import { allRows, countOf, firstRow, insertedId, table } from '../../platform/database';
import { missing, wrong, type Failure } from '../../platform/failure';
import { pagination, type Pagination } from '../../platform/paging';
import type { Strapi, Trx } from '../../platform/strapi';
import { noColumn } from '../columns/rules';
import { allOrNothing } from '../../platform/allOrNothing';
import { judgedTerms, readColumn, readColumns, type Column } from '../columns/store';
import type { Db } from '../../platform/database';
import { toExcuse, type FiledExcuse } from '../facts/excuses';
import { AUDIT_TABLES } from '../tables';

type Input = z.output<typeof excuseBody>;
type Query = z.output<typeof excusesQuery>;

const excuses = (strapi: Strapi, db: Db) => table(strapi, db, AUDIT_TABLES.excuses);

/** Had at least one judged period that it touches not ended when it was filed? Then it counts for that period. */
const inTime = (strapi: Strapi, column: Column | null, { from, to, filedOn }: FiledExcuse): boolean =>
  column !== null &&
  periodsOwed({ columnName: column.name, terms: judgedTerms(column), policies: configOf(strapi).policy }, from, to).some(
    (period) => filedOn <= period.to
  );

const view = (strapi: Strapi, column: Column | null, excuse: FiledExcuse): ExcuseOut => ({
  id: excuse.id,
  column: excuse.column,
  from: formatDay(excuse.from),
  to: formatDay(excuse.to),
  reason: excuse.reason,
  by: excuse.by,
  filedAt: excuse.filedAt,
  filedOn: formatDay(excuse.filedOn),
  inTime: inTime(strapi, column, excuse),
  withdrawnAt: excuse.withdrawnAt,
});

/** Who may speak for a column: its duty officer and deputy, the head of its unit, and whoever manages the audit. */
const maySpeak = async (strapi: Strapi, trx: Trx, column: Column, caller: Caller, manages: boolean, now: number): Promise<boolean> => {
  if (manages) return true;
  const me = caller.actor?.id;
  if (me === undefined) return false;
  const today = localDay(strapi, now);
  const terms = column.terms.filter((term) => term.to === null || term.to >= today);
  if (terms.some((term) => term.dutyOfficerId === me || term.deputyId === me)) return true;
  for (const unit of new Set(terms.map((term) => term.unitId))) {
    const holders = await holdersFor(strapi, trx, unit, today);
    if (holders.some((holder) => holder.post === 'unitHead' && holder.unitId === unit && holder.person.id === me)) return true;
  }
  return false;
};

const forbidden: Failure = {
  failed: 'forbidden',
  path: 'column',
  message: 'excuses are filed by the duty officer or deputy of the column, by the head of its unit, or by whoever manages the audit',
};

/** 报备 (A9.2). Filed after a period's end it is a remark on it and changes no verdict; the day it is filed is the server's own. */
export const fileExcuse = (strapi: Strapi, input: Input, caller: Caller, manages: boolean, now: number): Promise<ExcuseOut | Failure> =>
  allOrNothing(strapi, async (trx) => {
    const column = await readColumn(strapi, trx, input.column);
    if (!column) return wrong('column', 'there is no such column');
    if (!caller.actor || !caller.interactive || !(await maySpeak(strapi, trx, column, caller, manages, now))) return forbidden;
    const [from, to] = [parseDay(input.from) ?? 0, parseDay(input.to) ?? 0];
    if (to - from > 366) return wrong('to', 'must lie within a year of from');
    const id = await insertedId(
      strapi,
      excuses(strapi, trx).insert({
        column_id: column.id,
        from_day: from,
        to_day: to,
        reason: input.reason,
        by_id: Number(caller.actor.id),
        by_name: caller.actor.name,
        filed_at_ms: now,
        filed_day: localDay(strapi, now),
      })
    );
    const row = await firstRow(excuses(strapi, trx).where({ id }));
    return row ? view(strapi, column, toExcuse(row)) : missing('excuse');
  });

/** Withdrawn, not deleted. What a run has judged by it stays judged. */
export const withdrawExcuse = (strapi: Strapi, id: number, caller: Caller, manages: boolean, now: number): Promise<ExcuseOut | Failure> =>
  allOrNothing(strapi, async (trx) => {
    const row = await firstRow(excuses(strapi, trx).where({ id }));
    if (!row) return missing('excuse');
    const excuse = toExcuse(row);
    const column = await readColumn(strapi, trx, excuse.column);
    if (!column) return noColumn;
    if (!caller.actor || !caller.interactive || !(await maySpeak(strapi, trx, column, caller, manages, now))) return forbidden;
    if (excuse.withdrawnAt !== null) return view(strapi, column, excuse);
    await excuses(strapi, trx).where({ id }).update({ withdrawn_at_ms: now, withdrawn_by: caller.actor.name });
    return view(strapi, column, { ...excuse, withdrawnAt: now });
  });

/** `GET /audit/excuses`, the newest first. */
export const listExcuses = async (strapi: Strapi, query: Query): Promise<{ rows: ExcuseOut[]; pagination: Pagination }> => {
  const { column, from, to, page, pageSize } = query;
  const db = strapi.db.connection;
  const asked = () => {
    const found = excuses(strapi, db);
    if (column !== undefined) void found.where({ column_id: column });
    if (from !== undefined) void found.where('to_day', '>=', parseDay(from));
    if (to !== undefined) void found.where('from_day', '<=', parseDay(to));
    return found;
  };
  const total = await countOf(asked().count({ n: '*' }));
  const rows = (
    await allRows(
      asked()
        .orderBy('id', 'desc')
        .limit(pageSize)
        .offset((page - 1) * pageSize)
    )
  ).map(toExcuse);
  const columns = new Map((await readColumns(strapi, db, [...new Set(rows.map((row) => row.column))])).map((one) => [one.id, one]));
  return { rows: rows.map((row) => view(strapi, columns.get(row.column) ?? null, row)), pagination: pagination(page, pageSize, total) };
};
