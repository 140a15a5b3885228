import { canonical, type Json } from '../ledger/canonical';
import { at, isFields, listOf, pathsOf, readText, within, writeText, type Fields } from './fields';

/** Fields of a type that came and went, as `path:type`. */
export interface FieldChange {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** `unseen`: what stands in a field that came meanwhile was written by somebody, and nobody has signed it. */
type Change = FieldChange & { readonly unseen?: boolean };

/** What a field holds in which nobody has written anything. */
const isBlank = (value: Json | undefined): boolean => value === null || value === '' || (Array.isArray(value) && value.length === 0);

/**
 * The signed content as a type with other fields tells it: all of it but the fields that are gone, and of the live row only fields of which
 * the signed content knows nothing, `unseen` only where they are blank. A field that stands in both is the signed one, whatever is named as
 * added or removed (A10.2).
 */
export const retold = (signed: Fields, shown: Fields, { added, removed, unseen = false }: Change): Fields =>
  graft(signed, shown, { added: pathsOf(added), removed: pathsOf(removed), unseen }, '');

type Paths = ReadonlySet<string>;

interface Came {
  readonly added: Paths;
  readonly removed: Paths;
  readonly unseen: boolean;
}

const graft = (signed: Fields, shown: Fields, came: Came, path: string): Fields => {
  const { added, removed, unseen } = came;
  const kept = Object.entries(signed).flatMap(([name, value]): [string, Json | undefined][] => {
    const here = at(path, name);
    if (removed.has(here) && shown[name] === undefined) return [];
    if (!Array.isArray(value)) return [[name, value]];
    const beside = listOf(shown[name]);
    const parts = listOf(value).filter((part) => !isGone(part, beside, removed, here));
    const part = (held: Json, i: number): Json => {
      const other = beside[i];
      return isFields(held) ? graft(held, isFields(other) ? other : {}, came, within(here, held)) : held;
    };
    return [[name, parts.map(part)]];
  });
  const gained = Object.entries(shown).filter(
    ([name, value]) => added.has(at(path, name)) && signed[name] === undefined && (!unseen || isBlank(value))
  );
  return Object.fromEntries([...kept, ...gained]);
};

/** A part of a zone whose component the zone no longer takes: all of its fields are gone, and none of its kind is shown. */
const isGone = (part: Json, shown: readonly Json[], removed: Paths, path: string): boolean => {
  if (!isFields(part) || typeof part.__component !== 'string') return false;
  const names = Object.keys(part).filter((name) => name !== '__component');
  const kind = part.__component;
  return (
    names.length > 0 &&
    names.every((name) => removed.has(at(within(path, part), name))) &&
    !shown.some((other) => isFields(other) && other.__component === kind)
  );
};

/** What proves that one content follows from another, to somebody who holds only the hash of the other. */
export interface Retelling {
  /** The canonical text of the content as it is told now. */
  readonly content: string;
  /** The fields that were told otherwise, or are told no more, as they were. */
  readonly was: Fields;
  /** The fields that were not told before. */
  readonly gained: readonly string[];
}

const same = (a: Json | undefined, b: Json | undefined): boolean =>
  a === undefined || b === undefined ? a === b : canonical(a) === canonical(b);

export const retell = (before: Fields, content: string): Retelling => {
  const now = readText(content)?.fields ?? {};
  return {
    content,
    was: Object.fromEntries(Object.entries(before).filter(([name, value]) => !same(value, now[name]))),
    gained: Object.keys(now)
      .filter((name) => before[name] === undefined)
      .sort(),
  };
};

/** The content as it was told before, and as it is told now; null: the retelling cannot be read. */
export const unfold = ({
  content,
  was,
  gained,
}: Retelling): { readonly text: string; readonly before: Fields; readonly now: Fields } | null => {
  const told = readText(content);
  if (!told) return null;
  const stayed = Object.entries(told.fields).filter(([name]) => !gained.includes(name));
  const before = { ...Object.fromEntries(stayed), ...was };
  return { text: writeText({ ...told, fields: before }), before, now: told.fields };
};
