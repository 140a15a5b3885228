import { errors } from '@strapi/utils';
import { ARTICLES } from '../../../core/regulation';
import type { Refusal } from '../../../core/kernel/result';
import type { ErrorDetails } from '../../../shared/contracts';
import { MESSAGES } from './messages';

const CONFLICTS = new Set<string>(['content_changed', 'stale_hash', 'lost_race']);

/** `error.details` of a refusal: the first one on top, all of them below. */
export const detailsOf = (refusals: readonly Refusal[]): ErrorDetails => {
  const [first] = refusals;
  if (!first) throw new TypeError('a refusal needs a reason');
  return { ...first.data, code: first.code, article: first.article, refusals: refusals.map((refusal) => ({ ...refusal })) };
};

export const messageOf = (refusals: readonly Refusal[]): string =>
  refusals
    .slice(0, 1)
    .map((refusal) => `${MESSAGES[refusal.code]}（${ARTICLES[refusal.article]}）`)
    .join('');

/** 409 for a lost race or a stale view, 403 for every other no. */
export const statusOf = (refusals: readonly Refusal[]): 403 | 409 => (refusals[0] && CONFLICTS.has(refusals[0].code) ? 409 : 403);

/** The no of the gate, thrown from inside Strapi: PolicyError keeps message and details on admin, REST and GraphQL. */
export class GateRefusal extends errors.PolicyError {
  readonly refusals: readonly Refusal[];

  constructor(refusals: readonly Refusal[]) {
    super(messageOf(refusals), detailsOf(refusals));
    this.refusals = refusals;
  }
}

export const refuse = (...refusals: readonly Refusal[]): never => {
  throw new GateRefusal(refusals);
};

/** The stable code in a refusal, whoever threw it; null for anything else. */
export const codeOf = (error: unknown): string | null => {
  const details: unknown = error instanceof errors.ApplicationError ? error.details : null;
  const code: unknown = typeof details === 'object' && details !== null && 'code' in details ? details.code : null;
  return typeof code === 'string' ? code : null;
};
