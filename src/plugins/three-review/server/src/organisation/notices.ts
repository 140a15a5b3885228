import { formatDay } from '../../../core/kernel/dates';
import type { Appointment, OrganisationEvent } from '../../../core/organisation';
import { tell } from '../notify/store';
import { localDay } from '../platform/covered';
import { numberOf } from '../platform/database';
import { unitNames } from '../platform/names';
import type { Strapi, Trx } from '../platform/strapi';
import { holdersFor } from './posts';

const NOTICES = { appointed: 'appointed', transferred: 'appointed', ended: 'appointment_ended' } as const;

const dataOf = async (strapi: Strapi, { post, unitId, holder, from, to }: Appointment, event: OrganisationEvent) => ({
  post,
  unit: unitId,
  unitName: unitId === null ? null : ((await unitNames(strapi)).get(unitId) ?? unitId),
  name: holder.name,
  account: holder.account ?? null,
  from: from === null ? null : formatDay(from),
  to: to === null ? null : formatDay(to),
  by: event.by?.name ?? null,
  basis: event.basis,
  reason: event.reason,
});

/**
 * A5.1, A10.2: who gets or leaves a post hears of it, and so do the auditors and the principal leader. What was there before the ledger is
 * told to nobody.
 */
export const tellOf = async (strapi: Strapi, trx: Trx, event: OrganisationEvent, seq: number): Promise<void> => {
  if (!('appointment' in event) || event.basis === 'adopted') return;
  const watching = (await holdersFor(strapi, trx, null, localDay(strapi, event.at))).filter(
    ({ post }) => post === 'auditor' || post === 'principalLeader'
  );
  const data = await dataOf(strapi, event.appointment, event);
  const people = [event.appointment.holder.id, ...watching.map(({ person }) => person.id)].map(numberOf);
  await tell(strapi, trx, { cause: `organisation:${String(seq)}`, kind: NOTICES[event.type], data, people }, event.at);
};
