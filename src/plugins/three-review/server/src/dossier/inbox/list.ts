import type { Knex } from 'knex';
import type { z } from 'zod';
import { draftClock, overdueUpTo, type Calendar } from '../../../../core/audit';
import { formatDay } from '../../../../core/kernel/dates';
import type { NamedUnit } from '../../../../core/organisation';
import type { Policy } from '../../../../core/regulation';
import { BOXES, inboxAct, REVIEW_STAGES, type Box, type Waiting } from '../../../../core/review';
import type { InboxMeta, InboxRow, inboxQuery } from '../../../../shared/contracts';
import { readCalendar } from '../../calendar/years';
import { allUnits, titlesFor } from '../../content';
import type { Caller } from '../../platform/caller';
import { isAuditOn, localDay, policyNow } from '../../platform/covered';
import { allRows, atOneInstant, firstRow, flagOf, numberOf, table } from '../../platform/database';
import { isOneOf } from '../../platform/json';
import { personIn, personNames, unitIn } from '../../platform/names';
import { pagination } from '../../platform/paging';
import { readerOf } from '../../platform/reader';
import { textOf, wordOf, type Row, type Strapi, type Trx } from '../../platform/strapi';
import { boxConditions } from './boxes';
import { entitledNow, type Entitled } from './entitled';
import { inScope, searched } from './scope';
import { INBOX_TABLES, NO_CLOCK } from './tables';
import { refsOfUnits, unitOfRef } from './units';

export type InboxAsked = z.output<typeof inboxQuery>;
/** The names of columns, by id: they are the column audit's. */
export type ColumnNames = (strapi: Strapi) => Promise<ReadonlyMap<string, string>>;

const DAY = 86_400_000;

/** What everything in the answer is judged by. */
interface Setting {
  readonly entitled: Entitled;
  readonly units: readonly NamedUnit[];
  readonly policy: Policy;
  readonly calendar: Calendar;
  readonly today: number;
  readonly limited: boolean;
}

const settingOf = async (strapi: Strapi, trx: Trx, caller: Caller, now: number): Promise<Setting> => ({
  entitled: await entitledNow(strapi, trx, caller, now),
  units: await allUnits(strapi),
  policy: policyNow(strapi, now),
  calendar: await readCalendar(strapi, trx),
  today: localDay(strapi, now),
  limited: isAuditOn(strapi),
});

const conditionsOf = (strapi: Strapi, { entitled, units, policy, calendar, today, limited }: Setting) =>
  boxConditions(strapi, entitled, units, limited ? overdueUpTo(today, policy.audit, calendar) : null);

/** Under the filters that were asked for, and within the caller's scope. */
const filterOf = async (strapi: Strapi, trx: Trx, caller: Caller, asked: InboxAsked, units: readonly NamedUnit[], now: number) => {
  const search = asked._q ? await searched(strapi, trx, caller.ability, units, asked._q) : null;
  return (rows: Knex.QueryBuilder): void => {
    inScope(strapi, caller.ability, rows);
    if (asked.unit !== undefined) void rows.whereIn('i.unit_ref', [...refsOfUnits(strapi, [asked.unit], units)]);
    if (asked.column !== undefined) void rows.where('i.column_id', asked.column);
    if (asked.stage !== undefined) void rows.where('i.stage', asked.stage);
    if (asked.age !== undefined) void rows.where('i.since_ms', '<=', now - asked.age * DAY);
    search?.(rows);
  };
};

const ORDERS: Readonly<Record<InboxAsked['sort'], readonly (readonly [column: string, order: 'asc' | 'desc'])[]>> = {
  // An event's time runs out in the order of events (A9.2); where no time runs, who has waited longest comes first.
  time_left: [
    ['i.due_day', 'asc'],
    ['i.since_ms', 'asc'],
  ],
  longest_wait: [['i.since_ms', 'asc']],
  newest: [['i.since_ms', 'desc']],
};
const LAST = ['i.uid', 'i.document_id', 'i.locale'];

const inbox = (strapi: Strapi, trx: Trx): Knex.QueryBuilder => table(strapi, trx, `${INBOX_TABLES.inbox} as i`);

/** A row of the inbox as the core judges it. */
export const waitingOf = (strapi: Strapi, row: Row, units: readonly NamedUnit[]): Waiting => ({
  stage: isOneOf(REVIEW_STAGES, row.stage) ? row.stage : 'draft',
  unitId: unitOfRef(strapi, String(row.uid), textOf(row.unit_ref), units)?.id ?? null,
  signers: String(row.signers).split(',').filter(Boolean),
  returned: flagOf(row.returned),
  drafter: wordOf(row.drafter_id) || null,
  submitter: wordOf(row.submitter_id) || null,
  clockDay: numberOf(row.due_day) === NO_CLOCK ? null : numberOf(row.due_day),
});

