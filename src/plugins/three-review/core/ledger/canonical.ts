/** The values that canonical JSON can hold. Any other value throws as a programming error: evidence must not depend on how a value happens to print. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/** A literal or what JSON.parse gives; not a Date, Map or Buffer, which would print as `{}` whatever they hold. */
const isPlain = (value: unknown): value is { readonly [key: string]: Json | undefined } => {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
};

/** One text for one value: keys sorted by code unit, no white space, keys without a value left out. */
export const canonical = (value: Json): string => {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`no canonical form for ${String(value)}`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${Array.from(value as readonly Json[], canonical).join(',')}]`;
  if (!isPlain(value)) throw new TypeError(`no canonical form for a ${typeof value}`);
  const entries = Object.entries(value)
    .filter((pair): pair is [string, Json] => pair[1] !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([key, held]) => `${JSON.stringify(key)}:${canonical(held)}`).join(',')}}`;
};

/** Names of the fields in which two contents differ, sorted. A field that only one of them has counts. */
export const changedFields = (
  a: { readonly [key: string]: Json | undefined },
  b: { readonly [key: string]: Json | undefined }
): readonly string[] =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])]
    .filter((key) => {
      const [left, right] = [a[key], b[key]];
      return left === undefined || right === undefined ? left !== right : canonical(left) !== canonical(right);
    })
    .sort();
