import { decide, refusal, type Decision, type Refusal } from '../kernel/result';
import { isUnseen } from '../kernel/words';
import type { Actor } from '../review';
import type { Figures, GivenRight, Meanwhile, SiteEvent } from './events';
import type { Site } from './state';

export type SiteCommand =
  /** A boot. `enforce`: what the configuration says. `known`: an earlier version has covered types on this site. */
  | { readonly type: 'boot'; readonly enforce: boolean; readonly known: boolean; readonly trial: Figures | null }
  | { readonly type: 'enforce'; readonly reason: string; readonly trial: Figures | null }
  | { readonly type: 'relax'; readonly reason: string }
  /** All that is live has been taken over. */
  | { readonly type: 'complete'; readonly adopted: number }
  /** Somebody says that this mapping (as JSON) is what was meant. */
  | { readonly type: 'confirm'; readonly types: string }
  /** Somebody gives roles what they lack. */
  | { readonly type: 'grant'; readonly rights: readonly GivenRight[] }
  /** A boot. `known`: the types that were ever covered. `covered`: those that are now. */
  | { readonly type: 'leave_out'; readonly known: readonly string[]; readonly covered: readonly string[] }
  /** A boot: what is live of this type, which is covered again, was taken for what it is. */
  | { readonly type: 'take_up'; readonly uid: string; readonly meanwhile: Meanwhile };

export interface SiteFacts {
  readonly now: number;
  readonly actor: Actor | null;
  readonly interactive: boolean;
}

/** A10.2: whether the rule holds is decided by a named person, signed in; no token and no code does it for them. */
const inPerson = ({ interactive, actor }: SiteFacts): readonly Refusal[] =>
  interactive && actor !== null ? [] : [refusal('not_interactive', 'A10.2')];

/** Decides one command on the site: the events that follow, none where nothing changes, or every refusal at once. */
export const decideSite = (site: Site, command: SiteCommand, facts: SiteFacts): Decision<readonly SiteEvent[]> => {
  const by = { at: facts.now, by: facts.actor, basis: 'person' as const };
  const unasked = { at: facts.now, by: null, basis: 'configuration' as const, reason: '' };
  switch (command.type) {
    case 'boot':
      return decide([], () => atBoot(site, command, unasked));
    case 'enforce':
      return decide(inPerson(facts), () =>
        site.mode === 'trial' ? [{ ...by, type: 'enforcing', reason: command.reason, trial: command.trial }] : []
      );
    case 'relax':
      return decide([...inPerson(facts), ...(isUnseen(command.reason) ? [refusal('reason_required', 'A10.2')] : [])], () =>
        site.mode === 'trial' ? [] : [{ ...by, type: 'relaxed', reason: command.reason }]
      );
    case 'complete': {
      const { by: whose, basis, reason, trial } = site;
      const told = { at: facts.now, by: whose, basis: basis ?? unasked.basis, reason };
      return decide([], () => (site.mode === 'enforcing' ? [{ ...told, type: 'enforced', trial, adopted: command.adopted }] : []));
    }
    case 'confirm':
      return decide(inPerson(facts), () =>
        site.confirmed?.types === command.types ? [] : [{ ...by, reason: '', type: 'mapping_confirmed', types: command.types }]
      );
    case 'grant':
      return decide(inPerson(facts), () =>
        command.rights.length === 0 ? [] : [{ ...by, reason: '', type: 'rights_granted', rights: command.rights }]
      );
    case 'leave_out': {
      const gone = command.known.filter((uid) => !command.covered.includes(uid) && !site.leftOut.includes(uid));
      return decide([], () => gone.map((uid) => ({ ...unasked, type: 'left_out', uid })));
    }
    case 'take_up':
      return decide([], () =>
        site.leftOut.includes(command.uid) ? [{ ...unasked, type: 'taken_up', uid: command.uid, meanwhile: command.meanwhile }] : []
      );
    default: {
      const unknown: never = command;
      throw new TypeError(`unknown command: ${JSON.stringify(unknown)}`);
    }
  }
};

/** The configuration ends a trial run and begins the first one; what was ever enforced it does not loosen (A10.2). */
const atBoot = (
  { mode }: Site,
  { enforce, known, trial }: Extract<SiteCommand, { type: 'boot' }>,
  stamp: { readonly at: number; readonly by: null; readonly basis: 'configuration'; readonly reason: string }
): readonly SiteEvent[] => {
  if (mode === null && known) return [{ ...stamp, basis: 'earlier_version', type: 'enforced', trial: null, adopted: 0 }];
  if (mode === null && !enforce) return [{ ...stamp, type: 'trial_begun' }];
  return enforce && (mode === null || mode === 'trial') ? [{ ...stamp, type: 'enforcing', trial }] : [];
};
