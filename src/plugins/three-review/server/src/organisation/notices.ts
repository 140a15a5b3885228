import { formatDay } from '../../../core/kernel/dates';
import type { Appointment, OrganisationEvent } from '../../../core/organisation';
import { tell } from '../notify/store';
import { localDay } from '../platform/covered';
import { numberOf } from '../platform/database';
import { unitNames } from '../platform/names';
import type { Strapi, Trx } from '../platform/strapi';
import { holdersFor } from './posts';

const NOTICES = { appointed: 'appointed', transferred: 'appointed', ended: 'appointment_ended' } as const;

/** An event that people are told of. */
export type ToldEvent = Extract<OrganisationEvent, { readonly appointment: Appointment }>;

/** What was there before the ledger is told to nobody. */
export const isTold = (event: OrganisationEvent): event is ToldEvent => 'appointment' in event && event.basis !== 'adopted';

/** Each event of the organisation's chain is a cause, by its number there. */
export const CAUSE = 'organisation:';

export const kindOf = ({ type }: ToldEvent) => NOTICES[type];

/** What the notice says of it, but for the name that the unit has now. */
export const saidOf = ({ appointment: { post, unitId, holder, from, to }, by, basis, reason }: ToldEvent) => ({
  post,
  unit: unitId,
  name: holder.name,
  account: holder.account ?? null,
  from: from === null ? null : formatDay(from),
  to: to === null ? null : formatDay(to),
  by: by?.name ?? null,
  basis,
  reason,
});

const unitNameOf = async (strapi: Strapi, id: string | null): Promise<string | null> =>
  id === null ? null : ((await unitNames(strapi)).get(id) ?? id);

/** A5.1, A10.2: who gets or leaves a post hears of it, and so do the auditors and the principal leader. */
export const tellOf = async (strapi: Strapi, trx: Trx, event: OrganisationEvent, seq: number): Promise<void> => {
  if (!isTold(event)) return;
  const watching = (await holdersFor(strapi, trx, null, localDay(strapi, event.at))).filter(
    ({ post }) => post === 'auditor' || post === 'principalLeader'
  );
  const data = { ...saidOf(event), unitName: await unitNameOf(strapi, event.appointment.unitId) };
  const people = [event.appointment.holder.id, ...watching.map(({ person }) => person.id)].map(numberOf);
  await tell(strapi, trx, { cause: `${CAUSE}${String(seq)}`, kind: kindOf(event), data, people }, event.at);
};
