import type { Retelling } from '../content';
import type { Policy, PostKind } from '../regulation';
import type { Shown } from './events';
import type { Actor, CriterionAnswer } from './state';
import type { StageId } from '../regulation';

/** A person in a post at the moment of the decision. `unitId` null: for the whole bureau. */
export interface Holder {
  readonly post: PostKind;
  readonly unitId: string | null;
  readonly person: Actor;
}

/** All that a decision may rest on. Loaded by the shell inside the transaction that acts on the decision. */
export interface Facts {
  readonly policy: Policy;
  readonly now: number;
  /** Null: nobody is signed in (code, cron, public request). */
  readonly actor: Actor | null;
  /** True only for a person in an interactive admin session: no API token, no code. */
  readonly interactive: boolean;
  /** The unit answerable for the document; null where none is named. */
  readonly unit: { readonly id: string; readonly name: string } | null;
  /** What the document says in its place, where that is no unit. */
  readonly unitNamed?: string | null;
  /** Holders in post now: for this unit, and for the whole bureau. */
  readonly holders: readonly Holder[];
  /** Who may know the document (A7.3), in the host's or the plugin's word for it; null: nothing is said. */
  readonly classification: string | null;
  /** Hash of the draft as it stands in the database now. */
  readonly contentHash: string;
  /** Paths of the required fields of the draft in which nothing is written. */
  readonly empty: readonly string[];
  /** Fields of the draft that the actor's roles hide from them. */
  readonly hidden: readonly string[];
  /** Field paths in which the draft differs from the content under review; empty where nothing does. */
  readonly changed: readonly string[];
}

export type Command =
  | { readonly type: 'submit'; readonly note: string }
  | {
      readonly type: 'sign';
      readonly stage: StageId;
      /** The content the reviewer saw. */
      readonly contentHash: string;
      readonly criteria: readonly CriterionAnswer[];
      readonly checklist: readonly string[];
      readonly note: string;
    }
  | { readonly type: 'return'; readonly to: 'draft' | StageId; readonly reason: string }
  | { readonly type: 'withdraw'; readonly reason: string }
  /**
   * The draft was saved: does it still say what was signed? `restored`: it says what the live row says, which is what was signed but for
   * these links to documents that are not published.
   */
  | { readonly type: 'observe'; readonly restored?: { readonly lost: readonly string[]; readonly retelling: Retelling } | null }
  /** `shown`: what the live row shows beside its content; absent where nothing is written yet. */
  | { readonly type: 'publish'; readonly shown?: Shown | null }
  | { readonly type: 'take_down'; readonly reason: string }
  | { readonly type: 'delete' }
  /** At the boot: live content that the ledger knows nothing of, on a type that has just come under the gate. */
  | {
      readonly type: 'adopt';
      readonly liveHash: string;
      readonly modified: boolean;
      readonly shown?: Shown | null;
      /** After a trial run: what is live counts, whatever the ledger held live until then. */
      readonly afterTrial?: boolean;
    }
  /** After a trial run: nothing is live of what the ledger holds live. */
  | { readonly type: 'miss' }
  /** At the boot, back after the gate was gone: what was live is no longer, or is something else. */
  | { readonly type: 'lapse'; readonly reason: string }
  /** At the boot: the fields of the type are not those of the last boot. */
  | {
      readonly type: 'change_schema';
      readonly added: readonly string[];
      readonly removed: readonly string[];
      readonly liveHash: string | null;
      readonly modified: boolean;
      readonly differs: readonly string[];
      readonly retelling: Retelling | null;
    };
