import { errors } from '@strapi/utils';
import { ARTICLES } from '../../../core/regulation';
import { REFUSALS, type Refusal } from '../../../core/kernel/result';
import type { ErrorDetails } from '../../../shared/contracts';
import { MESSAGES } from './messages';

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

/** The status of the first refusal, by the table of refusals. */
export const statusOf = (refusals: readonly Refusal[]): 403 | 409 => (refusals[0] ? REFUSALS[refusals[0].code].status : 403);

/**
 * Makes an error, somebody else's perhaps, the gate's no, in place: whoever holds it goes on to throw that. Strapi keeps message and details on
 * admin, REST and GraphQL of a PolicyError (403), and answers 409 to its HTTP errors alone.
 */
export const asRefusal = <E extends Error>(error: E, refusals: readonly Refusal[], more: object = {}): E => {
  const conflict = statusOf(refusals) === 409;
  Object.setPrototypeOf(error, (conflict ? errors.HttpError : errors.PolicyError).prototype as object);
  return Object.assign(error, {
    name: conflict ? 'ConflictError' : 'PolicyError',
    message: messageOf(refusals),
    details: { ...detailsOf(refusals), ...more },
    refusals,
    ...(conflict ? { status: 409, statusCode: 409, expose: true } : {}),
  });
};

export const refuse = (...refusals: readonly Refusal[]): never => {
  throw asRefusal(new Error(), refusals);
};

/** The refusals in an error that `asRefusal` made; null for anything else. */
export const refusalsIn = (error: unknown): readonly Refusal[] | null =>
  error instanceof Error && 'refusals' in error && Array.isArray(error.refusals) ? (error.refusals as readonly Refusal[]) : null;

/** The stable code in a refusal, whoever threw it; null for anything else. */
export const codeOf = (error: unknown): string | null => {
  const details: unknown = error instanceof errors.ApplicationError || error instanceof errors.HttpError ? error.details : null;
  const code: unknown = typeof details === 'object' && details !== null && 'code' in details ? details.code : null;
  return typeof code === 'string' ? code : null;
};

/** What an error says, whatever was thrown. */
export const errorMessage = (error: unknown): string => (error instanceof Error ? error.message : String(error));
