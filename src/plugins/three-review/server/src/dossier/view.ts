import { isOneOf, plain } from '../platform/json';
import { publishable, tellApart, transition, type Command, type Facts, type ReviewState, type SignOff } from '../../../core/review';
import type { Refusal } from '../../../core/kernel/result';
import { stagePolicy, STAGES } from '../../../core/regulation';
import type { Review } from '../../../shared/contracts';
import { configOf } from '../platform/covered';
import type { Strapi } from '../platform/strapi';
import type { Dossier } from './dossier';

const refusalsOf = (state: ReviewState, command: Command, facts: Facts): readonly Refusal[] => {
  const decision = transition(state, command, facts);
  return decision.allowed ? [] : decision.refusals;
};

/** What stands between this person and a signature, his answers apart. */
const signRefusals = (state: ReviewState, facts: Facts): readonly Refusal[] => {
  const stage = isOneOf(STAGES, state.stage) ? state.stage : STAGES[0];
  const complete: Command = {
    type: 'sign',
    stage,
    contentHash: facts.contentHash,
    criteria: facts.policy.criteria.map((criterion) => ({ id: criterion.id, verdict: 'pass' })),
    checklist: stagePolicy(facts.policy, stage).duties.map((duty) => duty.id),
    note: '',
  };
  return refusalsOf(state, complete, facts);
};

/** The answer of `GET /reviews/:uid/:documentId`: the dossier as the person who asks may use it. */
export const viewOf = (strapi: Strapi, dossier: Dossier): Review => {
  const { key, facts } = dossier;
  const observed = transition(dossier.state, { type: 'observe' }, facts);
  const state = observed.allowed ? observed.value.next : dossier.state;
  /** Without a draft there is nothing but to take down what is live. */
  const can = (command: Command) => dossier.draft !== null && refusalsOf(state, command, facts).length === 0;
  const apart = tellApart([
    ...facts.holders.map(({ person }) => person),
    ...[...state.signOffs, ...(state.ended?.voided ?? [])].map(({ signer }) => signer),
    ...(state.ended?.by ? [state.ended.by] : []),
  ]);
  const shown = (signOff: SignOff): SignOff => ({ ...signOff, signer: apart(signOff.signer) });
  const signOffs = state.signOffs.map(shown);
  const { ended } = state;
  const cannotSign = signRefusals(state, facts);
  const cannotSubmit = refusalsOf(state, { type: 'submit', note: '' }, facts);
  return {
    ...key,
    stage: state.stage,
    round: state.round,
    contentHash: facts.contentHash,
    unit: facts.unit,
    live: state.liveHash !== null,
    policy: { id: facts.policy.id, version: facts.policy.version },
    criteria: facts.policy.criteria.map((line) => ({ ...line })),
    required: facts.policy.stages.map((stage) => ({
      ...stage,
      duties: stage.duties.map((line) => ({ ...line })),
      people: facts.holders.filter((holder) => holder.post === stage.post).map((holder) => apart(holder.person)),
      signed: plain(signOffs.find((signOff) => signOff.stage === stage.id) ?? null),
    })),
    signOffs: plain(signOffs),
    ended: plain(ended && { ...ended, by: ended.by && apart(ended.by), voided: ended.voided.map(shown) }),
    refusals: publishable(state, facts).map((refusal) => ({ ...refusal })),
    can: {
      submit: can({ type: 'submit', note: '' }),
      sign: dossier.draft !== null && cannotSign.length === 0,
      return: can({ type: 'return', to: 'draft', reason: '-' }),
      withdraw: can({ type: 'withdraw', reason: '-' }),
      publish: can({ type: 'publish' }),
      takeDown: refusalsOf(state, { type: 'take_down', reason: '-' }, facts).length === 0,
    },
    signRefusals: cannotSign.map((refusal) => ({ ...refusal })),
    submitRefusals: cannotSubmit.map((refusal) => ({ ...refusal })),
    reauthenticate: configOf(strapi).signing.reauthenticate,
    timeZone: configOf(strapi).timeZone,
  };
};
