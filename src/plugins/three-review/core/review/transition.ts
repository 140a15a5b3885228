import { decide, refusal, type Decision, type Refusal } from '../kernel/result';
import { STAGES, stagePolicy } from '../regulation';
import { fold } from './apply';
import { entitlementBefore, entitlementOf, sameEntitlement } from './entitlement';
import type { ReviewEvent } from './events';
import type { Command, Facts } from './facts';
import {
  actsInPerson,
  awaits,
  criteriaAnswered,
  differentPerson,
  dutiesDone,
  fitForPublic,
  hasUnit,
  holdsPost,
  isPublisher,
  ofOwnUnit,
  postsHeld,
  reasonGiven,
  requiredFilled,
  sameContent,
  seesAll,
  signedThreeTimes,
  signsForUnit,
  validSignOffs,
} from './rules';
import type { ReviewState, SignOff } from './state';

export interface Step {
  readonly next: ReviewState;
  readonly events: readonly ReviewEvent[];
}

/** Submitted, and neither ended nor published: signed in part or whole. */
export const isUnderReview = (state: ReviewState): boolean => state.stage !== 'draft' && state.stage !== 'published';

/**
 * Decides one command on one document and locale: the next state with the events that lead to it, or every refusal at once.
 * Executes nothing. The shell appends the events and stores `next` in the transaction in which it loaded `facts`.
 */
export const transition = (state: ReviewState, command: Command, facts: Facts): Decision<Step> => {
  const stamp = { at: facts.now, by: facts.actor };
  const step = (refusals: readonly Refusal[], events: () => readonly ReviewEvent[]): Decision<Step> =>
    decide(refusals, () => {
      const happened = events();
      return { events: happened, next: fold(happened, state) };
    });

  switch (command.type) {
    case 'submit':
      return step(
        [
          ...actsInPerson(facts),
          ...awaitsSubmission(state),
          ...hasUnit(facts),
          ...(facts.unit ? postsHeld(facts) : []),
          ...requiredFilled(facts),
        ],
        () => [{ ...stamp, type: 'submitted', round: state.round + 1, contentHash: facts.contentHash, note: command.note }]
      );

    case 'sign': {
      const refusals = [
        ...actsInPerson(facts),
        ...awaits(state, command.stage),
        ...hasUnit(facts),
        ...(facts.unit ? signsForUnit(facts, command.stage) : []),
        ...differentPerson(state, facts.actor),
        ...sameContent(state, facts, command.contentHash),
        ...sameEntitlement(state, facts),
        ...requiredFilled(facts),
        ...seesAll(facts),
        ...criteriaAnswered(facts.policy, command.criteria),
        ...dutiesDone(facts.policy, command.stage, command.checklist),
      ];
      return step(refusals, () => [{ ...stamp, type: 'signed', round: state.round, signOff: signOff(command, facts) }]);
    }

    case 'return': {
      const voided =
        command.to === 'draft'
          ? state.signOffs
          : state.signOffs.filter((s) => STAGES.indexOf(s.stage) >= STAGES.indexOf(command.to as SignOff['stage']));
      return step([...actsInPerson(facts), ...reasonGiven(command.reason), ...mayReturn(state, command.to, facts)], () => [
        { ...stamp, type: 'returned', round: state.round, to: command.to, reason: command.reason, voided },
      ]);
    }

    case 'withdraw':
      return step(
        [
          ...actsInPerson(facts),
          ...reasonGiven(command.reason),
          ...(isUnderReview(state) ? ofOwnUnit(facts) : [refusal('nothing_to_return', 'A10.2', { stage: state.stage })]),
        ],
        () => [{ ...stamp, type: 'withdrawn', round: state.round, reason: command.reason, voided: state.signOffs }]
      );

    case 'observe':
      return step([], () => observed(state, facts, command.restored ?? null));

    case 'publish':
      return step([...isPublisher(facts), ...publishable(state, facts)], () => [
        {
          ...stamp,
          type: 'published',
          round: state.round,
          contentHash: facts.contentHash,
          contentChanged: state.liveHash !== facts.contentHash,
          ...(command.shown ? { shown: command.shown } : {}),
        },
      ]);

    case 'take_down':
      return step(
        [
          ...isPublisher(facts),
          ...reasonGiven(command.reason),
          ...(state.liveHash === null ? [refusal('nothing_to_take_down', 'A10.2', { stage: state.stage })] : []),
        ],
        () => [{ ...stamp, type: 'taken_down', round: state.round, reason: command.reason, contentHash: state.liveHash ?? '' }]
      );

    case 'lapse':
      return step(state.liveHash === null ? [refusal('nothing_to_take_down', 'A10.2', { stage: state.stage })] : [], () => [
        { ...stamp, type: 'taken_down', round: state.round, reason: command.reason, contentHash: state.liveHash ?? '' },
      ]);

    case 'delete':
      return step(state.liveHash === null ? [] : [refusal('take_down_required', 'A10.2')], () => [
        { ...stamp, type: 'deleted', round: state.round },
      ]);

    case 'adopt':
      return step(
        state.liveHash === null || command.afterTrial === true
          ? []
          : [refusal('wrong_stage', 'A10.2', { awaited: state.stage, asked: 'adopt', last: null })],
        () => [
          {
            ...stamp,
            type: 'adopted',
            round: state.round,
            contentHash: command.liveHash,
            modified: command.modified,
            ...(command.shown ? { shown: command.shown } : {}),
            ...(state.liveHash === null ? {} : { over: state.liveHash }),
          },
        ]
      );

    case 'miss':
      return step([], () => (state.liveHash === null ? [] : [{ ...stamp, type: 'gone', round: state.round, contentHash: state.liveHash }]));

    case 'change_schema': {
      // A change of fields never makes content live.
      const change = {
        added: command.added,
        removed: command.removed,
        modified: command.modified,
        differs: command.differs,
        retelling: command.retelling,
        liveHash: state.liveHash && command.liveHash,
      };
      const touched = state.contentHash !== null || state.liveHash !== null;
      return step([], () => (touched ? [{ ...stamp, type: 'schema_changed', round: state.round, ...change, voided: state.signOffs }] : []));
    }

    default: {
      const unknown: never = command;
      throw new TypeError(`unknown command: ${JSON.stringify(unknown)}`);
    }
  }
};

