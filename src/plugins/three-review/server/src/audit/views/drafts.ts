import chunk from 'lodash/chunk';
import groupBy from 'lodash/groupBy';
import type { z } from 'zod';
import { draftClock, type Calendar, type ClockLevel } from '../../../../core/audit';
import { formatDay } from '../../../../core/kernel/dates';
import { policyInForce, type Policy, type PostKind } from '../../../../core/regulation';
import type { NamedUnit } from '../../../../core/organisation';
import type { DraftClock, draftsQuery } from '../../../../shared/contracts';
import { allUnits, titlesFor, unitAmong } from '../../content';
import { TABLES } from '../../ledger/tables';
import { holdersFor } from '../../organisation/posts';
import { withScope } from '../../platform/caller';
import { civilDayOf, configOf, coveredType, coveredUids } from '../../platform/covered';
import { allRows, inTransaction, table, NAMED_AT_ONCE } from '../../platform/database';
import { pageOf, type Pagination } from '../../platform/paging';
import type { Reader } from '../../platform/reader';
import { dbColumnOf, isRow, modelOf, queryOf, tableOf, textOf, type Row, type Strapi, type Trx } from '../../platform/strapi';
import { UNIT } from '../../platform/names';
import { readColumns } from '../columns/store';
import { shownOf } from './shown';
import { readCalendar } from '../../calendar/years';

type Person = { readonly id: string; readonly name: string };

/** A draft whose 20 days run, with whom it waits for. */
export interface RunningDraft {
  readonly uid: string;
  readonly documentId: string;
  readonly locale: string;
  readonly columnId: string | null;
  readonly unitId: string | null;
  readonly eventDay: number;
  readonly daysLeft: number | null;
  readonly level: ClockLevel;
  /** The days left if every day were a working day: the least that can be left. */
  readonly atLeast: number;
  readonly stage: string;
}

/** Drafts with an event date that were never live in their locale, by type: each language is a publication of its own. */
const unpublished = async (strapi: Strapi, uid: string): Promise<readonly { readonly documentId: string; readonly locale: string }[]> => {
  const db = strapi.db.connection;
  const content = tableOf(strapi, uid);
  const schema = strapi.db.getSchemaName();
  const events = schema ? `${schema}.${TABLES.publications}` : TABLES.publications;
  const own = (name: string): string => (schema ? `${schema}.${content}.${name}` : `${content}.${name}`);
  const rows = await allRows(
    table(strapi, db, content)
      .distinct('document_id', 'locale')
      .whereNull('published_at')
      .whereNotNull(dbColumnOf(strapi, uid, coveredType(strapi, uid).eventDate))
      .whereNotExists((live) => {
        void live
          .select(db.raw('1'))
          .from({ e: events })
          .where('e.uid', uid)
          .whereRaw('?? = ??', ['e.document_id', own('document_id')])
          .whereRaw("?? = COALESCE(??, '')", ['e.locale', own('locale')])
          .whereIn('e.kind', ['first', 'import']);
      })
  );
  return rows.map((row) => ({ documentId: String(row.document_id), locale: textOf(row.locale) ?? '' }));
};

const draftOf = (
  strapi: Strapi,
  uid: string,
  row: Row,
  facts: { readonly today: number; readonly policy: Policy; readonly calendar: Calendar; readonly units: readonly NamedUnit[] }
): RunningDraft[] => {
  const fields = coveredType(strapi, uid);
  const eventDay = civilDayOf(strapi, row[fields.eventDate]);
  if (eventDay === null) return [];
  const { daysLeft, level } = draftClock(eventDay, facts.today, facts.policy.audit, facts.calendar);
  const column = row[fields.column];
  return [
    {
      uid,
      documentId: String(row.documentId),
      locale: textOf(row.locale) ?? '',
      columnId: isRow(column) ? textOf(column.documentId) : textOf(column),
      unitId: unitAmong(strapi, uid, row[fields.unit], facts.units)?.id ?? null,
      eventDay,
      daysLeft,
      level,
      atLeast: daysLeft ?? eventDay + facts.policy.audit.publishWithinDays - facts.today,
      stage: textOf(row[fields.stage]) ?? 'draft',
    },
  ];
};

