import type { EpochDay } from '../kernel/dates';
import type { PostKind } from '../regulation';
import type { Actor } from '../review';

export const UNIT_KINDS = ['bureau', 'office', 'subordinate'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** A unit that answers for documents (A1). */
export interface UnitRecord {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly parent: string | null;
}

/** An account of the admin as it was; `identity` is what an account made anew under the same id or e-mail does not have. */
export interface Holder extends Actor {
  readonly identity: string;
}

/** One person in one post: of a unit, or (null) of the whole bureau; the days are civil days of the policy's time zone, both included. */
export interface Appointment {
  readonly id: string;
  readonly post: PostKind;
  readonly unitId: string | null;
  readonly holder: Holder;
  readonly from: EpochDay | null;
  readonly to: EpochDay | null;
}

/**
 * Why something came about. `command`: a person ordered it. `first_setup`: the site was set up for the first time. `adopted`: it stood
 * before the organisation had a ledger. `account_gone`: the holder's account was deleted.
 */
export const BASES = ['command', 'first_setup', 'adopted', 'account_gone'] as const;
export type Basis = (typeof BASES)[number];

/** What the ledger remembers of the organisation: who, when (ms since 1970, UTC), why. A delegation will be another type of event here. */
export type OrganisationEvent = { readonly at: number; readonly by: Actor | null; readonly basis: Basis; readonly reason: string } & (
  | { readonly type: 'unit_created'; readonly unit: UnitRecord }
  | { readonly type: 'unit_changed'; readonly unit: UnitRecord }
  | { readonly type: 'unit_removed'; readonly unit: UnitRecord }
  | { readonly type: 'appointed'; readonly appointment: Appointment }
  /** The same person under the same number: another post, another unit, other days. */
  | { readonly type: 'transferred'; readonly appointment: Appointment }
  | { readonly type: 'ended'; readonly appointment: Appointment }
);
