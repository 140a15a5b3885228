import { formatDay } from '../../../../core/kernel/dates';
import { runStatus, type AuditColumnsMeta, type AuditRun, type AuditRunDetail } from '../../../../shared/contracts';
import { allRows, countOf, firstRow, numberOf, numberOrNull, table } from '../../platform/database';
import { isOneOf } from '../../platform/json';
import { pagination, type Pagination } from '../../platform/paging';
import { textOf, type Row, type Strapi } from '../../platform/strapi';
import { AUDIT_TABLES } from '../tables';
import { periodIn, verdictIn } from '../views/closed';
import { JOB_TABLES } from '../../jobs/tables';

const runs = (strapi: Strapi) => table(strapi, strapi.db.connection, JOB_TABLES.runs);

const statusIn = (value: unknown): AuditRun['status'] => (isOneOf(runStatus.options, value) ? value : 'failed');

const toRun = (row: Row): AuditRun => {
  const status = statusIn(row.status);
  const total = numberOf(row.total);
  return {
    id: String(row.id),
    job: row.job === 'backfill' ? 'backfill' : 'daily',
    from: formatDay(numberOf(row.from_day)),
    to: formatDay(numberOf(row.to_day)),
    status,
    progress: status === 'done' ? 1 : total === 0 ? 0 : numberOf(row.done) / total,
    startedAt: numberOrNull(row.started_at_ms),
    endedAt: numberOrNull(row.ended_at_ms),
    by: textOf(row.by_name),
    reason: textOf(row.reason),
    attempt: numberOf(row.attempt),
    cells: numberOf(row.cells),
    changed: numberOf(row.changed),
    error: textOf(row.error),
  };
};

export const findRun = async (strapi: Strapi, id: number): Promise<AuditRun | null> => {
  const row = await firstRow(runs(strapi).where({ id }));
  return row ? toRun(row) : null;
};

export const runByKey = async (strapi: Strapi, job: string, key: string): Promise<AuditRun | null> => {
  const row = await firstRow(runs(strapi).where({ job, period_key: key }));
  return row ? toRun(row) : null;
};

export const listRuns = async (
  strapi: Strapi,
  job: string | undefined,
  page: number,
  pageSize: number
): Promise<{ rows: AuditRun[]; pagination: Pagination }> => {
  const asked = () => (job === undefined ? runs(strapi) : runs(strapi).where({ job }));
  const total = await countOf(asked().count({ n: '*' }));
  const rows = await allRows(
    asked()
      .orderBy('id', 'desc')
      .limit(pageSize)
      .offset((page - 1) * pageSize)
  );
  return { rows: rows.map(toRun), pagination: pagination(page, pageSize, total) };
};

const CHANGES = 1000;

/** A run with what it changed; of very many changes the first thousand. */
export const runDetail = async (strapi: Strapi, id: number): Promise<AuditRunDetail | null> => {
  const run = await findRun(strapi, id);
  if (!run) return null;
  const db = strapi.db.connection;
  const rows = await allRows(table(strapi, db, AUDIT_TABLES.changes).where({ run_id: id }).orderBy('id').limit(CHANGES));
  const names = new Map(
    (await allRows(table(strapi, db, AUDIT_TABLES.columns).select('id', 'name'))).map((row) => [row.id, String(row.name)])
  );
  const changes = rows.map((row): AuditRunDetail['changes'][number] => {
    const { unit, from, to } = periodIn(row);
    return {
      column: String(row.column_id),
      columnName: names.get(row.column_id) ?? String(row.column_id),
      period: { unit, from: formatDay(from), to: formatDay(to) },
      before: row.was === null ? null : verdictIn(row.was),
      after: verdictIn(row.became),
    };
  });
  return { ...run, changes };
};

/** Whether the day has been audited, when it last was, and if not, why. */
export const lastRun = async (strapi: Strapi, on: number): Promise<AuditColumnsMeta['lastRun']> => {
  const daily = () => runs(strapi).where({ job: 'daily' }).where('to_day', '<=', on).orderBy('to_day', 'desc');
  const row = await firstRow(daily());
  if (!row) return { status: 'never', at: null, error: null };
  const done = await firstRow(daily().where({ status: 'done' }));
  const status = statusIn(row.status);
  return { status: status === 'waiting' ? 'running' : status, at: numberOrNull(done?.ended_at_ms), error: textOf(row.error) };
};
