import type { Refusal } from '../../../core/kernel/result';
import { messageOf } from './errors';
import { fail, failRefused, send, type Ctx } from './http';
import { isRow } from './strapi';

/** An answer of a service where something named does not exist, is wrong or stands in the way. */
export type Failure =
  | { readonly failed: 'not_found' | 'bad_input' | 'in_use' | 'forbidden'; readonly path: string; readonly message: string }
  | { readonly failed: 'refused'; readonly path: string; readonly message: string; readonly refusals: readonly Refusal[] };

export const failed = (value: unknown): value is Failure => isRow(value) && 'failed' in value;

export const missing = (what: string, path = 'id'): Failure => ({ failed: 'not_found', path, message: `there is no such ${what}` });
export const wrong = (path: string, message: string): Failure => ({ failed: 'bad_input', path, message });

/** A rule says no: told in the words of its codes. */
export const refused = (refusals: readonly Refusal[], path = 'id'): Failure => ({
  failed: 'refused',
  path,
  message: messageOf(refusals),
  refusals,
});

const STATUS = { not_found: 404, bad_input: 400, in_use: 409, forbidden: 403 } as const;

/** Sends what a service answered, a failure with its status and where it lies. */
export const answer = (ctx: Ctx, result: unknown, meta?: unknown): void => {
  if (!failed(result)) return send(ctx, result, meta);
  if (result.failed === 'refused') return failRefused(ctx, result.refusals);
  const issues = [{ path: result.path, message: result.message }];
  return fail(ctx, STATUS[result.failed], `${result.path}: ${result.message}`, { code: result.failed, issues });
};
