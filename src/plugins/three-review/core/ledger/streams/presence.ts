import { eventOf, maybe, nullOr, readAs, shape, text, type EventShapes } from '../shapes';
import { streamOf, type Stream } from '../stream';
import type { Actor } from '../../review';
import type { Meanwhile } from '../../site';
import type { LedgerEntry } from '../chain';
import { meanwhile } from './site';

/** That the gate was taken away from this site, and put back, has one chain. */
export const PRESENCE_CHAIN = 'presence/site';

export type PresenceEvent = { readonly at: number; readonly by: Actor | null } &
  /** `account`: of the machine, for no account of the site gives this order. */
  (
    | { readonly type: 'left'; readonly account: string; readonly reason: string }
    /** `meanwhile`: null where the order came to nothing, and the gate never went. */
    | { readonly type: 'returned'; readonly meanwhile: Meanwhile | null; readonly reason: string }
  );

export interface PresenceBody {
  readonly event: PresenceEvent;
}

/** Is the gate gone, and since when (ms)? */
export interface Presence {
  readonly leftAt: number | null;
  readonly account: string | null;
}

const EVENTS: EventShapes<PresenceEvent> = {
  left: { account: text, reason: text },
  returned: { meanwhile: maybe(nullOr(meanwhile)), reason: text },
};

const isBody = (value: unknown): value is PresenceBody => shape({ event: eventOf(EVENTS) })(value);

const INITIAL: Presence = { leftAt: null, account: null };

const apply = (_before: Presence, { event }: PresenceBody): Presence =>
  event.type === 'left' ? { leftAt: event.at, account: event.account } : INITIAL;

/** One leaves what one is in, and returns to what one has left. */
export const presenceStream = (): Stream<Presence> =>
  streamOf<PresenceBody, Presence>({
    name: 'presence',
    owns: (chain) => chain === PRESENCE_CHAIN,
    read: readAs(isBody),
    chainOf: () => PRESENCE_CHAIN,
    initial: INITIAL,
    apply,
    checks: [(state, { event }) => ((event.type === 'left') === (state.leftAt === null) ? null : 'unfounded')],
  });

/** Whether the gate is there, as the entries of this chain alone tell it. */
export const presenceIn = (entries: Iterable<LedgerEntry>): Presence => {
  const replay = presenceStream().open(PRESENCE_CHAIN);
  for (const entry of entries) if (entry.chain === PRESENCE_CHAIN) replay.add(entry.body);
  return replay.state();
};