/** Every draft whose time to publication runs (A9.2), the least time left first. */
export const runningDrafts = async (strapi: Strapi, today: number): Promise<readonly RunningDraft[]> => {
  const policy = policyInForce(configOf(strapi).policy, today);
  const calendar = await readCalendar(strapi, strapi.db.connection);
  const units = await allUnits(strapi);
  const drafts: RunningDraft[] = [];
  for (const uid of coveredUids(strapi)) {
    const fields = coveredType(strapi, uid);
    const populate = [fields.unit, fields.column].filter((name) => modelOf(strapi, uid).attributes[name]?.type === 'relation');
    const running = groupBy(await unpublished(strapi, uid), 'documentId');
    for (const some of chunk(Object.keys(running), NAMED_AT_ONCE)) {
      const rows = await withScope({ action: true }, () =>
        queryOf(strapi, uid).findMany({ where: { documentId: { $in: [...some] }, publishedAt: { $null: true } }, populate })
      );
      const runs = (row: Row): boolean =>
        running[String(row.documentId)]?.some(({ locale }) => locale === (textOf(row.locale) ?? '')) === true;
      drafts.push(...rows.filter(runs).flatMap((row) => draftOf(strapi, uid, row, { today, policy, calendar, units })));
    }
  }
  return drafts.sort((a, b) => a.atLeast - b.atLeast || (a.documentId < b.documentId ? -1 : 1));
};

/** The posts that a draft waits for at each stage. */
const postAt = (policy: Policy, stage: string): PostKind => {
  if (stage === 'approved' || stage === 'published') return policy.publisherPost;
  return (policy.stages.find(({ id }) => id === stage) ?? policy.stages[0])?.post ?? 'informationOfficer';
};

export interface Holders {
  at(post: PostKind): readonly Person[];
}

/** Who is in post for a unit on a day, by post. */
export const holdersOf = async (strapi: Strapi, trx: Trx, unitId: string | null, day: number): Promise<Holders> => {
  const holders = await holdersFor(strapi, trx, unitId, day);
  return { at: (post) => holders.filter((holder) => holder.post === post).map(({ person }) => person) };
};

/** The people who must act on a draft where it stands. */
export const waitsFor = (strapi: Strapi, holders: Holders, draft: RunningDraft, today: number): readonly Person[] =>
  holders.at(postAt(policyInForce(configOf(strapi).policy, today), draft.stage));

type Query = z.output<typeof draftsQuery>;

/** `GET /audit/drafts` */
export const listDrafts = async (
  strapi: Strapi,
  query: Query,
  today: number,
  reader: Reader
): Promise<{ rows: DraftClock[]; pagination: Pagination }> => {
  const all = (await runningDrafts(strapi, today)).filter(
    (draft) => (query.unit === undefined || draft.unitId === query.unit) && (query.level === undefined || draft.level === query.level)
  );
  const { rows, pagination } = pageOf(all, query.page, query.pageSize);
  const columns = new Map((await readColumns(strapi, strapi.db.connection)).map(({ id, name }) => [id, name]));
  const units = await queryOf(strapi, UNIT).findMany({ select: ['documentId', 'name'] });
  const unitName = new Map(units.map((row) => [String(row.documentId), String(row.name)]));
  const told = await titlesFor(strapi, reader, rows);
  const views = await inTransaction(strapi, async (trx) => {
    const made: DraftClock[] = [];
    for (const draft of rows) {
      const { columnId, unitId, atLeast: _, ...rest } = draft;
      const people = waitsFor(strapi, await holdersOf(strapi, trx, unitId, today), draft, today);
      made.push({
        ...rest,
        ...shownOf(told, draft),
        eventDay: formatDay(draft.eventDay),
        column: columnId === null ? null : { id: columnId, name: columns.get(columnId) ?? columnId },
        unit: unitId === null ? null : { id: unitId, name: unitName.get(unitId) ?? unitId },
        waitsFor: people.map(({ name }) => name),
      });
    }
    return made;
  });
  return { rows: views, pagination };
};
