import { decide, refusal, type Decision, type Refusal } from '../kernel/result';
import type { PostKind } from '../regulation';
import type { Actor } from '../review';
import type { Appointment, Basis, OrganisationEvent, UnitRecord } from './events';
import { standing, type Organisation } from './state';

export type OrganisationCommand =
  | { readonly type: 'create_unit' | 'change_unit' | 'remove_unit'; readonly unit: UnitRecord; readonly reason: string }
  | { readonly type: 'appoint' | 'transfer' | 'end'; readonly appointment: Appointment; readonly reason: string }
  /** Units and posts of a site that is being set up; what was ever there is left out. */
  | {
      readonly type: 'set_up';
      readonly units: readonly UnitRecord[];
      readonly appointments: readonly Appointment[];
      readonly reason: string;
    }
  /** What stood before the organisation had a ledger. */
  | { readonly type: 'adopt'; readonly units: readonly UnitRecord[]; readonly appointments: readonly Appointment[] }
  /** Accounts that are no more: their appointments end. */
  | { readonly type: 'accounts_gone'; readonly appointments: readonly Appointment[] };

export interface OrganisationFacts {
  readonly now: number;
  readonly actor: Actor | null;
  /** The actor has signed in in person: no token, no program. */
  readonly interactive: boolean;
  /** The posts that sign or publish, by the policy in force. */
  readonly signingPosts: readonly PostKind[];
}

/** A5.1, A10.2: who is entitled is decided by a person, signed in. */
const inPerson = ({ interactive, actor }: OrganisationFacts): readonly Refusal[] =>
  interactive && actor !== null ? [] : [refusal('not_interactive', 'A10.2')];

/** Nobody was ever in any post: somebody has to be the first to appoint. */
const isFirst = (state: Organisation): boolean => state.tenures.length === 0;

/** A10.2: nobody appoints themselves to a post that signs or publishes. */
const notOneself = (state: Organisation, { post, holder }: Appointment, facts: OrganisationFacts): readonly Refusal[] =>
  holder.id === facts.actor?.id && facts.signingPosts.includes(post) && !isFirst(state)
    ? [refusal('self_appointment', 'A10.2', { post })]
    : [];

const samePost = (a: Appointment, b: Appointment): boolean =>
  a.post === b.post && a.unitId === b.unitId && a.holder.identity === b.holder.identity;

/** Decides one command on the organisation: the events to record, or every refusal at once. Executes nothing. */
export const decideOrganisation = (
  state: Organisation,
  command: OrganisationCommand,
  facts: OrganisationFacts
): Decision<readonly OrganisationEvent[]> => {
  const stamp = (basis: Basis, reason: string) => ({
    at: facts.now,
    by: facts.actor,
    basis,
    reason,
  });
  switch (command.type) {
    case 'create_unit':
    case 'change_unit':
    case 'remove_unit': {
      const type = { create_unit: 'unit_created', change_unit: 'unit_changed', remove_unit: 'unit_removed' } as const;
      return decide(inPerson(facts), () => [{ ...stamp('command', command.reason), type: type[command.type], unit: command.unit }]);
    }
    case 'appoint':
    case 'transfer': {
      const { appointment } = command;
      const basis = isFirst(state) ? 'first_setup' : 'command';
      const type = command.type === 'appoint' ? 'appointed' : 'transferred';
      return decide([...inPerson(facts), ...notOneself(state, appointment, facts)], () => [
        { ...stamp(basis, command.reason), type, appointment },
      ]);
    }
    case 'end':
      return decide(inPerson(facts), () => [{ ...stamp('command', command.reason), type: 'ended', appointment: command.appointment }]);
    case 'set_up': {
      const units = command.units.filter(({ code }) => !state.codes.has(code));
      const posts = command.appointments.filter((one) => !state.tenures.some(({ appointment }) => samePost(appointment, one)));
      const late = state.settled && units.length + posts.length > 0;
      return decide(late ? inPerson(facts) : [], () => [
        ...units.map((unit) => ({ ...stamp('first_setup', command.reason), type: 'unit_created' as const, unit })),
        ...posts.map((appointment) => ({ ...stamp('first_setup', command.reason), type: 'appointed' as const, appointment })),
      ]);
    }
    case 'adopt':
      return decide(state.began === null ? [] : inPerson(facts), () => [
        ...command.units.map((unit) => ({ ...stamp('adopted', ''), type: 'unit_created' as const, unit })),
        ...command.appointments.map((appointment) => ({ ...stamp('adopted', ''), type: 'appointed' as const, appointment })),
      ]);
    case 'accounts_gone': {
      const held = standing(state);
      return decide([], () =>
        command.appointments
          .filter(({ id }) => held.some((one) => one.id === id))
          .map((appointment) => ({ ...stamp('account_gone', ''), type: 'ended' as const, appointment }))
      );
    }
    default: {
      const unknown: never = command;
      throw new TypeError(`unknown command: ${JSON.stringify(unknown)}`);
    }
  }
};
