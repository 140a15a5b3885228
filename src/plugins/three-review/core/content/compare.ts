import { canonical, changedFields, type Json } from '../ledger/canonical';
import { comparedWith } from './embeddedField';
import { at, isFields, listOf, within, type Fields } from './fields';

/** The paths of relations that a publication thins out: those to types with draft-and-publish. */
export type Prunable = Pick<ReadonlySet<string>, 'has'>;

/**
 * The fields in which a live row is not what was signed. Publishing drops relations to what is not published: of those the live row may
 * show fewer than were signed, never others, and in the same order (A10.2).
 */
export const differing = (signed: Fields, shown: Fields, prunable: Prunable): readonly string[] =>
  changedFields(thinned(signed, shown, prunable, ''), comparedWith(signed, shown));

const thinned = (signed: Fields, shown: Fields, prunable: Prunable, path: string): Fields =>
  Object.fromEntries(
    Object.entries(signed).map(([name, value]): [string, Json | undefined] => {
      const here = at(path, name);
      const beside = listOf(shown[name]);
      if (!Array.isArray(value)) return [name, value];
      const list = listOf(value);
      if (prunable.has(here)) return [name, list.filter((target) => beside.includes(target))];
      const thin = (part: Json, other: Json | undefined) =>
        isFields(part) ? thinned(part, isFields(other) ? other : {}, prunable, within(here, part)) : part;
      return [name, list.map((part, i) => thin(part, beside[i]))];
    })
  );

/** One relation of a content to one document, by its place: `related=abc/zh-Hans`, `facts.0.source=…`. */
export type Link = string;

/** The relations that a publication may have dropped, each with the path of its field by the schema. */
export const linksIn = (fields: Fields, prunable: Prunable, path = '', place = ''): Lost[] =>
  Object.entries(fields).flatMap(([name, value]) => {
    const [here, there] = [at(path, name), at(place, name)];
    if (prunable.has(here))
      return listOf(value).flatMap((target) => (typeof target === 'string' ? [{ link: `${there}=${target}`, path: here }] : []));
    return listOf(value).flatMap((part, i) => (isFields(part) ? linksIn(part, prunable, within(here, part), at(there, String(i))) : []));
  });

/** `fields` without these links, each once. */
export const without = (fields: Fields, lost: readonly Link[], place = ''): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]): [string, Json | undefined] => {
      if (!Array.isArray(value)) return [name, value];
      const there = at(place, name);
      const kept = listOf(value).filter((target) => typeof target !== 'string' || !lost.includes(`${there}=${target}`));
      return [name, kept.map((part, i) => (isFields(part) ? without(part, lost, at(there, String(i))) : part))];
    })
  );

export interface Lost {
  readonly link: Link;
  /** The path of its field by the schema. */
  readonly path: string;
}

/** What `shown` lacks of `signed`, where that is links to documents and nothing else; null where it differs in anything else. */
export const lostLinks = (signed: Fields, shown: Fields, prunable: Prunable): readonly Lost[] | null => {
  const held = new Set(linksIn(shown, prunable).map(({ link }) => link));
  const lost = linksIn(signed, prunable).filter(({ link }) => !held.has(link));
  const rest = without(
    signed,
    lost.map(({ link }) => link)
  );
  return canonical(rest) === canonical(comparedWith(signed, shown)) ? lost : null;
};
