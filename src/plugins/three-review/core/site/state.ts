import type { Actor } from '../review';
import type { Figures, SiteBasis, SiteEvent } from './events';

/** Events after which the rule is in force as before. */
type Aside = Extract<SiteEvent, { type: 'mapping_confirmed' | 'rights_granted' | 'left_out' | 'taken_up' }>;

/** `enforcing`: the rule holds already, and nothing is published until all that is live has been taken over. */
export type SiteMode = 'trial' | 'enforcing' | 'enforced';

/** The site as its events tell it. */
export interface Site {
  /** Null: nothing was ever said, and nothing may be taken for a trial run. */
  readonly mode: SiteMode | null;
  readonly since: number | null;
  readonly by: Actor | null;
  readonly basis: SiteBasis | null;
  readonly reason: string;
  /** When the trial run began that goes on, or that the last enforcement ended. */
  readonly trialSince: number | null;
  readonly trial: Figures | null;
  /** From when to when (ms) what was live was taken over as it stood. */
  readonly adoptions: readonly { readonly from: number; readonly until: number | null }[];
  /** The last mapping that somebody confirmed (`types`: as JSON), and when (ms). */
  readonly confirmed: { readonly by: Actor | null; readonly at: number; readonly types: string } | null;
  /** Types that were covered and are not. */
  readonly leftOut: readonly string[];
}

export const UNTOLD: Site = {
  ...{ mode: null, since: null, by: null, basis: null, reason: '' },
  ...{ trialSince: null, trial: null, adoptions: [] },
  ...{ confirmed: null, leftOut: [] },
};

const ended = (adoptions: Site['adoptions'], at: number): Site['adoptions'] =>
  adoptions.map((one) => (one.until === null ? { ...one, until: at } : one));

/** Folds one recorded event. Total over event types: an unknown one throws, it is never skipped. */
export const applySite = (before: Site, event: SiteEvent): Site => {
  if (isAside(event)) return applyAside(before, event);
  const { at, by, basis, reason } = event;
  const told = { ...before, since: at, by, basis, reason };
  switch (event.type) {
    case 'trial_begun':
    case 'relaxed':
      return { ...told, mode: 'trial', trialSince: at, trial: null, adoptions: ended(before.adoptions, at) };
    case 'enforcing':
      return { ...told, mode: 'enforcing', trial: event.trial, adoptions: [...ended(before.adoptions, at), { from: at, until: null }] };
    case 'enforced':
      return { ...told, mode: 'enforced', trial: event.trial, adoptions: ended(before.adoptions, at) };
    default: {
      const unknown: never = event;
      throw new TypeError(`unknown event of the site: ${JSON.stringify(unknown)}`);
    }
  }
};

const ASIDE: readonly SiteEvent['type'][] = ['mapping_confirmed', 'rights_granted', 'left_out', 'taken_up'];
const isAside = (event: SiteEvent): event is Aside => ASIDE.includes(event.type);

/** What says nothing of the mode leaves it alone. */
const applyAside = (before: Site, event: Aside): Site => {
  switch (event.type) {
    case 'mapping_confirmed':
      return { ...before, confirmed: { by: event.by, at: event.at, types: event.types } };
    case 'rights_granted':
      return before;
    case 'left_out':
      return { ...before, leftOut: [...before.leftOut, event.uid] };
    case 'taken_up':
      return { ...before, leftOut: before.leftOut.filter((uid) => uid !== event.uid) };
  }
};

/** A person's order has somebody who gave it; nothing but that takes a site back to a trial run. */
const ordered = ({ basis, by }: SiteEvent): boolean => (basis === 'person' ? by !== null : by === null);

/** May this event come now? */
export const isSiteFounded = ({ mode, leftOut }: Site, event: SiteEvent): boolean => {
  if (!ordered(event)) return false;
  switch (event.type) {
    case 'trial_begun':
      return mode === null && event.basis === 'configuration';
    case 'enforcing':
      return mode === 'trial' || (mode === null && event.basis === 'configuration');
    case 'enforced':
      return mode === 'enforcing' || (mode === null && event.basis === 'earlier_version');
    case 'relaxed':
      return mode !== 'trial' && mode !== null && event.basis === 'person' && event.reason !== '';
    case 'mapping_confirmed':
    case 'rights_granted':
      return event.basis === 'person';
    case 'left_out':
      return event.basis === 'configuration' && !leftOut.includes(event.uid);
    case 'taken_up':
      return event.basis === 'configuration' && leftOut.includes(event.uid);
    default: {
      const unknown: never = event;
      throw new TypeError(`unknown event of the site: ${JSON.stringify(unknown)}`);
    }
  }
};

/** ms by which clocks may differ. */
const SLACK = 10_000;

/** Was what is live being taken over then, after a trial run or at the first boot? */
export const wasAdopting = ({ adoptions }: Site, at: number): boolean =>
  adoptions.some(({ from, until }) => from - SLACK <= at && (until === null || at <= until + SLACK));
