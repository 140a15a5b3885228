import { createHash } from 'node:crypto';
import type { Decision, RefusalCode, Refusal } from '../../../core/kernel/result';
import { huludao2023, stagePolicy, STAGES, type PostKind, type StageId } from '../../../core/regulation';
import {
  INITIAL,
  transition,
  type Actor,
  type Command,
  type CriterionAnswer,
  type Facts,
  type Holder,
  type ReviewEvent,
  type ReviewState,
  type SignOff,
  type Step,
} from '../../../core/review';

/** A small bureau: one office with every post filled, a housing centre beside it, and somebody who holds no post at all. */
export const OFFICE = { id: 'office', name: '办公室' };
export const HOUSING = { id: 'housing-centre', name: '住房保障中心' };

export const officer: Actor = { id: '1', name: '陈信息' };
export const head: Actor = { id: '2', name: '李主任' };
export const leader: Actor = { id: '3', name: '王局' };
export const publisher: Actor = { id: '4', name: '赵发布' };
export const housingHead: Actor = { id: '5', name: '孙主任' };
export const nobody: Actor = { id: '9', name: '无职' };

export const holder = (post: PostKind, person: Actor, unitId: string | null = OFFICE.id): Holder => ({ post, person, unitId });

export const IN_POST: readonly Holder[] = [
  holder('informationOfficer', officer),
  holder('unitHead', head),
  holder('supervisingLeader', leader),
  holder('publisher', publisher, null),
];

/** Digests of three contents: any 64 hex digits do. */
export const TEXT = 'a'.repeat(64);
export const OTHER = 'b'.repeat(64);
export const THIRD = 'c'.repeat(64);

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

export const NOW = Date.UTC(2026, 10, 24, 1, 0, 0);

export const facts = (over: Partial<Facts> = {}): Facts => ({
  policy: huludao2023,
  now: NOW,
  actor: officer,
  interactive: true,
  unit: OFFICE,
  holders: IN_POST,
  classification: null,
  contentHash: TEXT,
  empty: [],
  hidden: [],
  changed: [],
  ...over,
});

export const PASS: readonly CriterionAnswer[] = huludao2023.criteria.map(({ id }) => ({ id, verdict: 'pass' }));
export const dutiesOf = (stage: StageId): readonly string[] => stagePolicy(huludao2023, stage).duties.map(({ id }) => id);

export type Sign = Extract<Command, { type: 'sign' }>;
export const sign = (stage: StageId, over: Partial<Omit<Sign, 'type' | 'stage'>> = {}): Sign => ({
  type: 'sign',
  stage,
  contentHash: TEXT,
  criteria: PASS,
  checklist: dutiesOf(stage),
  note: '',
  ...over,
});
export const submit: Command = { type: 'submit', note: '' };
export const observe: Command = { type: 'observe' };
export const publish: Command = { type: 'publish' };
export const withdraw: Extract<Command, { type: 'withdraw' }> = { type: 'withdraw', reason: '另行发布' };
export const takeDown: Extract<Command, { type: 'take_down' }> = { type: 'take_down', reason: '内容有误' };
export const remove: Command = { type: 'delete' };
export const sendBack = (to: 'draft' | StageId, reason = '请核实数字'): Command => ({ type: 'return', to, reason });

/** Whose turn it is, stage by stage. */
export const SIGNER: Readonly<Record<StageId, Actor>> = { first_review: officer, second_review: head, final_sign_off: leader };

export interface Run {
  readonly state: ReviewState;
  readonly events: readonly ReviewEvent[];
}

export const refusalsOf = (decision: Decision<unknown>): readonly Refusal[] => (decision.allowed ? [] : decision.refusals);
export const codesOf = (refusals: readonly Refusal[]): readonly RefusalCode[] => refusals.map(({ code }) => code);

export const allowed = (decision: Decision<Step>): Step => {
  if (!decision.allowed) throw new Error(`refused: ${JSON.stringify(decision.refusals)}`);
  return decision.value;
};

/** Plays accepted commands one after the other; a refused one fails the test that asked for it. */
export const play = (steps: readonly (readonly [Command, Partial<Facts>])[], from: ReviewState = INITIAL): Run =>
  steps.reduce<Run>(
    (run, [command, over]) => {
      const { next, events } = allowed(transition(run.state, command, facts(over)));
      return { state: next, events: [...run.events, ...events] };
    },
    { state: from, events: [] }
  );

const SUBMITTED: readonly (readonly [Command, Partial<Facts>])[] = [[submit, { actor: officer }]];
const signedUpTo = (stage: StageId, hash: string): readonly (readonly [Command, Partial<Facts>])[] =>
  STAGES.slice(0, STAGES.indexOf(stage) + 1).map((id) => [sign(id, { contentHash: hash }), { actor: SIGNER[id], contentHash: hash }]);

export const draft: ReviewState = INITIAL;
export const inFirstReview = play(SUBMITTED).state;
export const inSecondReview = play(signedUpTo('first_review', TEXT), inFirstReview).state;
export const inFinalSignOff = play(signedUpTo('second_review', TEXT), inFirstReview).state;
export const approved = play(signedUpTo('final_sign_off', TEXT), inFirstReview).state;
export const published = play([[publish, { actor: publisher }]], approved).state;

/** Live is `TEXT`; the draft says `OTHER` and has come as far as `approved` in its second round. */
export const approvedAnew = play(
  [[observe, { contentHash: OTHER, changed: ['body'] }], [submit, { contentHash: OTHER }], ...signedUpTo('final_sign_off', OTHER)],
  published
).state;

/** All events of a text's life up to its publication. */
export const LIFE: readonly ReviewEvent[] = play([
  ...SUBMITTED,
  ...signedUpTo('final_sign_off', TEXT),
  [publish, { actor: publisher }],
]).events;

export const signOffBy = (stage: StageId, signer: Actor, over: Partial<SignOff> = {}): SignOff => ({
  stage,
  proof: stagePolicy(huludao2023, stage).proof,
  signer,
  post: stagePolicy(huludao2023, stage).post,
  unitId: OFFICE.id,
  contentHash: TEXT,
  policy: 'huludao-2023@2023-07-04',
  criteria: PASS,
  checklist: dutiesOf(stage),
  note: '',
  at: NOW,
  ...over,
});
