import { refusal, type Refusal } from '../kernel/result';
import { isUnseen } from '../kernel/words';
import { POSTS, STAGES, stagePolicy, type Policy, type PostKind, type StageId } from '../regulation';
import type { Facts } from './facts';
import { tellApart } from './names';
import type { Actor, CriterionAnswer, ReviewState, SignOff } from './state';

/** Each rule is one function. It returns the refusals it raises, and none when the rule is kept. */
type Refusals = readonly Refusal[];

/** A10.2: a person acts, signed in as themselves; no token and no code does it for them. */
export const actsInPerson = (facts: Facts): Refusals => (facts.interactive && facts.actor ? [] : [refusal('not_interactive', 'A10.2')]);

/** A1, A5.1: somebody is answerable for every document. */
export const hasUnit = (facts: Facts): Refusals =>
  facts.unit ? [] : [refusal('unit_missing', 'A1', facts.unitNamed ? { named: facts.unitNamed } : {})];

/** A5.1, A10.2: a post of a unit counts for that unit's documents only, a post of the bureau for all. */
const inPost = (facts: Facts, post: PostKind) => {
  const heldFor = POSTS[post] === 'unit' ? facts.unit?.id : null;
  return facts.holders.filter((holder) => holder.post === post && holder.unitId === heldFor);
};

/** A6: every post that has to sign is held by somebody. */
export const postsHeld = (facts: Facts): Refusals =>
  facts.policy.stages
    .filter((stage) => inPost(facts, stage.post).length === 0)
    .map((stage) => refusal('post_vacant', 'A6', { post: stage.post, stage: stage.id, unit: facts.unit?.name ?? null }));

export const holdsPost = (facts: Facts, post: PostKind): boolean =>
  inPost(facts, post).some((holder) => holder.person.id === facts.actor?.id);

/** A10.2: the stage is signed by a holder of its post for the document's unit. */
export const signsForUnit = (facts: Facts, stage: StageId): Refusals => {
  const { post } = stagePolicy(facts.policy, stage);
  if (inPost(facts, post).length === 0) return [refusal('post_vacant', 'A6', { post, stage, unit: facts.unit?.name ?? null })];
  return holdsPost(facts, post) ? [] : [refusal('no_post_for_unit', 'A10.2', { post, stage, unit: facts.unit?.name ?? null })];
};

/** A10.2: three different people. */
export const differentPerson = (state: ReviewState, actor: Actor | null): Refusals =>
  state.signOffs
    .filter((signOff) => signOff.signer.id === actor?.id)
    .slice(0, 1)
    .map((signOff) => refusal('same_person', 'A10.2', { signed: signOff.stage }));

/** A10.2: first, second and final, in this order. */
export const awaits = (state: ReviewState, stage: StageId): Refusals => {
  const last = state.signOffs.at(-1);
  return state.stage === stage
    ? []
    : [
        refusal('wrong_stage', 'A10.2', {
          awaited: state.stage,
          asked: stage,
          last: last ? { stage: last.stage, signer: last.signer.name } : null,
        }),
      ];
};

/** A10.2: what is signed is what the reviewer saw, and what the round is about. */
export const sameContent = (state: ReviewState, facts: Facts, seen: string): Refusals => {
  if (state.contentHash !== null && facts.contentHash !== state.contentHash) return [contentChanged(state.signOffs, facts.changed)];
  return seen === facts.contentHash ? [] : [refusal('stale_hash', 'A10.2', { seen, now: facts.contentHash })];
};

export const contentChanged = (signOffs: readonly SignOff[], changed: readonly string[]): Refusal =>
  refusal('content_changed', 'A10.2', {
    changed,
    voided: signOffs.map((signOff) => ({ stage: signOff.stage, signer: signOff.signer.name })),
  });

/** A10.1: each of the five criteria is answered. A failed one cannot be signed; one that does not apply needs a reason. Of two answers to one criterion the worse counts. */
export const criteriaAnswered = (policy: Policy, answers: readonly CriterionAnswer[]): Refusals =>
  policy.criteria.flatMap((criterion, i): Refusals => {
    const given = answers.filter((answer) => answer.id === criterion.id);
    const about = { criterion: criterion.id, number: i + 1, name: criterion.name };
    if (given.length === 0) return [refusal('criterion_unanswered', 'A10.1', about)];
    const failed = given.find((answer) => answer.verdict === 'fail');
    if (failed) return [refusal('criterion_failed', 'A10.1', { ...about, reason: failed.reason ?? '' })];
    const silent = given.some((answer) => answer.verdict === 'not_applicable' && isUnseen(answer.reason ?? ''));
    return silent ? [refusal('reason_required', 'A10.1', about)] : [];
  });

