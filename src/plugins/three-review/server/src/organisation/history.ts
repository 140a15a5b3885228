import { ORGANISATION_CHAIN, type OrganisationBody } from '../../../core/ledger';
import { formatDay } from '../../../core/kernel/dates';
import type { OrganisationEvent } from '../../../core/organisation';
import type { OrganisationChange } from '../../../shared/contracts';
import { countEntries, readPage } from '../ledger/entries';
import { fromJson, plain } from '../platform/json';
import type { Strapi } from '../platform/strapi';

const dayOut = (day: number | null): string | null => (day === null ? null : formatDay(day));

const changeOf = (seq: number, event: OrganisationEvent): OrganisationChange => {
  const { type, at, by, basis, reason } = event;
  const told = { seq, type, at, by: plain<OrganisationChange['by']>(by), basis, reason };
  if ('unit' in event) return { ...told, unit: { ...event.unit }, post: null };
  const { id, post, unitId, holder, from, to } = event.appointment;
  const { identity: _, ...person } = holder;
  return {
    ...told,
    unit: null,
    post: { id, kind: post, unit: unitId, holder: { ...person }, validFrom: dayOut(from), validTo: dayOut(to) },
  };
};

/** `GET /organisation/history`: who was appointed, moved, let go, by whom and why, the newest first. */
export const organisationHistory = async (strapi: Strapi, page: number, pageSize: number) => {
  const filter = { chain: ORGANISATION_CHAIN };
  const entries = await readPage(strapi, filter, page, pageSize);
  const data = entries.map(({ seq, body }) => changeOf(seq, fromJson<OrganisationBody>(body).event));
  return { data, pagination: { page, pageSize, total: await countEntries(strapi, filter) } };
};
