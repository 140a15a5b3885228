/** What a value read from evidence must be: small checks, put together to shapes. */
export type Check = (value: unknown) => boolean;

export const text: Check = (value) => typeof value === 'string';
export const number: Check = (value) => typeof value === 'number';
export const flag: Check = (value) => typeof value === 'boolean';
export const nullOr =
  (holds: Check): Check =>
  (value) =>
    value === null || holds(value);
/** Left out, or as told. */
export const maybe =
  (holds: Check): Check =>
  (value) =>
    value === undefined || holds(value);
export const oneOf =
  (known: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && known.includes(value);
export const list =
  (each: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(each);
export const shape =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(fields).every(([key, holds]) => holds((value as Record<string, unknown>)[key]));

/** The fields of one event of a union, apart from those that every event has. */
export type Own<E extends { readonly type: string }, T extends E['type']> = Exclude<keyof Extract<E, { type: T }>, 'type' | 'at' | 'by'>;
/** Field by field what each type of event must hold for a replay to rest on it. */
export type EventShapes<E extends { readonly type: string }> = { readonly [T in E['type']]: Readonly<Record<Own<E, T>, Check>> };

export const actor = shape({ id: text, name: text, account: maybe(text) });

/** Is this an event with time, author and all the fields of its type? */
export const eventOf =
  <E extends { readonly type: string }>(shapes: EventShapes<E>): Check =>
  (value) => {
    if (!shape({ type: oneOf(Object.keys(shapes)), at: number, by: nullOr(actor) })(value)) return false;
    return shape(shapes[(value as E).type as E['type']])(value);
  };

/** A body as it stands in an entry; null when it is none that a replay could rest on. */
export const readAs =
  <B>(isBody: (value: unknown) => value is B) =>
  (json: string): B | null => {
    try {
      const body: unknown = JSON.parse(json);
      return isBody(body) ? body : null;
    } catch {
      return null;
    }
  };