const limitOf = ({ clockDay }: Waiting, { policy, calendar, today, limited }: Setting): InboxRow['limit'] => {
  if (clockDay === null || !limited) return null;
  const { dueDay, daysLeft, level } = draftClock(clockDay, today, policy.audit, calendar);
  return { eventDay: formatDay(clockDay), dueDay: dueDay === null ? null : formatDay(dueDay), daysLeft, level };
};

const shown = async (strapi: Strapi, rows: readonly Row[], caller: Caller, setting: Setting, columns: ColumnNames): Promise<InboxRow[]> => {
  if (rows.length === 0) return [];
  const keys = rows.map((row) => ({ uid: String(row.uid), documentId: String(row.document_id), locale: String(row.locale) }));
  const told = await titlesFor(strapi, readerOf(strapi, caller.ability), keys);
  const people = await personNames(
    strapi,
    rows.map((row) => (row.drafter_id === null ? null : numberOf(row.drafter_id)))
  );
  const columnNames = rows.some(({ column_id: id }) => id !== null) ? await columns(strapi) : new Map<string, string>();
  return keys.map((key, i) => {
    const row = rows[i] ?? {};
    const waiting = waitingOf(strapi, row, setting.units);
    const unit = unitOfRef(strapi, key.uid, textOf(row.unit_ref), setting.units);
    const { title, titleHidden } = told(key);
    return {
      ...key,
      title,
      titleHidden,
      column: unitIn(columnNames, textOf(row.column_id)),
      unit: unit && { id: unit.id, name: unit.name },
      stage: waiting.stage,
      round: numberOf(row.round),
      returned: waiting.returned,
      drafter: personIn(people, waiting.drafter),
      since: numberOf(row.since_ms),
      limit: limitOf(waiting, setting),
      act: inboxAct(waiting, setting.entitled),
    };
  });
};

/**
 * One page of one box, and how many lie in each, of what this person can act on now across covered types and locales: counts and rows are
 * read at one instant, so that they agree. Nothing that their roles hide in the Content Manager is counted or listed.
 */
export const listInbox = async (
  strapi: Strapi,
  caller: Caller,
  asked: InboxAsked,
  columns: ColumnNames
): Promise<{ readonly rows: InboxRow[]; readonly meta: InboxMeta }> => {
  const now = Date.now();
  const found = await atOneInstant(strapi, async (trx) => {
    const setting = await settingOf(strapi, trx, caller, now);
    const conditions = conditionsOf(strapi, setting);
    const filter = await filterOf(strapi, trx, caller, asked, setting.units, now);
    const count = (box: Box): Knex.QueryBuilder => inbox(strapi, trx).where(conditions[box]).where(filter).count('*').as(box);
    const counted = await firstRow(trx.select(BOXES.map(count)));
    const page = inbox(strapi, trx).select('i.*').where(conditions[asked.box]).where(filter);
    for (const [column, order] of [...ORDERS[asked.sort], ...LAST.map((name) => [name, 'asc'] as const)]) void page.orderBy(column, order);
    return { setting, counted, rows: await allRows(page.limit(asked.pageSize).offset((asked.page - 1) * asked.pageSize)) };
  });
  const counted = (box: Box): number => numberOf(found.counted?.[box]);
  const counts: InboxMeta['counts'] = {
    to_sign: counted('to_sign'),
    returned: counted('returned'),
    approved: counted('approved'),
    mine: counted('mine'),
    overdue: counted('overdue'),
  };
  const units = new Map(found.setting.units.map(({ id, name }) => [id, name]));
  return {
    rows: await shown(strapi, found.rows, caller, found.setting, columns),
    meta: {
      pagination: pagination(asked.page, asked.pageSize, counts[asked.box]),
      counts,
      posts: found.setting.entitled.posts.map(({ post, unitId }) => ({ post, unit: unitIn(units, unitId) })),
    },
  };
};

/** The units and columns of what lies in the boxes of this person. */
export const inboxChoices = async (strapi: Strapi, caller: Caller, columns: ColumnNames) => {
  const now = Date.now();
  const { units, rows } = await atOneInstant(strapi, async (trx) => {
    const setting = await settingOf(strapi, trx, caller, now);
    const { to_sign: sign, returned, approved, mine } = conditionsOf(strapi, setting);
    const theirs = inbox(strapi, trx).where((any) => {
      for (const condition of [sign, returned, approved, mine]) void any.orWhere(condition);
    });
    inScope(strapi, caller.ability, theirs);
    return { units: setting.units, rows: await allRows(theirs.distinct('i.uid', 'i.unit_ref', 'i.column_id')) };
  });
  const names = await columns(strapi);
  const named = rows.flatMap((row) => unitOfRef(strapi, String(row.uid), textOf(row.unit_ref), units) ?? []);
  const ids = [...new Set(rows.flatMap((row) => textOf(row.column_id) ?? []))];
  return {
    units: units.filter(({ id }) => named.some((unit) => unit.id === id)).map(({ id, name }) => ({ id, name })),
    columns: ids.flatMap((id) => (names.has(id) ? [{ id, name: names.get(id) ?? id }] : [])),
  };
};
