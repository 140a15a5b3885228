import type { Retelling } from '../content';
import type { StageId } from '../regulation';
import type { Actor, SignOff } from './state';

/** What the live row shows the public beside its content, as it was read back in the transaction that made it live. */
export interface Shown {
  /** In ms since 1970, as the row says it; null: it says nothing. */
  readonly publishedAt: number | null;
  readonly createdAt: number | null;
  /** Signed links to what was not published then: `related=abc/zh-Hans`. Every other signed link is on the live row. */
  readonly lost: readonly string[];
}

/** By what reviewers are entitled (A5.1, A7.3). */
export interface Entitlement {
  readonly unitId: string | null;
  readonly classification: string | null;
}

/** What the ledger remembers of a document in one locale. `at` is in ms since 1970, UTC. */
export type ReviewEvent = { readonly at: number; readonly by: Actor | null } & (
  | { readonly type: 'submitted'; readonly round: number; readonly contentHash: string; readonly note: string }
  | { readonly type: 'signed'; readonly round: number; readonly signOff: SignOff }
  | {
      readonly type: 'returned';
      readonly round: number;
      readonly to: 'draft' | StageId;
      readonly reason: string;
      readonly voided: readonly SignOff[];
    }
  | { readonly type: 'withdrawn'; readonly round: number; readonly reason: string; readonly voided: readonly SignOff[] }
  | {
      readonly type: 'content_changed';
      readonly round: number;
      readonly from: string;
      readonly to: string;
      readonly changed: readonly string[];
      readonly voided: readonly SignOff[];
    }
  /**
   * The draft says again what is live. `lost`: links that were signed, that no live row shows, and that the draft no longer has either; the
   * live content is then spoken of without them, and `retelling` proves that it differs in nothing else.
   */
  | {
      readonly type: 'content_restored';
      readonly round: number;
      readonly contentHash: string;
      readonly lost?: readonly string[];
      readonly retelling?: Retelling | null;
    }
  | {
      readonly type: 'published';
      readonly round: number;
      readonly contentHash: string;
      readonly contentChanged: boolean;
      /** Absent in entries of earlier versions. */
      readonly shown?: Shown | null;
    }
  | { readonly type: 'taken_down'; readonly round: number; readonly reason: string; readonly contentHash: string }
  | { readonly type: 'deleted'; readonly round: number }
  /** The content was live before the gate came. It stays live, and its next change needs three sign-offs. `modified`: the draft differs from it. */
  | {
      readonly type: 'adopted';
      readonly round: number;
      readonly contentHash: string;
      readonly modified: boolean;
      readonly shown?: Shown | null;
      /** What the ledger held live until then: other content had gone live in a trial run, without it. Absent: nothing. */
      readonly over?: string;
    }
  /** When the rule was enforced after a trial run, nothing was live any more of this content. */
  | { readonly type: 'gone'; readonly round: number; readonly contentHash: string }
  /**
   * The type got or lost fields: what was signed is no longer all of it. `liveHash`: the live content, spoken of anew, which `retelling`
   * proves to follow from what was signed; null where nothing is told anew. `differs`: fields in which the live row was not what was signed.
   */
  | {
      readonly type: 'schema_changed';
      readonly round: number;
      readonly added: readonly string[];
      readonly removed: readonly string[];
      readonly liveHash: string | null;
      readonly modified: boolean;
      readonly differs?: readonly string[];
      readonly retelling?: Retelling | null;
      readonly voided: readonly SignOff[];
    }
  /** The document says the same, and the site understands it otherwise: another unit answers for it, or other people may know it. */
  | {
      readonly type: 'entitlement_changed';
      readonly round: number;
      readonly was: Entitlement;
      readonly now: Entitlement;
      readonly voided: readonly SignOff[];
    }
);

export const EVENT_TYPES = [
  'submitted',
  'signed',
  'returned',
  'withdrawn',
  'content_changed',
  'content_restored',
  'published',
  'taken_down',
  'deleted',
  'adopted',
  'gone',
  'schema_changed',
  'entitlement_changed',
] as const satisfies readonly ReviewEvent['type'][];
