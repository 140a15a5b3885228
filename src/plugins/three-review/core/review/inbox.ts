import type { EpochDay } from '../kernel/dates';
import { POSTS, STAGES, type Policy, type StageId } from '../regulation';
import type { Holder } from './facts';
import type { Actor, ReviewStage, ReviewState } from './state';

/** 待我审核, 退回给我, 待发布, 我的稿件, 已超时. */
export const BOXES = ['to_sign', 'returned', 'approved', 'mine', 'overdue'] as const;
export type Box = (typeof BOXES)[number];

/** Which documents of a stage: those of these units, by their ids, or of every unit that is named. */
export type OfUnits = 'all' | readonly string[];

/** What one person may act on now, by the posts they hold (A5.1, A10.2). */
export interface Capacity {
  readonly person: string;
  /** The stages they may sign; a stage is in it once. */
  readonly stages: readonly { readonly stage: StageId; readonly units: OfUnits }[];
  /** Do they hold the post that publishes? */
  readonly publishes: boolean;
}

/**
 * What `person` is entitled to by `posts`: their own as they hold them today. Whoever acts for somebody else is a holder more in that list,
 * and nothing else has to know of it.
 */
export const entitledTo = (policy: Policy, posts: readonly Holder[], person: string): Capacity => {
  const held = posts.filter((holder) => holder.person.id === person);
  const unitsAt = (post: Holder['post']): OfUnits => {
    const mine = held.filter((holder) => holder.post === post);
    if (POSTS[post] === 'bureau') return mine.some(({ unitId }) => unitId === null) ? 'all' : [];
    return [...new Set(mine.flatMap(({ unitId }) => (unitId === null ? [] : [unitId])))];
  };
  return {
    person,
    stages: policy.stages.flatMap(({ id, post }) => {
      const units = unitsAt(post);
      return units.length === 0 ? [] : [{ stage: id, units }];
    }),
    publishes: unitsAt(policy.publisherPost) === 'all',
  };
};

/** What the inbox keeps of a document that somebody has something to do with: its state, and what its draft says of where it belongs. */
export interface Waiting {
  readonly stage: ReviewStage;
  readonly unitId: string | null;
  /** Who has signed in this round, by their ids: nobody signs twice (A10.2). */
  readonly signers: readonly string[];
  /** The last round was ended by a return. */
  readonly returned: boolean;
  readonly drafter: string | null;
  /** Who submitted it last. */
  readonly submitter: string | null;
  /** The day of what it reports while the time to its first publication runs (A9.2); null: no such time. */
  readonly clockDay: EpochDay | null;
}

/** A draft whose round has ended without publication: somebody takes it up again. */
export const isReworked = ({ stage, ended }: ReviewState): boolean => stage === 'draft' && ended !== null;

/** What of a state is kept while somebody has something to do; null: it is published, or nothing was ever begun. */
export const waitingIn = (state: ReviewState): Pick<Waiting, 'stage' | 'signers' | 'returned'> | null => {
  if (state.stage === 'published' || (state.stage === 'draft' && !isReworked(state))) return null;
  return {
    stage: state.stage,
    signers: [...new Set(state.signOffs.map(({ signer }) => signer.id))],
    returned: state.stage === 'draft' && state.ended?.reason === 'returned',
  };
};

const isStage = (stage: ReviewStage): stage is StageId => (STAGES as readonly string[]).includes(stage);

/** May this person sign the awaited stage now, their answers apart (A10.2)? */
export const awaitsSignature = (waiting: Waiting, { person, stages }: Capacity): boolean => {
  const { stage, unitId, signers } = waiting;
  if (!isStage(stage) || unitId === null || signers.includes(person)) return false;
  return stages.some((one) => one.stage === stage && (one.units === 'all' || one.units.includes(unitId)));
};

const isTheirs = ({ drafter, submitter }: Waiting, person: Actor['id']): boolean => drafter === person || submitter === person;

/**
 * In which boxes of a person a document lies. `overdueUpTo`: the last day of an event whose time to publication (A9.2) is over; null: no time
 * is limited.
 */
export const boxesOf = (waiting: Waiting, entitled: Capacity, overdueUpTo: EpochDay | null): readonly Box[] => {
  const theirs = isTheirs(waiting, entitled.person);
  const approved = waiting.stage === 'approved';
  const returned = waiting.returned && theirs;
  const toAct = awaitsSignature(waiting, entitled) || returned || (approved && entitled.publishes);
  const isOver = overdueUpTo !== null && waiting.clockDay !== null && waiting.clockDay <= overdueUpTo;
  const lies: Readonly<Record<Box, boolean>> = {
    to_sign: awaitsSignature(waiting, entitled),
    returned,
    // Whoever does not publish sees their own approved ones, and can only look.
    approved: approved && (entitled.publishes || theirs),
    mine: theirs && !waiting.returned,
    overdue: toAct && isOver,
  };
  return BOXES.filter((box) => lies[box]);
};

/** What this person can do with it now: sign, publish, take up again what was returned; else only look. */
export const INBOX_ACTS = ['sign', 'publish', 'revise', 'view'] as const;
export type InboxAct = (typeof INBOX_ACTS)[number];

export const inboxAct = (waiting: Waiting, entitled: Capacity): InboxAct => {
  if (awaitsSignature(waiting, entitled)) return 'sign';
  if (waiting.stage === 'approved' && entitled.publishes) return 'publish';
  return waiting.returned && isTheirs(waiting, entitled.person) ? 'revise' : 'view';
};
