import { applyEvent, BASES, EMPTY, isFounded, UNIT_KINDS, type Organisation, type OrganisationEvent } from '../../organisation';
import { POSTS } from '../../regulation';
import type { LedgerEntry } from '../chain';
import { eventOf, nullOr, number, oneOf, readAs, shape, text, type EventShapes } from '../shapes';
import { streamOf, type Stream } from '../stream';

/** Units and posts have one chain: who is entitled hangs together. */
export const ORGANISATION_CHAIN = 'organisation/bureau';

export interface OrganisationBody {
  readonly event: OrganisationEvent;
}

const told = { basis: oneOf(BASES), reason: text };
const unit = shape({ id: text, code: text, name: text, kind: oneOf(UNIT_KINDS), parent: nullOr(text) });
const appointment = shape({
  id: text,
  post: oneOf(Object.keys(POSTS)),
  unitId: nullOr(text),
  holder: shape({ id: text, name: text, identity: text }),
  from: nullOr(number),
  to: nullOr(number),
});

const EVENTS: EventShapes<OrganisationEvent> = {
  unit_created: { ...told, unit },
  unit_changed: { ...told, unit },
  unit_removed: { ...told, unit },
  appointed: { ...told, appointment },
  transferred: { ...told, appointment },
  ended: { ...told, appointment },
};

const isBody = (value: unknown): value is OrganisationBody => shape({ event: eventOf(EVENTS) })(value);
const readBody = readAs(isBody);

/** What an entry of the organisation's chain tells; null: nothing that can be read. */
export const readOrganisationEvent = (body: string): OrganisationEvent | null => readBody(body)?.event ?? null;

/** The organisation's stream: who was in which post, when, and by whose decision. */
export const organisationStream = (): Stream<Organisation> =>
  streamOf<OrganisationBody, Organisation>({
    name: 'organisation',
    owns: (chain) => chain === ORGANISATION_CHAIN,
    read: readBody,
    chainOf: () => ORGANISATION_CHAIN,
    initial: EMPTY,
    apply: (state, { event }) => applyEvent(state, event),
    checks: [(state, { event }) => (isFounded(state, event) ? null : 'unfounded')],
  });

/** The organisation as the entries of its chain alone tell it. */
export const organisationIn = (entries: Iterable<LedgerEntry>): Organisation => {
  const stream = organisationStream();
  const replay = stream.open(ORGANISATION_CHAIN);
  for (const entry of entries) if (stream.owns(entry.chain)) replay.add(entry.body);
  return replay.state();
};
