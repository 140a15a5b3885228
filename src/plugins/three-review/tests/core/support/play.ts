import fc from 'fast-check';
import { STAGES, type StageId } from '../../../core/regulation';
import { INITIAL, transition, type Command, type Facts, type Holder, type ReviewEvent, type ReviewState } from '../../../core/review';
import {
  dutiesOf,
  facts,
  head,
  HOUSING,
  housingHead,
  IN_POST,
  leader,
  nobody,
  observe,
  OFFICE,
  officer,
  OTHER,
  PASS,
  publish,
  publisher,
  remove,
  sign,
  submit,
  TEXT,
  THIRD,
} from './world';

/**
 * Random lives of a document. A move is either what the document waits for, done by whoever should do it, or anything at all by
 * anybody: the first kind makes runs that come far, the second those that try to cheat on the way.
 */
export type Move =
  | { readonly kind: 'next' }
  | { readonly kind: 'any'; readonly command: Command; readonly as: Partial<Facts> }
  /** Somebody writes another text; `seen` false: and nobody tells the workflow. */
  | { readonly kind: 'edit'; readonly contentHash: string; readonly seen: boolean }
  | { readonly kind: 'posts'; readonly holders: readonly Holder[] };

const stage = fc.constantFrom(...STAGES);
const content = fc.constantFrom(TEXT, OTHER, THIRD);
const people = [officer, head, leader, publisher, housingHead, nobody] as const;
const person = fc.constantFrom(...people);
const reason = fc.constantFrom('有误', '有误', '有误', '', ' ');

const answers = fc.oneof(
  { weight: 6, arbitrary: fc.constant(PASS) },
  { weight: 1, arbitrary: fc.subarray([...PASS]) },
  {
    weight: 1,
    arbitrary: fc.array(
      fc.record({
        id: fc.constantFrom(...PASS.map(({ id }) => id), 'beauty'),
        verdict: fc.constantFrom('pass', 'not_applicable', 'fail'),
        reason,
      }),
      {
        maxLength: 12,
      }
    ),
  }
);

const anySign: fc.Arbitrary<Command> = fc
  .record({
    stage,
    contentHash: content,
    criteria: answers,
    ticked: fc.oneof({ weight: 5, arbitrary: fc.constant(9) }, { weight: 1, arbitrary: fc.nat(3) }),
  })
  .map(({ ticked, ...over }) => sign(over.stage, { ...over, checklist: dutiesOf(over.stage).slice(0, ticked) }));

const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  { weight: 5, arbitrary: anySign },
  { weight: 3, arbitrary: fc.constant(publish) },
  { weight: 2, arbitrary: fc.constant(observe) },
  { weight: 2, arbitrary: fc.constant(submit) },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('return' as const), to: fc.constantFrom<'draft' | StageId>('draft', ...STAGES), reason }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('withdraw' as const), reason }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('take_down' as const), reason }) },
  { weight: 1, arbitrary: fc.constant(remove) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('adopt' as const),
      liveHash: content,
      modified: fc.boolean(),
      afterTrial: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'miss' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('change_schema' as const),
      added: fc.subarray(['summary', 'source']),
      removed: fc.subarray(['tags']),
      liveHash: fc.option(content, { freq: 9 }),
      modified: fc.boolean(),
      differs: fc.constant([]),
      retelling: fc.constant(null),
    }),
  }
);

const anyHolder = fc.record({
  post: fc.constantFrom('informationOfficer', 'unitHead', 'supervisingLeader', 'publisher', 'principalLeader'),
  person,
  unitId: fc.constantFrom(OFFICE.id, OFFICE.id, HOUSING.id, null),
}) satisfies fc.Arbitrary<Holder>;

const as: fc.Arbitrary<Partial<Facts>> = fc.record({
  actor: fc.oneof({ weight: 9, arbitrary: person }, { weight: 1, arbitrary: fc.constant(null) }),
  interactive: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  unit: fc.constantFrom(OFFICE, OFFICE, OFFICE, HOUSING, null),
});

const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 12, arbitrary: fc.constant<Move>({ kind: 'next' }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('any' as const), command: anyCommand, as }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('edit' as const), contentHash: content, seen: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('posts' as const),
      // Somebody is in post for the office most of the time, whoever it is and whatever else he holds.
      holders: fc.array(anyHolder, { maxLength: 4 }).chain((more) => fc.constantFrom([...IN_POST, ...more], [...more, ...IN_POST], more)),
    }),
  }
);

export const moves = fc.array(move, { minLength: 1, maxLength: 60, size: 'max' });

/** One command as it was decided. */
export interface Decided {
  readonly command: Command;
  readonly facts: Facts;
  readonly accepted: boolean;
  readonly before: ReviewState;
  readonly after: ReviewState;
  readonly events: readonly ReviewEvent[];
}

/** What the document waits for, by the first holder in post who has not signed yet. */
const awaited = (state: ReviewState, contentHash: string, holders: readonly Holder[]): readonly [Command, Partial<Facts>] => {
  const by = (post: string) => holders.filter((one) => one.post === post).map((one) => one.person);
  const fresh = (post: string) =>
    by(post).find((one) => !state.signOffs.some(({ signer }) => signer.id === one.id)) ?? by(post)[0] ?? nobody;
  switch (state.stage) {
    case 'draft':
      return [submit, { actor: officer }];
    case 'first_review':
      return [sign('first_review', { contentHash }), { actor: fresh('informationOfficer') }];
    case 'second_review':
      return [sign('second_review', { contentHash }), { actor: fresh('unitHead') }];
    case 'final_sign_off':
      return [sign('final_sign_off', { contentHash }), { actor: fresh('supervisingLeader') }];
    case 'approved':
    case 'published':
      return [publish, { actor: by('publisher')[0] ?? nobody }];
  }
};

/** Plays the moves on one document in one language. The content in the facts is always the one that is there: the shell reads it. */
export const live = (script: readonly Move[]): readonly Decided[] => {
  const decided: Decided[] = [];
  let state = INITIAL;
  let contentHash = TEXT;
  let holders = IN_POST;
  const decide = (command: Command, over: Partial<Facts>) => {
    const there = facts({ ...over, contentHash, holders, changed: contentHash === state.contentHash ? [] : ['title'] });
    const decision = transition(state, command, there);
    const after = decision.allowed ? decision.value.next : state;
    decided.push({
      command,
      facts: there,
      accepted: decision.allowed,
      before: state,
      after,
      events: decision.allowed ? decision.value.events : [],
    });
    state = after;
  };
  for (const one of script) {
    if (one.kind === 'posts') holders = one.holders;
    else if (one.kind === 'next') decide(...awaited(state, contentHash, holders));
    else if (one.kind === 'any') decide(one.command, one.as);
    else {
      contentHash = one.contentHash;
      if (one.seen) decide(observe, { actor: null, interactive: false });
    }
  }
  return decided;
};
