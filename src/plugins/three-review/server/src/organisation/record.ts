import { ORGANISATION_CHAIN, organisationIn } from '../../../core/ledger';
import type { Decision } from '../../../core/kernel/result';
import {
  decideOrganisation,
  type Appointment,
  type Organisation,
  type OrganisationCommand,
  type OrganisationEvent,
} from '../../../core/organisation';
import { appendTo, readChain, readEntries } from '../ledger/entries';
import { withScope, type Caller } from '../platform/caller';
import { policyNow } from '../platform/covered';
import type { Strapi, Trx } from '../platform/strapi';
import { tellOf } from './notices';
import { writePost } from './posts';
import { writeUnit } from './units';

/** The organisation as its ledger tells it. */
export const readOrganisation = async (strapi: Strapi, trx: Trx): Promise<Organisation> =>
  organisationIn(await readEntries(strapi, trx, ORGANISATION_CHAIN));

/**
 * The one path of every change of units and posts: decides on what the ledger says, under its lock; writes tables, entries and notices in
 * one transaction. Answers the events as they were recorded, with the numbers that the tables gave.
 */
export const perform = async (
  strapi: Strapi,
  trx: Trx,
  command: OrganisationCommand,
  caller: Caller
): Promise<Decision<readonly OrganisationEvent[]>> => {
  const state = organisationIn(await readChain(strapi, trx, ORGANISATION_CHAIN));
  const now = Date.now();
  const { stages, publisherPost } = policyNow(strapi, now);
  const signingPosts = [...stages.map(({ post }) => post), publisherPost];
  const decision = decideOrganisation(state, command, { now, actor: caller.actor, interactive: caller.interactive, signingPosts });
  if (!decision.allowed) return decision;
  const recorded: OrganisationEvent[] = [];
  for (const event of decision.value) {
    const written = command.type === 'adopt' ? event : await inTables(strapi, trx, event);
    const entry = await appendTo(strapi, trx, ORGANISATION_CHAIN, { event: written });
    await tellOf(strapi, trx, written, entry.seq);
    recorded.push(written);
  }
  return { allowed: true, value: recorded };
};

/** Brings the tables in step with an event. */
const inTables = async (strapi: Strapi, trx: Trx, event: OrganisationEvent): Promise<OrganisationEvent> => {
  if ('appointment' in event) return { ...event, appointment: await writePost(strapi, trx, event.type, event.appointment) };
  return { ...event, unit: await withScope({ organisation: true }, () => writeUnit(strapi, event.type, event.unit)) };
};

/** The appointments of these events. */
export const appointmentsIn = (events: readonly OrganisationEvent[]): readonly Appointment[] =>
  events.flatMap((event) => ('appointment' in event ? [event.appointment] : []));