/** A10.2: the duties of the stage are done, each ticked by the one who signs. */
export const dutiesDone = (policy: Policy, stage: StageId, ticked: readonly string[]): Refusals =>
  stagePolicy(policy, stage)
    .duties.filter((duty) => !ticked.includes(duty.id))
    .map((duty) => refusal('duty_unticked', 'A10.2', { duty: duty.id, name: duty.name }));

/** A10.1: what has to be written is written, for a reader and not only for the database. */
export const requiredFilled = ({ empty }: Facts): Refusals =>
  empty.length === 0 ? [] : [refusal('required_empty', 'A10.1', { fields: empty })];

/** A10.2: who signs has read what they sign, and so can read all of it. */
export const seesAll = ({ hidden }: Facts): Refusals =>
  hidden.length === 0 ? [] : [refusal('fields_hidden', 'A10.2', { fields: hidden })];

/** A10.1: a return, a withdrawal and a take-down need a reason. */
export const reasonGiven = (reason: string): Refusals => (isUnseen(reason) ? [refusal('reason_required', 'A10.1')] : []);

/** A5.1: somebody of the unit that answers for the document, or of the bureau, who reviews or publishes. */
export const ofOwnUnit = (facts: Facts): Refusals => {
  const { unit, policy } = facts;
  const entitled = [...policy.stages.map(({ post }) => post), policy.publisherPost];
  const own = facts.holders.some(
    ({ person, post, unitId }) => person.id === facts.actor?.id && (unitId === null ? entitled.includes(post) : unitId === unit?.id)
  );
  return own || unit === null ? [] : [refusal('not_own_unit', 'A5.1', { unit: unit.name })];
};

/** A10.2: only the section charged with publication publishes and takes down. */
export const isPublisher = (facts: Facts): Refusals =>
  facts.interactive && holdsPost(facts, facts.policy.publisherPost)
    ? []
    : [refusal('publisher_required', 'A10.2', { post: facts.policy.publisherPost })];

/** What a document can be (A7.3); a host's own words are brought to these. */
export const CLASSIFICATIONS = ['public', 'internal', 'withheld'] as const;

const PUBLIC: readonly string[] = ['public', '公开', '主动公开'];

/** Words that need no table to be understood. */
export const isClassification = (word: string): boolean => PUBLIC.includes(word) || (CLASSIFICATIONS as readonly string[]).includes(word);

/** Where nothing is said, the reviewers have judged (A10.1). */
export const isPublic = (classification: string | null): boolean => classification === null || PUBLIC.includes(classification);

/** A7.3: what is internal or withheld stays inside, whatever its sign-offs. */
export const fitForPublic = (facts: Facts): Refusals =>
  isPublic(facts.classification) ? [] : [refusal('classified', 'A7.3', { classification: facts.classification })];

/** The valid sign-offs among `signOffs` on `hash`: right order of stages, one each, by three people. */
export const validSignOffs = (signOffs: readonly SignOff[], hash: string): readonly SignOff[] =>
  STAGES.flatMap((stage) => signOffs.filter((signOff) => signOff.stage === stage && signOff.contentHash === hash).slice(-1)).filter(
    (signOff, i, all) => all.findIndex((other) => other.signer.id === signOff.signer.id) === i
  );

/** A10.2, the promise itself: three sign-offs by three people on exactly this content. */
export const signedThreeTimes = (state: ReviewState, facts: Facts): Refusals => {
  if (state.contentHash !== null && state.contentHash !== facts.contentHash) return [contentChanged(state.signOffs, facts.changed)];
  const valid = validSignOffs(state.signOffs, facts.contentHash);
  const missing = STAGES.filter((stage) => !valid.some((signOff) => signOff.stage === stage));
  const fallen =
    state.ended?.reason === 'content_changed' && missing.length === STAGES.length
      ? [contentChanged(state.ended.voided, state.ended.changed)]
      : [];
  if (missing.length === 0) return [];
  const apart = tellApart([...facts.holders.map(({ person }) => person), ...state.signOffs.map(({ signer }) => signer)]);
  return [
    refusal('sign_offs_missing', 'A10.2', {
      missing: missing.map((stage) => {
        const { post } = stagePolicy(facts.policy, stage);
        return { stage, post, people: inPost(facts, post).map((holder) => apart(holder.person).name) };
      }),
    }),
    ...fallen,
  ];
};
