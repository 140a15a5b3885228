import { formatDay } from '../../../../core/kernel/dates';
import type { NoticeEvent } from '../../notify/store';
import { activeUsers } from '../../organisation/posts';
import { numberOf } from '../../platform/database';
import { queryOf, type Row, type Strapi } from '../../platform/strapi';
import type { Term } from '../columns/store';
import type { Stand } from '../views/standings';
import { columnData, dueOf, ladderFor } from './columns';

/** Who is named to answer for a column, the deputy included. */
const named = (term: Term): readonly number[] => [term.dutyOfficerId, term.deputyId].flatMap((id) => (id === null ? [] : [Number(id)]));

/** Somebody has to update it, and nobody who is named can. */
const isVacant = ({ term, frequency }: Stand, active: ReadonlyMap<number, Row>): boolean =>
  term !== null && !term.suspended && frequency.kind !== 'exempt' && !named(term).some((id) => active.has(id));

/**
 * The vacancy by its facts: the term as it was written last, and the accounts as they were closed. An account that comes back and is
 * closed again, or a term that is written anew without anybody, is another vacancy.
 */
const causeOf = (column: string, term: Term, accounts: ReadonlyMap<number, Row>): string => {
  const gone = named(term).map((id) => `${String(id)}@${String(Date.parse(String(accounts.get(id)?.updatedAt)) || 'gone')}`);
  return `column_vacant:${column}:${String(term.id)}@${String(term.writtenAt)}:${gone.join('+') || 'nobody'}`;
};

/**
 * Columns with a duty and nobody in post for it (A9.1): the head of the unit is told at once, each vacancy once; the leader in charge as well
 * when the time runs out and there is still nobody, or when there is no head.
 */
export const vacancyWarnings = async (strapi: Strapi, stands: readonly Stand[], day: number): Promise<readonly NoticeEvent[]> => {
  const ids = [...new Set(stands.flatMap(({ term }) => (term ? named(term) : [])))];
  const active = await activeUsers(strapi, ids);
  const vacant = stands.filter((stand) => isVacant(stand, active));
  const closed = ids.filter((id) => !active.has(id));
  const rows = closed.length === 0 ? [] : await queryOf(strapi, 'admin::user').findMany({ where: { id: { $in: closed } } });
  const accounts = new Map(rows.map((row) => [numberOf(row.id), row]));
  const people = await ladderFor(strapi, vacant, day);
  return vacant.flatMap((stand): NoticeEvent[] => {
    const { column, term } = stand;
    if (!term) return [];
    const top = dueOf(strapi, stand, day)?.top === 'leader' ? 'leader' : 'head';
    const cause = causeOf(column.id, term, accounts);
    const data = columnData(stand, term.unitId);
    return [{ cause, on: formatDay(day), kind: 'column_vacant', data, people: people(stand, top).map(Number) }];
  });
};
