import { errorDetails, type RefusalOut } from '../../../shared/contracts';

/** What became of a call that did not succeed. `broken` carries the server's own words, if it had any. */
export type Failure =
  | { readonly kind: 'refused'; readonly refusals: readonly RefusalOut[] }
  | { readonly kind: 'offline' }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'broken'; readonly message: string };

const field = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && key in value ? (value as Record<string, unknown>)[key] : undefined;

export const failureOf = (error: unknown): Failure => {
  const details = errorDetails.safeParse(field(error, 'details'));
  if (details.success && details.data.refusals && details.data.refusals.length > 0) {
    return { kind: 'refused', refusals: details.data.refusals };
  }
  const status = field(error, 'status');
  if (status === 404) return { kind: 'notFound' };
  // fetch() throws a TypeError when nothing answered: no status, no body.
  if (!navigator.onLine || (status === undefined && field(error, 'name') === 'TypeError')) return { kind: 'offline' };
  const message = field(error, 'message');
  return { kind: 'broken', message: typeof message === 'string' ? message : '' };
};
