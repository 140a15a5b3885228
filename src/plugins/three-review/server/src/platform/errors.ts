import { ARTICLES } from '../../../core/regulation';
import { ruleOf, type Refusal, type RefusalRule } from '../../../core/kernel/result';
import type { ErrorDetails } from '../../../shared/contracts';
import { hostUtils } from './hostUtils';
import { MESSAGES } from './messages';

type Hears = () => boolean;
let hearsReasons: Hears = () => true;

/**
 * Who may not read drafts hears the bare code of a refusal, and its clause: reasons, names and documents would tell of drafts. Set once, in `register()`,
 * and asked where a refusal is made, so that no path can forget it.
 */
export const tellReasonsIf = (hears: Hears): void => {
  hearsReasons = hears;
};

/** What is said of these refusals to whoever is served now. A race is told only to those who may know of the others' acts, unless it is all there is. */
const said = (refusals: readonly Refusal[]): { told: readonly Refusal[]; details: ErrorDetails } => {
  if (hearsReasons() || refusals.every(({ code }) => ruleOf(code).ofInput)) return { told: refusals, details: detailsOf(refusals) };
  const one = refusals.find(({ code }) => code !== 'lost_race') ?? refusals[0];
  if (!one) throw new TypeError('a refusal needs a reason');
  return { told: [one], details: { code: one.code, article: ruleOf(one.code).article } };
};

/** Status, message and details of the answer to whoever is served now. */
export const answerTo = (refusals: readonly Refusal[]): { status: RefusalRule['status']; message: string; details: ErrorDetails } => {
  const { told, details } = said(refusals);
  return { status: statusOf(told), message: messageOf(told), details };
};

/** `error.details` of a refusal: the first one on top, all of them below. */
const detailsOf = (refusals: readonly Refusal[]): ErrorDetails => {
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
const statusOf = (refusals: readonly Refusal[]): RefusalRule['status'] => (refusals[0] ? ruleOf(refusals[0].code).status : 403);

/** What says the same to whoever knows no class of Strapi's: Koa, and a Strapi that holds another copy of them. */
const toAnyCopy = (status: number) => ({ status, statusCode: status, expose: true });

/**
 * Makes an error, somebody else's perhaps, the gate's no, in place: whoever holds it goes on to throw that. Strapi keeps message and details on
 * admin, REST and GraphQL of a PolicyError (403), and answers 409 to its HTTP errors alone.
 */
export const asRefusal = <E extends Error>(error: E, refusals: readonly Refusal[], more: object = {}): E => {
  const { status, message, details } = answerTo(refusals);
  const conflict = status === 409;
  const { errors } = hostUtils();
  Object.setPrototypeOf(error, (conflict ? errors.HttpError : errors.PolicyError).prototype as object);
  return Object.assign(error, {
    name: conflict ? 'ConflictError' : 'PolicyError',
    message,
    details: { ...details, ...more },
    refusals,
    ...toAnyCopy(conflict ? 409 : 403),
  });
};

export const refuse = (...refusals: readonly Refusal[]): never => {
  throw asRefusal(new Error(), refusals);
};

/** The refusals in an error that `asRefusal` made; null for anything else. */
export const refusalsIn = (error: unknown): readonly Refusal[] | null =>
  error instanceof Error && 'refusals' in error && Array.isArray(error.refusals) ? (error.refusals as readonly Refusal[]) : null;

/** A parameter that may not be sent: 400, with where it stands. */
export const invalid = (message: string, details: object): Error =>
  Object.assign(new (hostUtils().errors.ValidationError)(message, details), toAnyCopy(400));

/** The stable code in a refusal, whoever threw it and whichever copy of Strapi's classes it is of; null for anything else. */
export const codeOf = (error: unknown): string | null => {
  const details: unknown = error instanceof Error && 'details' in error ? error.details : null;
  const code: unknown = typeof details === 'object' && details !== null && 'code' in details ? details.code : null;
  return typeof code === 'string' ? code : null;
};

export { errorMessage } from './errorMessage';
