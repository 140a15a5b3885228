import type { EpochDay } from '../kernel/dates';
import type { ArticleId } from './articles';
import { auditFaults } from './auditFaults';
import type { AuditPolicy } from './auditPolicy';

/** The three reviews of A10.2, in their order. No policy removes one. */
export const STAGES = ['first_review', 'second_review', 'final_sign_off'] as const;
export type StageId = (typeof STAGES)[number];

export const PROOFS = ['first_proof', 'second_proof', 'third_proof'] as const;
export type ProofId = (typeof PROOFS)[number];

/** The posts of A1, A5.1, A6, A7.1, A10.2. `unit`: held for one unit at a time; `bureau`: held for the whole bureau. */
export const POSTS = {
  informationOfficer: 'unit',
  unitHead: 'unit',
  supervisingLeader: 'unit',
  principalLeader: 'bureau',
  officeDirector: 'bureau',
  publisher: 'bureau',
  confidentialityOfficer: 'bureau',
  auditor: 'bureau',
} as const;
export type PostKind = keyof typeof POSTS;

/** A text in the two languages of the product. */
export interface Wording {
  readonly 'zh-Hans': string;
  readonly en: string;
}

/** One line that a reviewer answers (criterion) or ticks (duty), with the clause it comes from. */
export interface PolicyLine {
  readonly id: string;
  readonly article: ArticleId;
  readonly name: Wording;
  readonly help: Wording;
}

export interface StagePolicy {
  readonly id: StageId;
  readonly proof: ProofId;
  readonly post: PostKind;
  readonly article: ArticleId;
  readonly name: Wording;
  readonly duties: readonly PolicyLine[];
}

/** One version of the rules, as typed data (A11: it judges from its effective day on). */
export interface Policy {
  readonly id: string;
  readonly version: string;
  readonly effectiveFrom: EpochDay;
  readonly stages: readonly StagePolicy[];
  readonly criteria: readonly PolicyLine[];
  readonly publisherPost: PostKind;
  readonly audit: AuditPolicy;
}

/** What makes a policy unusable, as sentences; empty when it can judge. */
export const policyFaults = (policy: Policy): readonly string[] => {
  const ids = policy.stages.map((stage) => stage.id);
  const lines = [...policy.criteria, ...policy.stages.flatMap((stage) => stage.duties)].map((line) => line.id);
  return [
    ...(STAGES.join() === ids.join() ? [] : [`stages must be ${STAGES.join(', ')} in this order, got ${ids.join(', ')}`]),
    ...(policy.criteria.length >= 5 ? [] : ['the five criteria of A10.1 must all be there']),
    ...lines.filter((id, i) => lines.indexOf(id) !== i).map((id) => `the line ${id} stands twice`),
    ...auditFaults(policy.audit),
  ];
};

/** The version in force on `day` (A11): the latest that was effective by then; before the first, the first. */
export const policyInForce = (versions: readonly Policy[], day: EpochDay): Policy => {
  const [first] = versions;
  if (!first) throw new RangeError('a policy needs at least one version');
  const yieldsTo = ({ effectiveFrom: a }: Policy, { effectiveFrom: b }: Policy): boolean =>
    b <= day ? a > day || a <= b : a > day && b < a;
  return versions.reduce((held, version) => (yieldsTo(held, version) ? version : held), first);
};

export const stagePolicy = (policy: Policy, id: StageId): StagePolicy => {
  const found = policy.stages.find((stage) => stage.id === id);
  if (!found) throw new RangeError(`policy ${policy.id} has no stage ${id}`);
  return found;
};
