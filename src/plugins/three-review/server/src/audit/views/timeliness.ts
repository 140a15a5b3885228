import type { Knex } from 'knex';
import type { z } from 'zod';
import { findingKey, timeliness, type Calendar, type DateFinding } from '../../../../core/audit';
import { formatDay, parseDay } from '../../../../core/kernel/dates';
import { policyInForce } from '../../../../core/regulation';
import type { TimelinessMeta, TimelinessRow, timelinessListQuery } from '../../../../shared/contracts';
import { titlesFor } from '../../content';
import { TABLES } from '../../ledger/tables';
import { configOf } from '../../platform/covered';
import { allRows, countOf, table } from '../../platform/database';
import { unitIn, unitNames } from '../../platform/names';
import { pageOf, pagination } from '../../platform/paging';
import type { Reader } from '../../platform/reader';
import { textOf, type Row, type Strapi } from '../../platform/strapi';
import { readRegister, type HeldCase } from '../cases/store';
import { readColumns } from '../columns/store';
import { readCalendar } from '../../calendar/years';
import { toEvent } from '../facts/events';
import { findingsFor } from './dateFindings';
import { shownOf } from './shown';
import { dayOut } from './wire';

type Query = z.output<typeof timelinessListQuery>;

/** Left out, a range is the last quarter of a year up to today. */
const RANGE = 92;
/** Documents whose dates are looked into at once, where only findings are asked for. */
const LOOKED_INTO = 5000;

const firsts = (strapi: Strapi, query: Query, today: number): Knex.QueryBuilder => {
  const { from, to, unit, column } = query;
  const last = to === undefined ? today : (parseDay(to) ?? today);
  const first = from === undefined ? last - RANGE : (parseDay(from) ?? last);
  const found = table(strapi, strapi.db.connection, TABLES.publications).where({ kind: 'first' }).whereBetween('local_day', [first, last]);
  if (unit !== undefined) void found.where({ unit_id: unit });
  if (column !== undefined) void found.where({ column_id: column });
  return found;
};

const keyOf = (row: Row) => ({ uid: String(row.uid), documentId: String(row.document_id), locale: String(row.locale) });

/** What the register says of dates in question. Callers who may not read the register learn only whether they are settled. */
interface Register {
  readonly byFinding: ReadonlyMap<string, HeldCase>;
  readonly mayRead: boolean;
}

const registerFor = async (strapi: Strapi, mayRead: boolean): Promise<Register> => ({
  byFinding: new Map(
    (await readRegister(strapi, strapi.db.connection)).flatMap((one) => (one.findingKey === null ? [] : [[one.findingKey, one]]))
  ),
  mayRead,
});

type Measured = Omit<TimelinessRow, 'title' | 'titleHidden'>;

const findingView = (finding: DateFinding, { byFinding, mayRead }: Register): TimelinessRow['findings'][number] => {
  const { code, stated, recorded, at } = finding;
  const held = byFinding.get(findingKey(finding));
  return {
    code,
    data: { stated: formatDay(stated), recorded: formatDay(recorded), at },
    open: held === undefined || held.state === 'suspected',
    case: held && mayRead ? { id: String(held.id), state: held.state } : null,
  };
};

const measuredRows = async (
  strapi: Strapi,
  rows: readonly Row[],
  findings: readonly DateFinding[],
  calendar: Calendar,
  register: Register
): Promise<Measured[]> => {
  const policies = configOf(strapi).policy;
  const columns = new Map((await readColumns(strapi, strapi.db.connection)).map(({ id, name }) => [id, name]));
  const units = await unitNames(strapi);
  return rows.flatMap((row) => {
    const event = toEvent(row);
    // By the policy that was in force when it went live (A11).
    const [measured] = timeliness([event], policyInForce(policies, event.localDay).audit, calendar);
    const columnId = textOf(row.column_id);
    if (!measured) return [];
    return [
      {
        ...keyOf(row),
        column: columnId === null ? null : { id: columnId, name: columns.get(columnId) ?? columnId },
        unit: unitIn(units, textOf(row.unit_id)),
        eventDay: dayOut(measured.eventDay),
        publishedDay: formatDay(measured.publishedDay),
        days: typeof measured.days === 'number' ? measured.days : null,
        late: measured.days === 'unknown' ? null : measured.late,
        findings: findings
          .filter((one) => one.documentId === event.documentId && one.locale === event.locale)
          .map((one) => findingView(one, register)),
      },
    ];
  });
};

