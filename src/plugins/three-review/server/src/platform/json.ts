/** Text that this plugin wrote itself, read back in the shape it was written in. Text of anybody else goes through a schema. */
export const fromJson = <T>(text: unknown): T => JSON.parse(String(text)) as T;

/** A deep copy as the wire has it: no `readonly`, no undefined. */
export const plain = <T>(value: unknown): T => JSON.parse(JSON.stringify(value)) as T;

/** The keys of an object whose keys are all known. */
export const keysOf = <T extends object>(value: T): (keyof T & string)[] => Object.keys(value) as (keyof T & string)[];

/** Is `value` one of these words? */
export const isOneOf = <T extends string>(words: readonly T[], value: unknown): value is T => (words as readonly unknown[]).includes(value);

/** What a text of anybody's says as JSON, of whatever shape; undefined: it is none. */
export const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};
