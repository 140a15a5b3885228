import { formatDay } from '../../../../core/kernel/dates';
import type { NoticeEvent } from '../../notify/store';
import { inTransaction } from '../../platform/database';
import { isSingle, type Strapi } from '../../platform/strapi';
import { holdersOf, runningDrafts, waitsFor } from '../views/drafts';

/** The 20 days of a draft (A9.2): from the last quarter on whoever must act and the head of the unit, past it the leader too. */
export const draftWarnings = async (strapi: Strapi, today: number): Promise<readonly NoticeEvent[]> => {
  const urgent = (await runningDrafts(strapi, today)).filter(({ level }) => level === 'last_quarter' || level === 'past');
  return inTransaction(strapi, async (trx) => {
    const events: NoticeEvent[] = [];
    for (const draft of urgent) {
      const holders = await holdersOf(strapi, trx, draft.unitId, today);
      const people = [
        ...waitsFor(strapi, holders, draft, today),
        ...holders.at('unitHead'),
        ...(draft.level === 'past' ? holders.at('supervisingLeader') : []),
      ];
      const cause = `draft_clock:${draft.documentId}:${draft.locale}:${formatDay(draft.eventDay)}:${draft.level}`;
      const { uid, documentId, locale, daysLeft, stage } = draft;
      // No title: whoever is shown the notice is told it as far as they may read the draft then.
      const data = { uid, documentId, locale, single: isSingle(strapi, uid), daysLeft, stage, eventDay: formatDay(draft.eventDay) };
      events.push({ cause, on: formatDay(today), kind: 'draft_clock', data, people: people.map(({ id }) => Number(id)) });
    }
    return events;
  });
};
