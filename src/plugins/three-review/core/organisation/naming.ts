/** A unit as documents may name it. */
export interface NamedUnit {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

/** Texts of the host's → codes of units. */
export type UnitNames = Readonly<Record<string, string>>;

/**
 * The unit that a text names as answerable (A1): by its code, else by its exact name where one unit alone bears it, else by the host's table
 * of names. Null: no unit, and nobody guesses.
 */
export const unitOfText = (text: string, units: readonly NamedUnit[], names: UnitNames): NamedUnit | null => {
  const byCode = (code: string): NamedUnit | null => units.find((unit) => unit.code === code) ?? null;
  const named = units.filter(({ name }) => name === text);
  const [only, ...others] = named;
  const listed = Object.hasOwn(names, text) ? names[text] : undefined;
  return byCode(text) ?? (only && others.length === 0 ? only : null) ?? (listed === undefined ? null : byCode(listed));
};
