import { POSTS, type PostKind } from '../regulation';
import type { Appointment, OrganisationEvent, UnitRecord } from './events';

/** One appointment under the same terms, from when (ms) to when. */
export interface Tenure {
  readonly appointment: Appointment;
  readonly since: number;
  readonly until: number | null;
}

/** Units and posts as the events tell them, with everything that was there before. */
export interface Organisation {
  /** ms of the first event; null: there is none, and nothing is known. */
  readonly began: number | null;
  readonly units: ReadonlyMap<string, UnitRecord>;
  /** The codes of all units that ever were. */
  readonly codes: ReadonlySet<string>;
  readonly tenures: readonly Tenure[];
  /** Is the first set-up over? It is as soon as a person has ordered anything, or when there was something to adopt. */
  readonly settled: boolean;
}

export const EMPTY: Organisation = { began: null, units: new Map(), codes: new Set(), tenures: [], settled: false };

const closed = (tenures: readonly Tenure[], id: string, at: number): readonly Tenure[] =>
  tenures.map((tenure) => (tenure.appointment.id === id && tenure.until === null ? { ...tenure, until: at } : tenure));

const opened = (tenures: readonly Tenure[], appointment: Appointment, at: number): readonly Tenure[] => [
  ...closed(tenures, appointment.id, at),
  { appointment, since: at, until: null },
];

/** Folds one recorded event. Total over event types: an unknown one throws, it is never skipped. */
export const applyEvent = (before: Organisation, event: OrganisationEvent): Organisation => {
  const state: Organisation = {
    ...before,
    began: before.began ?? event.at,
    settled: before.settled || event.by !== null || event.basis === 'adopted',
  };
  switch (event.type) {
    case 'unit_created':
    case 'unit_changed':
      return {
        ...state,
        units: new Map([...state.units, [event.unit.id, event.unit]]),
        codes: new Set([...state.codes, event.unit.code]),
      };
    case 'unit_removed':
      return { ...state, units: new Map([...state.units].filter(([id]) => id !== event.unit.id)) };
    case 'appointed':
    case 'transferred':
      return { ...state, tenures: opened(state.tenures, event.appointment, event.at) };
    case 'ended':
      return { ...state, tenures: closed(state.tenures, event.appointment.id, event.at) };
    default: {
      const unknown: never = event;
      throw new TypeError(`unknown event of the organisation: ${JSON.stringify(unknown)}`);
    }
  }
};

/** May an event of this basis come now? A set-up and an adoption are over at their time, and a command has somebody who gave it. */
export const isFounded = (before: Organisation, event: OrganisationEvent): boolean => {
  switch (event.basis) {
    case 'command':
      return event.by !== null;
    case 'first_setup':
      return !before.settled || before.tenures.length === 0;
    case 'adopted':
      return event.by === null && (before.began === null || before.began === event.at);
    case 'account_gone':
      return event.type === 'ended';
    default: {
      const unknown: never = event.basis;
      throw new TypeError(`unknown basis: ${String(unknown)}`);
    }
  }
};

/** The appointments that have not ended. */
export const standing = (state: Organisation): readonly Appointment[] =>
  state.tenures.flatMap(({ appointment, until }) => (until === null ? [appointment] : []));

/** ms by which clocks may differ, and a decision may lie behind its record. */
const SLACK = 10_000;
const DAY = 86_400_000;

const within = ({ appointment, since, until }: Tenure, at: number): boolean => {
  // The day of `at` in the policy's time zone is the one in UTC or one of its neighbours.
  const day = Math.floor(at / DAY);
  const begun = since - SLACK <= at && (appointment.from === null || appointment.from <= day + 1);
  return begun && (until === null || at <= until + SLACK) && (appointment.to === null || day - 1 <= appointment.to);
};

/**
 * Did this person hold this post then, for this unit where the post is a unit's (A5.1, A10.2)? What happened before the organisation had a
 * ledger is not judged.
 */
export const heldPost = (
  state: Organisation,
  asked: { readonly person: string; readonly post: PostKind; readonly unitId: string; readonly at: number }
): boolean =>
  state.began === null ||
  asked.at < state.began ||
  state.tenures.some(
    (tenure) =>
      tenure.appointment.holder.id === asked.person &&
      tenure.appointment.post === asked.post &&
      (POSTS[asked.post] === 'bureau' || tenure.appointment.unitId === asked.unitId) &&
      within(tenure, asked.at)
  );