/** Who asks for the list: what they may read, and whether the register of cases is theirs. */
export interface Asking {
  readonly reader: Reader;
  readonly cases: boolean;
}

/** With the titles, where they are for whoever asks. */
const withTitles = async (strapi: Strapi, rows: readonly Measured[], { reader, cases }: Asking): Promise<TimelinessRow[]> => {
  const told = await titlesFor(strapi, reader, rows);
  return rows.map((row) => ({ ...row, ...shownOf(told, row, cases) }));
};

const NEWEST = 'at_ms DESC, id DESC';
/** What took longest first, what has no event date last, on every engine. */
const LONGEST = `CASE WHEN event_day IS NULL THEN 1 ELSE 0 END, local_day - event_day DESC, ${NEWEST}`;

const longest = (a: Measured, b: Measured): number => (b.days ?? -Infinity) - (a.days ?? -Infinity) || 0;

/** `GET /audit/timeliness`: days from event to publication of each document, with whatever its dates contradict. */
export const listTimeliness = async (
  strapi: Strapi,
  query: Query,
  today: number,
  { reader, cases }: Asking
): Promise<{ readonly rows: readonly TimelinessRow[] } & TimelinessMeta> => {
  const { page, pageSize, sort } = query;
  const named = (rows: readonly Measured[]) => withTitles(strapi, rows, { reader, cases });
  const calendar = await readCalendar(strapi, strapi.db.connection);
  const register = await registerFor(strapi, cases);
  const policy = policyInForce(configOf(strapi).policy, today).audit;
  const about = { on: formatDay(today), limit: policy.publishWithinDays, workingDays: policy.switches.workingDays };
  // The database can tell what is late only in natural days; findings need a look into each document.
  const inSql = query.findings === undefined && (query.late === undefined || !policy.switches.workingDays);
  if (inSql) {
    const asked = (): Knex.QueryBuilder => {
      const found = firsts(strapi, query, today);
      if (query.late === 'true') void found.whereRaw('local_day - event_day > ?', [policy.publishWithinDays]);
      if (query.late === 'false')
        void found.where(
          (timely) => void timely.whereNull('event_day').orWhereRaw('local_day - event_day <= ?', [policy.publishWithinDays])
        );
      return found;
    };
    const total = await countOf(asked().count({ n: '*' }));
    const rows = await allRows(
      asked()
        .orderByRaw(sort === 'days' ? LONGEST : NEWEST)
        .limit(pageSize)
        .offset((page - 1) * pageSize)
    );
    const findings = await findingsFor(strapi, rows.map(keyOf), today);
    return {
      rows: await named(await measuredRows(strapi, rows, findings, calendar, register)),
      pagination: pagination(page, pageSize, total),
      ...about,
    };
  }
  const rows = await allRows(firsts(strapi, query, today).orderByRaw(NEWEST).limit(LOOKED_INTO));
  const all = await measuredRows(strapi, rows, await findingsFor(strapi, rows.map(keyOf), today), calendar, register);
  const met = all.filter(
    (row) =>
      (query.late === undefined || row.late === (query.late === 'true')) &&
      (query.findings === undefined || row.findings.some(({ open }) => open) === (query.findings === 'true'))
  );
  const paged = pageOf(sort === 'days' ? [...met].sort(longest) : met, page, pageSize);
  return { rows: await named(paged.rows), pagination: paged.pagination, ...about };
};
