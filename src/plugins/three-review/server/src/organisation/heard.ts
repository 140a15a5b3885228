import isEqual from 'lodash/isEqual';
import pick from 'lodash/pick';
import { ORGANISATION_CHAIN, readOrganisationEvent, type LedgerEntry } from '../../../core/ledger';
import type { VerificationOut } from '../../../shared/contracts';
import type { StoredProblem } from '../../../shared/findings';
import { NOTIFY_TABLES } from '../notify/tables';
import { allRows, numberOf, table } from '../platform/database';
import { jsonIn } from '../platform/json';
import { isRow, type Row, type Strapi, type Trx } from '../platform/strapi';
import { CAUSE, isTold, kindOf, saidOf, type ToldEvent } from './notices';

type Problem = VerificationOut['problems'][number];

/** What a notice must say in any case; what else it says must be so, too. A unit's name may have been another one then. */
const ALWAYS = ['post', 'name', 'reason'];
const NOT_OF_THE_ENTRY = ['unitName'];

const says = (row: Row, event: ToldEvent): boolean => {
  const data = jsonIn(String(row.data));
  if (!isRow(data) || row.kind !== kindOf(event)) return false;
  const keys = [...new Set([...Object.keys(data), ...ALWAYS])].filter((key) => !NOT_OF_THE_ENTRY.includes(key));
  return isEqual(pick(data, keys), pick(saidOf(event), keys));
};

/**
 * The notices of appointments and ends against the entries that cause them, both ways (A5.1): who got or left a post has the notice of it, it
 * says what the entry says, and none speaks of what no entry tells.
 */
export const noticeProblems = async (strapi: Strapi, trx: Trx, entries: readonly LedgerEntry[]): Promise<readonly Problem[]> => {
  const events = new Map<number, ToldEvent>();
  for (const { seq, body } of entries) {
    const event = readOrganisationEvent(body);
    if (event && isTold(event)) events.set(seq, event);
  }
  const rows = await allRows(table(strapi, trx, NOTIFY_TABLES.events).where('cause', 'like', `${CAUSE}%`));
  const notices = await allRows(table(strapi, trx, NOTIFY_TABLES.notices).where('cause', 'like', `${CAUSE}%`).select('cause', 'person_id'));
  const heard = new Set(notices.map((row) => `${String(row.cause)}>${String(numberOf(row.person_id))}`));
  const bySeq = new Map(rows.map((row) => [Number(String(row.cause).slice(CAUSE.length)), row]));
  const found = (problem: StoredProblem, seq: number): Problem => ({ chain: ORGANISATION_CHAIN, seq, problem });
  return [
    ...[...events].flatMap(([seq, event]): Problem[] => {
      const row = bySeq.get(seq);
      if (!row || !heard.has(`${CAUSE}${String(seq)}>${event.appointment.holder.id}`)) return [found('notice_missing', seq)];
      return says(row, event) ? [] : [found('notice_altered', seq)];
    }),
    ...[...bySeq.keys()].filter((seq) => !events.has(seq)).map((seq) => found('notice_stray', seq)),
  ];
};