/** The one content that may go live as the review stands (A10.2): what is live already, or what three people have signed. Null: none may. */
export const contentToPublish = ({ stage, liveHash, contentHash, signOffs }: ReviewState): string | null => {
  if (stage === 'published') return liveHash;
  return contentHash !== null && validSignOffs(signOffs, contentHash).length === STAGES.length ? contentHash : null;
};

const awaitsSubmission = (state: ReviewState): readonly Refusal[] =>
  state.stage === 'draft' ? [] : [refusal('wrong_stage', 'A10.2', { awaited: state.stage, asked: 'draft', last: null })];

/** Publishing the live content again needs no new round; any other content needs three sign-offs (A10.2). */
export const publishable = (state: ReviewState, facts: Facts): readonly Refusal[] => [
  ...fitForPublic(facts),
  ...(state.stage === 'published' && state.liveHash === facts.contentHash
    ? []
    : [...signedThreeTimes(state, facts), ...sameEntitlement(state, facts)]),
];

/** A10.2: the awaited reviewer may return the document, a publisher an approved one; never to a later stage than its own. */
const mayReturn = (state: ReviewState, to: 'draft' | SignOff['stage'], facts: Facts): readonly Refusal[] => {
  if (!isUnderReview(state)) return [refusal('nothing_to_return', 'A10.2', { stage: state.stage })];
  const order = (stage: string) => ['draft', ...STAGES, 'approved'].indexOf(stage);
  const ahead = order(to) >= order(state.stage) ? [refusal('wrong_stage', 'A10.2', { awaited: state.stage, asked: to, last: null })] : [];
  if (state.stage === 'approved')
    return [...ahead, ...(holdsPost(facts, facts.policy.publisherPost) || holdsAnyStage(facts) ? [] : isPublisher(facts))];
  return [...ahead, ...signsForUnit(facts, state.stage as SignOff['stage'])];
};

const holdsAnyStage = (facts: Facts): boolean => facts.policy.stages.some((stage) => holdsPost(facts, stage.post));

const endsRound = (state: ReviewState, contentHash: string): boolean => state.contentHash !== null && state.contentHash !== contentHash;
const restoresLive = (state: ReviewState, contentHash: string): boolean =>
  (endsRound(state, contentHash) || state.stage === 'draft') && state.liveHash === contentHash;

/** Whether a draft with this content may change the review. Most saves do not, and then nothing has to be looked up. */
export const stirs = (state: ReviewState, contentHash: string): boolean =>
  endsRound(state, contentHash) || restoresLive(state, contentHash) || (isUnderReview(state) && state.signOffs.length > 0);

/**
 * What a save of the draft means for the round: nothing when the content is the same (an identical re-save keeps the sign-offs), and is
 * understood as it was when it was signed.
 * A draft that says again what is live is published as it stands, whatever round was open (A10.2).
 */
const observed = (
  state: ReviewState,
  facts: Facts,
  found: Extract<Command, { type: 'observe' }>['restored'] | null
): readonly ReviewEvent[] => {
  const stamp = { at: facts.now, by: facts.actor, round: state.round };
  const { contentHash } = facts;
  const from = endsRound(state, contentHash) ? state.contentHash : null;
  const was = from === null && isUnderReview(state) ? entitlementBefore(state, facts) : null;
  const again = restoresLive(state, contentHash) ? { lost: [], retelling: null } : state.liveHash === null ? null : found;
  return [
    ...(from !== null
      ? [
          {
            ...stamp,
            type: 'content_changed' as const,
            from,
            to: contentHash,
            changed: facts.changed,
            voided: state.signOffs,
          },
        ]
      : []),
    ...(was !== null && !again
      ? [{ ...stamp, type: 'entitlement_changed' as const, was, now: entitlementOf(facts), voided: state.signOffs }]
      : []),
    ...(again ? [{ ...stamp, type: 'content_restored' as const, contentHash, lost: again.lost, retelling: again.retelling }] : []),
  ];
};

const signOff = (command: Extract<Command, { type: 'sign' }>, facts: Facts): SignOff => {
  const { actor, unit, policy } = facts;
  if (!actor || !unit) throw new TypeError('a sign-off needs a signer and a unit');
  const stage = stagePolicy(policy, command.stage);
  return {
    stage: stage.id,
    proof: stage.proof,
    signer: actor,
    post: stage.post,
    unitId: unit.id,
    classification: facts.classification,
    contentHash: facts.contentHash,
    policy: `${policy.id}@${policy.version}`,
    criteria: command.criteria,
    checklist: command.checklist,
    note: command.note,
    at: facts.now,
  };
};
